"""Booking references in a memo: written out whole, mistyped, or only perhaps meant.

A code is `exact` only between word borders and behind its prefix, with neither a character too few nor one too many.
What is broken by a space, lacks its prefix or runs into the next word is a guess, and so is what may be a date or a
word with a number: "SEPT26" is as good a code as any other.
"""

import re
from collections.abc import Collection
from functools import lru_cache

import msgspec

from portal.domain.matching.score.common_words import NO_NAMES
from portal.domain.matching.score.names import given_names

CODE_LENGTH = 6
_CONFUSABLE = str.maketrans("OIL", "011")
_CAPITALS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""`str.upper` makes two letters of some, and Latin ones of others."""
_NOT_CODE = re.compile(r"[^A-Z0-9]+")
_BEGINS, _ENDS = r"(?<![^\W_])", r"(?![^\W_])"
_GAP = r"[\s\-_#:.|]{0,3}"
_BARE = re.compile(rf"{_BEGINS}[A-Z0-9]{{{CODE_LENGTH}}}{_ENDS}")
_GLUED_ON = re.compile(r"[-_.]([A-Z0-9]+)")
_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|SEPT|OCT|NOV|DEC|ENE|ABR|AGO|DIC"
_DAYS = "MON|TUES?|WED|THURS?|THU|FRI|SAT|SUN"
_DATE = re.compile(
    rf"(?:{_MONTHS}|{_DAYS})\d+[A-Z]{{0,2}}|\d+(?:ST|ND|RD|TH)?(?:{_MONTHS}|{_DAYS})\d*|\d+(?:ST|ND|RD|TH|AM|PM)\d*"
)
_WORD_WITH_NUMBER = re.compile(r"([A-Z]{3,})\d+|\d+([A-Z]{3,})")


class MemoCodes(msgspec.Struct, frozen=True):
    """The codes in a memo, folded and without their prefix, and the memo's other text."""

    exact: tuple[str, ...]
    mistyped: tuple[str, ...]
    """Meant as references, but of another length."""
    claimed: frozenset[str]
    """Those of both that can be nothing else: if no booking bears them, that is a reason to ask."""
    guessed: frozenset[str]
    rest: str


@lru_cache(maxsize=65_536)
def fold_code(code: str) -> str:
    """Return a code (without its prefix) in capitals, with the characters that are misread for each other made one."""
    return _NOT_CODE.sub("", code.translate(_CAPITALS)).translate(_CONFUSABLE)


def read_codes(text: str, prefixes: Collection[str], *, cut: str) -> MemoCodes:
    """Read the references in a memo; `cut` stands in the rest of the text where one was."""
    capitals = text.translate(_CAPITALS)
    exact, mistyped, claimed, guessed = [], [], set(), set()
    rest = list(text)
    for match in _written(frozenset(prefixes)).finditer(capitals) if prefixes else ():
        gap, code = match["gap"], match["code"]
        is_claimed = not code.isdigit() and (bool(re.search(r"\d", code)) or ("-" in gap or "#" in gap))
        if _may_be_words(code):
            guessed.update([fold_code(code)] if len(code) == CODE_LENGTH else [])
            continue
        if len(code) == CODE_LENGTH and not _runs_on(capitals[match.end() :]):
            exact.append(fold_code(code))
        elif is_claimed:
            mistyped.append(fold_code(code))
            guessed.add(fold_code(code[:CODE_LENGTH]))
        if is_claimed:
            claimed.add(fold_code(code))
            rest[match.start() : match.end()] = [cut] + [""] * (match.end() - match.start() - 1)
    guessed.update(fold_code(code) for code in _guesses(capitals, frozenset(prefixes)))
    return MemoCodes(
        exact=tuple(dict.fromkeys(exact)),
        mistyped=tuple(dict.fromkeys(mistyped)),
        claimed=frozenset(claimed),
        guessed=frozenset(guessed).difference(exact),
        rest="".join(rest),
    )


def _guesses(capitals: str, prefixes: frozenset[str]) -> list[str]:
    """Return what would be a code if spaces, or a missing prefix, were forgiven."""
    broken = _broken(prefixes).findall(capitals) if prefixes else []
    bare = [code for code in _BARE.findall(capitals) if not _may_be_words(code)]
    return [*broken, *bare]


def _may_be_words(code: str) -> bool:
    """Tell whether it may be a date, a number, a word or a name, or one of these with a number."""
    if code.isdigit() or _DATE.fullmatch(code) or _is_word(code):
        return True
    match = _WORD_WITH_NUMBER.fullmatch(code)
    return match is not None and _is_word(match[1] or match[2])


def _is_word(letters: str) -> bool:
    word = letters.casefold()
    return word in NO_NAMES or word in given_names()


def _runs_on(after: str) -> bool:
    """Tell whether the token goes on behind a dash, and not with a word."""
    match = _GLUED_ON.match(after)
    return match is not None and not (match[1].isalpha() and len(match[1]) > 2)  # noqa: PLR2004 - "-DEPOSIT"


@lru_cache(maxsize=64)
def _written(prefixes: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"{_BEGINS}(?:{_any(prefixes)})(?P<gap>{_GAP})(?P<code>[A-Z0-9]{{3,}}){_ENDS}")


@lru_cache(maxsize=64)
def _broken(prefixes: frozenset[str]) -> re.Pattern[str]:
    """Match a prefix and six characters with a space or dash anywhere: mail programs break lines where they like."""
    spaced = "|".join(r"[\s\-_]?".join(map(re.escape, prefix)) for prefix in _longest_first(prefixes))
    return re.compile(
        rf"{_BEGINS}(?:{spaced})(?:{_GAP})((?:[A-Z0-9][\s\-_|]{{0,3}}){{{CODE_LENGTH - 1}}}[A-Z0-9]){_ENDS}"
    )


def _any(prefixes: frozenset[str]) -> str:
    return "|".join(re.escape(prefix) for prefix in _longest_first(prefixes))


def _longest_first(prefixes: frozenset[str]) -> list[str]:
    return sorted(prefixes, key=len, reverse=True)
