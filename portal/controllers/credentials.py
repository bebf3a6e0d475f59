"""What people prove themselves by, as the forms of the public and of the staff ask for it."""

from typing import Annotated, Final

import msgspec

LONGEST_PASSWORD: Final = 200


class CodeForm(msgspec.Struct):
    """The code of an authenticator, or a recovery code; what was chosen on the pages before is carried along."""

    code: Annotated[str, msgspec.Meta(max_length=20)]
    stay: bool = False
    recovery: bool = False
