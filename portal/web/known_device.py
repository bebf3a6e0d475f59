"""A browser on which somebody has logged in before: a signed cookie says so, and opens nothing by itself.

It lets its wrong passwords be counted apart, so that whoever guesses at another place cannot keep a colleague out.
"""

import base64
import hashlib
import hmac
import secrets
from binascii import Error as NotBase64
from datetime import timedelta
from typing import Any, Final

import msgspec
from litestar import Request
from litestar.datastructures import Cookie

from portal.clock import now
from portal.web.counting import hashed

COOKIE: Final = "portal_device"
LASTS: Final = timedelta(days=180)
MOST_PEOPLE: Final = 10
_SIGNATURE_BYTES: Final = 16


class Device(msgspec.Struct, frozen=True):
    """A browser: a name for it, who has logged in there (as hashes, the newest first), and until when that counts."""

    id: str
    people: tuple[str, ...]
    until: int


def device_of(request: Request[Any, Any, Any], who: str) -> str | None:
    """Return the name of the browser, where this person has logged in on it before."""
    device = _read(request)
    return device.id if device and _hash(request, who) in device.people else None


def known_device(request: Request[Any, Any, Any], *names: str) -> Cookie:
    """Return the cookie by which this browser is known from now on, to a person under each of their names."""
    before = _read(request)
    here = tuple(_hash(request, name) for name in names)
    device = Device(
        id=before.id if before else secrets.token_hex(8),
        people=(here + tuple(person for person in (before.people if before else ()) if person not in here))[
            :MOST_PEOPLE
        ],
        until=int((now() + LASTS).timestamp()),
    )
    said = msgspec.json.encode(device)
    return Cookie(
        key=COOKIE,
        value=base64.urlsafe_b64encode(_signature(said, request) + said).decode().rstrip("="),
        path="/login",
        max_age=int(LASTS.total_seconds()),
        secure=request.app.state.settings.base_url.startswith("https"),
        httponly=True,
        samesite="lax",
    )


def _read(request: Request[Any, Any, Any]) -> Device | None:
    """Read the cookie; one that was tampered with, or is old, is none."""
    value = request.cookies.get(COOKIE, "")
    try:
        data = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
        signature, said = data[:_SIGNATURE_BYTES], data[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, _signature(said, request)):
            return None
        device = msgspec.json.decode(said, type=Device)
    except (NotBase64, msgspec.DecodeError, ValueError):
        return None
    return device if device.until > now().timestamp() else None


def _hash(request: Request[Any, Any, Any], who: str) -> str:
    return hashed(request, f"device:{who.strip().casefold()}")[:16]


def _signature(said: bytes, request: Request[Any, Any, Any]) -> bytes:
    key = request.app.state.settings.secret_key.encode()
    return hmac.digest(key, b"device" + said, hashlib.sha256)[:_SIGNATURE_BYTES]
