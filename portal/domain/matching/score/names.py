"""Is the payer the customer? Names compared as people write them, banks shout them and families share them."""

import re
from collections import Counter
from enum import IntEnum
from functools import cache, lru_cache

import msgspec
from nicknames import NickNamer
from rapidfuzz.distance import OSA

from portal.domain.customers import fold, minus_one
from portal.domain.matching.score.common_words import COMPANY_WORDS, HONORIFICS

_JOINT = re.compile(r"\s*(?:&|\+|/|\band\b|\bor\b|\by\b|\bund\b|\bet\b)\s*")
_WORD = re.compile(r"[a-z0-9]+")
_SHORTEST_MISSPELT = 7
"""Letters in a whole name: one wrong letter in a shorter one often makes somebody else's name."""
_SHORTEST_SHORTENED = 5
_DOUBLED = re.compile(r"(.)\1+")
_INITIAL = 1
_FULL = 2


class Kinship(IntEnum):
    """How near two names are, from strangers to the same."""

    NONE = 0
    GIVEN = 1
    SURNAME = 2
    SIMILAR = 3
    INITIAL = 4
    MISSPELT = 5
    SPELLED = 6
    SAME = 7


class Name(msgspec.Struct, frozen=True):
    """A name as read: the people in it, each as folded words, given name first where that can be told."""

    words: tuple[str, ...]
    people: tuple[tuple[str, ...], ...]
    company: bool

    @property
    def joint(self) -> bool:
        """Tell whether two people share the account."""
        return len(self.people) > 1


@lru_cache(maxsize=65_536)
def read_name(text: str) -> Name:
    """Read a payer's or customer's name; a company has words, but no people in it."""
    folded = fold(text).strip()
    words = tuple(word for word in _WORD.findall(folded) if word not in HONORIFICS)
    parts = [part for part in _JOINT.split(folded) if part]
    if _is_company(folded, words, parts):
        return Name(words, (), company=True)
    if len(parts) > 1:
        return Name(words, _share_surname([_in_order(part) for part in parts]), company=False)
    person = _in_order(folded)
    return Name(words, (person,) if person else (), company=False)


@lru_cache(maxsize=262_144)
def compare(payer: Name, customer: Name) -> Kinship:
    """Return how near the payer's name comes to the customer's: the best of the people who share the account."""
    theirs = customer.people[0] if customer.people else customer.words
    if payer.company or customer.company:
        return Kinship.SAME if payer.words and payer.words == customer.words else Kinship.NONE
    best = max((_compare_people(person, theirs) for person in payer.people), default=Kinship.NONE)
    return min(best, Kinship.SPELLED) if payer.joint else best


@lru_cache(maxsize=65_536)
def misspelt_words(payer: Name, customer: Name) -> frozenset[str]:
    """Return the payer's words that the customer's name does not have: in a misspelt name, the wrong ones."""
    return frozenset(payer.words) - frozenset(customer.words)


@lru_cache(maxsize=65_536)
def is_slip(payer: Name, customer: Name) -> bool:
    """Tell whether a misspelt name is a slip of the finger: a letter doubled, left out, or swapped with the next.

    A letter changed for another is not one, for that makes Kim of Lim; nor is one left out of a short word, as in Li of
    Lei.
    """
    mine = "".join(word for word in payer.words if word not in customer.words)
    theirs = "".join(word for word in customer.words if word not in payer.words)
    if len(mine) == len(theirs):
        return sorted(mine) == sorted(theirs)
    if len(mine) > len(theirs):
        return _undouble(mine) == _undouble(theirs)
    return len(theirs) >= _SHORTEST_SHORTENED and mine in minus_one(theirs)


@cache
def given_names() -> frozenset[str]:
    """Return every first name and nickname that the kept library knows."""
    lookup = _nicknamer().nickname_lookup
    return frozenset(lookup).union(*lookup.values())


@lru_cache(maxsize=65_536)
def is_nickname(one: str, other: str) -> bool:
    """Tell whether one first name is short or fond for the other."""
    nicknamer = _nicknamer()
    return other in nicknamer.nicknames_of(one) or one in nicknamer.nicknames_of(other)


def _is_company(folded: str, words: tuple[str, ...], parts: list[str]) -> bool:
    # "Lewis, Gomez and Richard" is a firm: a person with a comma has no "and".
    listed = "," in folded and len(parts) > 1
    hyphenated = "-" in folded and " " not in folded
    return listed or hyphenated or not COMPANY_WORDS.isdisjoint(words)


def _in_order(text: str) -> tuple[str, ...]:
    """Return one person's words, with "Perez, Ana" turned round."""
    surname, comma, given = text.partition(",")
    ordered = f"{given} {surname}" if comma else text
    return tuple(word for word in _WORD.findall(ordered) if word not in HONORIFICS)


def _share_surname(people: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Give a partner named by one word the surname: last in "Ana & Luis Perez", first in "PEREZ ANA OR LUIS"."""
    longest = max(people, key=len)
    if len(longest) == 1:
        return (tuple(word for person in people for word in person),)
    surname = longest[:-1] if people.index(longest) == 0 else longest[1:]
    return tuple((*person, *surname) if len(person) == 1 else person for person in people if person)


def _compare_people(payer: tuple[str, ...], customer: tuple[str, ...]) -> Kinship:
    if sorted(payer) == sorted(customer):
        return Kinship.SAME if len(payer) >= _FULL else Kinship.GIVEN
    for rule, kinship in _RULES:
        if rule(payer, customer):
            return kinship
    return Kinship.NONE


def _is_spelled(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether only middle names, a second surname or a nickname differ."""
    full, theirs = _full_words(payer), _full_words(customer)
    same = sorted(full) == sorted(theirs) and len(full) >= _FULL
    alike = same or _is_longer(full, theirs) or _is_longer(theirs, full) or _differs_by_nickname(full, theirs)
    return alike and not _initials_disagree(payer, customer)


def _is_longer(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Tell whether `short` is the first name with part of the rest of `long`: two words or more, all shared."""
    return _FULL <= len(short) < len(long) and short[0] == long[0] and not Counter(short) - Counter(long)


def _differs_by_nickname(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    mine, theirs = set(one) - set(other), set(other) - set(one)
    if len(mine) != 1 or len(theirs) != 1 or len(one) < _FULL:
        return False
    return mine != {other[-1]} and theirs == {other[0]} and is_nickname(mine.pop(), theirs.pop())


def _initials_disagree(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether both have a middle name and they begin differently, as in "John Q Smith" and "John R Smith"."""
    mine, theirs = set(payer) - set(customer), set(customer) - set(payer)
    initials = {word for word in mine | theirs if len(word) == _INITIAL}
    return bool(initials and mine and theirs) and {word[0] for word in mine}.isdisjoint(word[0] for word in theirs)


def _is_misspelt(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether the whole names, spaces aside, differ by one letter or two swapped ones."""
    theirs = "".join(customer)
    if len(theirs) < _SHORTEST_MISSPELT:
        return False
    turned = (*payer[1:], payer[0]) if payer else payer
    spellings = {"".join(payer), "".join(_full_words(payer)), "".join(turned)}
    near = any(OSA.distance(spelling, theirs, score_cutoff=1) <= 1 for spelling in spellings)
    return near and not _initials_disagree(payer, customer)


def _is_initial(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether the payer is "B Harris" or "HARRIS B" to the customer's "Brenda Harris"."""
    full = _full_words(payer)
    initials = [word for word in payer if len(word) == _INITIAL]
    if len(full) == 0 or len(initials) == 0 or initials[0] != customer[0][0]:
        return False
    return frozenset(full) <= frozenset(customer[1:])


def _is_similar(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether two mistakes, or a first and a last name out of many, still make the same person likely."""
    if {payer[0], payer[-1]} == {customer[0], customer[-1]}:
        return True
    return OSA.normalized_similarity("".join(payer), "".join(customer)) >= _SIMILAR


def _shares_surname(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    return not frozenset(payer).isdisjoint(word for word in customer[1:] if len(word) > _INITIAL)


def _shares_given(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    return customer[0] in payer or is_nickname(payer[0], customer[0])


def _undouble(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def _full_words(person: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in person if len(word) > _INITIAL)


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


_SIMILAR = 0.86
_RULES = (
    (_is_spelled, Kinship.SPELLED),
    (_is_misspelt, Kinship.MISSPELT),
    (_is_initial, Kinship.INITIAL),
    (_is_similar, Kinship.SIMILAR),
    (_shares_surname, Kinship.SURNAME),
    (_shares_given, Kinship.GIVEN),
)
