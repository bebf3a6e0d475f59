"""Spelling folded away: case, accents on Latin letters, punctuation.

Letters of other scripts stay as they are. Spelled out in Latin letters a birthday in Japanese would read "dan", and a
Cyrillic look-alike would be taken for the Latin name that it imitates.
"""

import re
from functools import lru_cache
from unicodedata import category, name, normalize

from unidecode import unidecode

_APOSTROPHES = re.compile(r"['`]")
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~]+")
"""Whatever is neither white space nor ASCII punctuation: `fold` leaves no other punctuation."""
_LETTERS_AND_MARKS = ("L", "M", "N")
_TYPED_FOR_APOSTROPHES = str.maketrans(dict.fromkeys("\u00b4\u02b9\u02bb\u02bc\u02bd", "'"))


def fold(text: str) -> str:
    """Return `text` in small letters without accents or apostrophes; other ASCII punctuation stays."""
    return _APOSTROPHES.sub("", _plain(text))


@lru_cache(maxsize=65_536)
def _plain(text: str) -> str:
    """Return `text` in small letters, its Latin ones without accents, its punctuation in ASCII, its symbols blank."""
    if text.isascii():
        return text.casefold()
    folded: list[str] = []
    for character in normalize("NFKC", text.translate(_TYPED_FOR_APOSTROPHES)):
        folded.append(_fold(character, folded[-1] if folded else ""))
    return "".join(folded)


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of `text` in their order."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=65_536)
def minus_one(word: str) -> frozenset[str]:
    """Return `word` with each one letter left out: two words that differ by one letter share such a remainder."""
    return frozenset(word[:place] + word[place + 1 :] for place in range(len(word)))


def _fold(character: str, before: str) -> str:
    if character.isascii():
        return character.casefold()
    kind = category(character)
    if kind[0] in _LETTERS_AND_MARKS:
        return _fold_letter(character, kind, before)
    if kind[0] == "P" or kind == "Zs":
        return unidecode(character)
    return "" if kind == "Cf" else " "  # what only joins or splits letters on a screen is none; a picture parts words


def _fold_letter(character: str, kind: str, before: str) -> str:
    """Fold a letter of the Latin script, drop an accent that stands on one, and leave every other letter alone."""
    if kind[0] == "M":
        return "" if before.isascii() else character
    return unidecode(character).casefold() if "LATIN" in name(character, "").split() else character.casefold()
