"""The PII key ring, and the blind indexes by which sealed values are found.

A sealed value is `key id (1 byte) + nonce (12) + AES-256-GCM ciphertext + tag (16)`, with the table, the column and
the row's id as associated data, so that a value that is moved to another row no longer opens.
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE_BYTES = 12
INDEX_BYTES = 16
UNREADABLE = "[unreadable]"
"""Shown for a value that does not open; told by identity from a text of these letters that somebody typed."""


class KeysMissing(RuntimeError):
    """Sealed columns were used before the process handed over its keys."""


class KeyRing:
    """The keys that open sealed values (by id), the one that seals new ones, and the key of the blind indexes."""

    def __init__(self, keys: Mapping[int, bytes], *, current: int, index_key: bytes) -> None:
        self.current = current
        self._ciphers = {number: AESGCM(key) for number, key in keys.items()}
        self._index_key = hashlib.blake2b(index_key, digest_size=32).digest()

    def seal(self, plain: bytes, *, place: bytes) -> bytes:
        """Seal a value for the place (table, column, row) where it will lie."""
        nonce = os.urandom(NONCE_BYTES)
        return bytes([self.current]) + nonce + self._ciphers[self.current].encrypt(nonce, plain, place)

    def open(self, sealed: bytes, *, place: bytes) -> bytes:
        """Open a value where it lies.

        Raises:
            InvalidTag: the value was sealed for another place, was changed, or its key is gone.

        """
        cipher = self._ciphers.get(sealed[0]) if sealed else None
        if cipher is None:
            raise InvalidTag
        return cipher.decrypt(sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :], place)

    def blind(self, business: UUID, kind: str, value: str) -> bytes:
        """Return the index of a normalized value: equal values of one business and kind have equal indexes."""
        return self._hash(business, kind, value, INDEX_BYTES)

    def tokens(self, business: UUID, kind: str, words: Iterable[str]) -> list[int]:
        """Return one 48-bit number for each word, sorted.

        Few enough bits that a token does not name its word for sure.
        """
        return sorted({int.from_bytes(self._hash(business, kind, word, 6), "big") for word in words})

    def _hash(self, business: UUID, kind: str, value: str, size: int) -> bytes:
        data = business.bytes + kind.encode() + b"\0" + value.encode()
        return hashlib.blake2b(data, key=self._index_key, digest_size=size).digest()


_ring: KeyRing | None = None


def use_keys(ring: KeyRing) -> None:
    """Hand the keys over, once, when the process starts (`tables` knows no settings)."""
    global _ring  # noqa: PLW0603 - one ring a process, like the database engine
    _ring = ring


def keys() -> KeyRing:
    """Return the key ring in use."""
    if _ring is None:
        raise KeysMissing("use_keys() was not called.")
    return _ring
