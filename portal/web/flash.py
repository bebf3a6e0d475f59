"""A toast for the page that comes after a redirect: kept for a minute in a signed cookie of the same browser."""

import base64
import hashlib
import hmac
from binascii import Error as NotBase64
from typing import Any, Final

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from portal.web.components import Toast

COOKIE: Final = "portal_toast"
SECONDS: Final = 60
_SIGNATURE_BYTES: Final = 16


def kept(toast: Toast, request: Request[Any, Any, Any]) -> Cookie:
    """Return the cookie that carries a toast to the next page."""
    said = msgspec.json.encode(toast)
    value = base64.urlsafe_b64encode(_signature(said, request) + said).decode().rstrip("=")
    return Cookie(key=COOKIE, value=value, max_age=SECONDS, secure=_is_secure(request), httponly=True, samesite="lax")


def forgotten() -> Cookie:
    """Return the cookie that takes the toast away again, once it was shown."""
    return Cookie(key=COOKIE, value="", max_age=0, httponly=True, samesite="lax")


def waiting(request: Request[Any, Any, Any]) -> list[Toast]:
    """Return the toast that the last answer left for this page; one that was tampered with is none."""
    value = request.cookies.get(COOKIE)
    if not value:
        return []
    try:
        data = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        signature, said = data[:_SIGNATURE_BYTES], data[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, _signature(said, request)):
            return []
        return [msgspec.json.decode(said, type=Toast)]
    except (NotBase64, msgspec.DecodeError, ValueError):
        return []


def _signature(said: bytes, request: Request[Any, Any, Any]) -> bytes:
    key = request.app.state.settings.secret_key.encode()
    return hmac.digest(key, b"toast" + said, hashlib.sha256)[:_SIGNATURE_BYTES]


def _is_secure(request: Request[Any, Any, Any]) -> bool:
    return bool(request.app.state.settings.base_url.startswith("https"))
