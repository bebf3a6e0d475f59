"""The host that a request asks for: one that is none would be an error wherever an address is put together."""

import re
from typing import Any, Final

from litestar.response.base import ASGIResponse

MOST_PORT: Final = 65_535
_HOST: Final = re.compile(r"(?:[A-Za-z0-9_.-]{1,255}|\[[0-9A-Fa-f:.]{2,45}\])(?::(\d{1,5}))?", re.ASCII)


def names_a_host(scope: Any) -> bool:
    """Say whether a request names a host as RFC 9110 (section 7.2) wants it, or none at all, as HTTP/1.0 may."""
    for name, value in scope["headers"]:
        if name == b"host":
            found = _HOST.fullmatch(value.decode("latin-1"))
            return found is not None and int(found[1] or 0) <= MOST_PORT
    return True


REFUSAL: Final = ASGIResponse(body=b"This request names no host.", status_code=400, media_type="text/plain")
"""The answer to a request that names no host."""
