"""The tokens by which somebody is found whose data is sealed.

The words of their name, the beginnings of these, and each minus one letter; the end of their phone number; and how
their e-mail address begins.
"""

import re
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from portal.domain.customers.fold import minus_one, words_of
from tables.crypto import keys

SEARCH_VERSION: Final = 1
"""Counts up with each change of `search_tokens`: rows of older versions are noted anew (`make_findable`)."""
LAST_DIGITS: Final = 4
_SHORTEST_INEXACT: Final = 4
_SHORTEST_OF_EMAIL: Final = 3
_PARTS: Final = re.compile(r"[^\W_]+")


def name_tokens(business: UUID, name: str) -> list[int]:
    """Return what a name is indexed by.

    Its words, each minus one letter (a misspelling still finds), and their beginnings.
    """
    found: set[str] = set()
    for word in words_of(name):
        found |= {word} | {f"{word[:length]}*" for length in range(1, len(word) + 1)}
        if len(word) >= _SHORTEST_INEXACT:
            found |= minus_one(word)
    return keys().tokens(business, "name", found)


def search_tokens(business: UUID, *, name: str, email: str | None, phone: str | None) -> list[int]:
    """Return what a person is indexed by; the address and the number are normalized ones."""
    found = {f"#{phone[-LAST_DIGITS:]}"} if phone else set()
    local = (email or "").partition("@")[0]
    for part in {local, *_PARTS.findall(local)}:
        found |= {f"@{part[:length]}" for length in range(_SHORTEST_OF_EMAIL, len(part) + 1)}
    return sorted({*name_tokens(business, name), *keys().tokens(business, "name", found)})


def contact_tokens(business: UUID, typed: str) -> list[int]:
    """Return the tokens of how an e-mail address may begin, or of the last digits of a number, as somebody typed it."""
    word = typed.strip().casefold().partition("@")[0]
    found = {f"@{word}"} if len(word) >= _SHORTEST_OF_EMAIL else set()
    if word.isascii() and word.isdigit() and len(word) == LAST_DIGITS:
        found.add(f"#{word}")
    return keys().tokens(business, "name", found)


def typed_tokens(business: UUID, word: str) -> tuple[list[int], list[int]]:
    """Return the tokens of a typed word: as the beginning of a name's word, and misspelled by a letter."""
    near = {word} | (minus_one(word) if len(word) >= _SHORTEST_INEXACT else frozenset())
    return keys().tokens(business, "name", [f"{word}*"]), keys().tokens(business, "name", near)


def word_tokens(business: UUID, words: Iterable[str]) -> list[int]:
    """Return the tokens of whole words: a name has them all where it is made of these, and perhaps of more."""
    return keys().tokens(business, "name", set(words))
