"""The whole references that stand in a memo, whosever bookings they are."""

import re
from typing import Final

from portal.domain import bookings

_CODE: Final = re.compile(r"(?<![A-Z0-9])([A-Z]{1,4})[-\s#]{0,2}([A-Z0-9]{6})(?![A-Z0-9])")
_MOST: Final = 5


def memo_references(memo: str | None) -> list[str]:
    """Return the references whose prefix and right check character stand in a memo, at most five."""
    written = {f"{prefix}-{code}" for prefix, code in _CODE.findall((memo or "").upper())}
    return sorted(each for each in written if bookings.is_reference_whole(each))[:_MOST]
