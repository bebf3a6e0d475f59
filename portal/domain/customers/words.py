"""The tokens by which a sealed name is found: of its words, of their beginnings, and of each word minus one letter."""

from collections.abc import Iterable
from uuid import UUID

from portal.domain.customers.fold import minus_one, words_of
from tables.crypto import keys

_SHORTEST_INEXACT = 4


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


def typed_tokens(business: UUID, word: str) -> tuple[list[int], list[int]]:
    """Return the tokens of a typed word: as the beginning of a name's word, and misspelled by a letter."""
    near = {word} | (minus_one(word) if len(word) >= _SHORTEST_INEXACT else frozenset())
    return keys().tokens(business, "name", [f"{word}*"]), keys().tokens(business, "name", near)


def word_tokens(business: UUID, words: Iterable[str]) -> list[int]:
    """Return the tokens of whole words: a name has them all where it is made of these, and perhaps of more."""
    return keys().tokens(business, "name", set(words))
