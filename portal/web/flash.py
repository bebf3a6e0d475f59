"""What the page after a redirect says once: kept for a minute in a signed cookie of the same browser."""

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
ONCE: Final = "portal_once"
SECONDS: Final = 60
_SIGNATURE_BYTES: Final = 16


def kept(toast: Toast, request: Request[Any, Any, Any]) -> Cookie:
    """Return the cookie that carries a toast to the next page."""
    return _carrying(msgspec.json.encode(toast), request, COOKIE)


def forgotten() -> Cookie:
    """Return the cookie that takes the toast away again, once it was shown."""
    return Cookie(key=COOKIE, value="", max_age=0, httponly=True, samesite="lax")


def waiting(request: Request[Any, Any, Any]) -> list[Toast]:
    """Return the toast that the last answer left for this page; one that was tampered with is none."""
    said = _carried(request, COOKIE)
    try:
        return [msgspec.json.decode(said, type=Toast)] if said else []
    except msgspec.DecodeError:
        return []


def kept_once(words: str, request: Request[Any, Any, Any]) -> Cookie:
    """Return the cookie that carries what is shown a single time, like an address of which we keep no copy."""
    return _carrying(words.encode(), request, ONCE, path=request.url.path)


def shown_once(request: Request[Any, Any, Any]) -> tuple[str, list[Cookie]]:
    """Return what is to be shown now, or nothing, with the cookie that takes it away."""
    words = _carried(request, ONCE).decode()
    gone = Cookie(key=ONCE, value="", path=request.url.path, max_age=0, httponly=True, samesite="lax")
    return words, [gone] if words else []


def _carrying(said: bytes, request: Request[Any, Any, Any], key: str, *, path: str = "/") -> Cookie:
    value = base64.urlsafe_b64encode(_signature(said, request) + said).decode().rstrip("=")
    secure = _is_secure(request)
    return Cookie(key=key, value=value, path=path, max_age=SECONDS, secure=secure, httponly=True, samesite="lax")


def _carried(request: Request[Any, Any, Any], key: str) -> bytes:
    """Return what a cookie of ours carries; nothing of one that was tampered with."""
    value = request.cookies.get(key, "")
    try:
        data = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except (NotBase64, ValueError):
        return b""
    signature, said = data[:_SIGNATURE_BYTES], data[_SIGNATURE_BYTES:]
    return said if hmac.compare_digest(signature, _signature(said, request)) else b""


def _signature(said: bytes, request: Request[Any, Any, Any]) -> bytes:
    key = request.app.state.settings.secret_key.encode()
    return hmac.digest(key, b"toast" + said, hashlib.sha256)[:_SIGNATURE_BYTES]


def _is_secure(request: Request[Any, Any, Any]) -> bool:
    return bool(request.app.state.settings.base_url.startswith("https"))
