"""Signed links: a token names a row, and nobody else can make one. Pure but for the key.

A token is the row's id (16 bytes), the version of its link (2) and a keyed hash of both and of what kind of row it is
(14), in the URL-safe alphabet: 43 characters. A row that counts its link's version up ends all tokens made before.
"""

import base64
import binascii
import hmac
from enum import StrEnum
from uuid import UUID

import msgspec

from tables.crypto import keys

_ID_BYTES = 16
_VERSION_BYTES = 2
_HASH_BYTES = 14
_LENGTH = 43


class LinkKind(StrEnum):
    """What a signed link leads to; a token of one kind opens no other."""

    BOOKING = "booking"
    CHEF = "chef"
    DRAFT = "draft"
    LETTER = "letter"
    WAITING = "waiting"


class Signed(msgspec.Struct, frozen=True):
    """What a whole token says."""

    row_id: UUID
    version: int


def sign(kind: LinkKind, row_id: UUID, version: int = 1) -> str:
    """Return the token that names a row."""
    named = row_id.bytes + version.to_bytes(_VERSION_BYTES, "big")
    return base64.urlsafe_b64encode(named + _hash(kind, row_id, version)).decode().rstrip("=")


def read(kind: LinkKind, token: str) -> Signed | None:
    """Return what a token of ours names, or None for any other text."""
    if len(token) != _LENGTH:
        return None
    try:
        raw = base64.b64decode(f"{token}=", altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    row_id = UUID(bytes=raw[:_ID_BYTES])
    version = int.from_bytes(raw[_ID_BYTES : _ID_BYTES + _VERSION_BYTES], "big")
    if not hmac.compare_digest(raw[_ID_BYTES + _VERSION_BYTES :], _hash(kind, row_id, version)):
        return None
    return Signed(row_id, version)


def _hash(kind: LinkKind, row_id: UUID, version: int) -> bytes:
    """Hash under the key of the blind indexes, which is not rotated: links in old mails keep working."""
    return keys().blind(row_id, f"link:{kind}", str(version))[:_HASH_BYTES]
