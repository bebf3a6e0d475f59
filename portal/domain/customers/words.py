"""The words of a name, folded, and the tokens by which a sealed name is found."""

import re
from functools import lru_cache
from uuid import UUID

from unidecode import unidecode

from tables.crypto import keys

_APOSTROPHES = re.compile(r"['`]")
_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST_INEXACT = 4


def fold(text: str) -> str:
    """Return `text` in plain lower-case letters, without apostrophes; other punctuation stays."""
    return _APOSTROPHES.sub("", unidecode(text).casefold())


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of `text` in their order."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=65_536)
def minus_one(word: str) -> frozenset[str]:
    """Return `word` with each one letter left out: two words that differ by one letter share such a remainder."""
    return frozenset(word[:place] + word[place + 1 :] for place in range(len(word)))


def name_tokens(business: UUID, name: str) -> list[int]:
    """Return what a name is indexed by: its words, each minus one letter (a misspelling still finds), and their beginnings."""
    found: set[str] = set()
    for word in words_of(name):
        found |= {word} | {f"{word[:length]}*" for length in range(1, len(word) + 1)}
        if len(word) >= _SHORTEST_INEXACT:
            found |= minus_one(word)
    return keys().tokens(business, "name", found)


def word_tokens(business: UUID, words: frozenset[str]) -> list[int]:
    """Return the tokens of words that are compared as they are (the matching's)."""
    return keys().tokens(business, "name", words)


def typed_tokens(business: UUID, word: str) -> tuple[list[int], list[int]]:
    """Return the tokens of a typed word: as the beginning of a name's word, and misspelled by a letter."""
    near = {word} | (minus_one(word) if len(word) >= _SHORTEST_INEXACT else frozenset())
    return keys().tokens(business, "name", [f"{word}*"]), keys().tokens(business, "name", near)
