"""Spelling folded away: case, diacritics, punctuation."""

import re
from functools import lru_cache

from unidecode import unidecode

_APOSTROPHES = re.compile(r"['`]")
_WORD = re.compile(r"[a-z0-9]+")


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
