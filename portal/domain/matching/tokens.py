"""The tokens by which a payment finds bookings, whose names are sealed: of words and of reference codes."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from portal.domain.matching.score import codes_to_find, fold_code, read_name, words_to_find
from tables.crypto import keys

VERSION: Final = 1
"""Raise it when a name or a reference is found by something else: then `make_findable` makes all tokens anew."""


def tokens_of(business: UUID, *, reference: str, customer_name: str) -> list[int]:
    """Return what a booking is found by."""
    code = fold_code(reference.rpartition("-")[2])
    return tokens(business, words=words_to_find(read_name(customer_name)), codes=codes_to_find(code))


def tokens(business: UUID, *, words: Iterable[str], codes: Iterable[str]) -> list[int]:
    """Return the tokens of words and codes that are looked for."""
    return keys().tokens(business, "match", [*(f"w:{word}" for word in words), *(f"c:{code}" for code in codes)])
