"""Is the payer the customer? Names compared as people write them, banks shout them and families share them."""

import re
from collections import Counter
from enum import IntEnum
from functools import cache, lru_cache
from unicodedata import name

import msgspec
from nicknames import NickNamer
from rapidfuzz.distance import OSA

from portal.domain.customers import fold, minus_one, words_of
from portal.domain.matching.score.common_words import COMPANY_WORDS, GENERATIONS, HONORIFICS

_JOINT = re.compile(r"\s*(?:&|\+|/|\band\b|\bor\b|\by\b|\bund\b|\bet\b)\s*")
_INDIRECT = re.compile(
    r"\b(?:c/o|f/?b/?o|o/?b/?o|d/b/a|a/?k/?a|care of|in care|on behalf|estate of|for|from|via|per|by|of|at|with|not"
    r"|friend|trustee|ttee|custodian|cust|utma|ugma|poa|guardian|executor)\b"
)
"""What makes two names stand for more than an account of both."""
_SHORTEST_MISSPELT = 7
"""Letters in a whole name: one wrong letter in a shorter one often makes somebody else's name."""
_SHORTEST_SHORTENED = 5
_DOUBLED = re.compile(r"(.)\1+")
_INITIAL = 1
_FULL = 2


class Kinship(IntEnum):
    """How near two names are, from strangers to the same."""

    __hash__ = int.__hash__  # an enum's own is written in Python, and names are compared with every booking

    NONE = 0
    GIVEN = 1
    SURNAME = 2
    SIMILAR = 3
    INITIAL = 4
    MISSPELT = 5
    LONGER = 6
    """One name is all in the other, which has more, and may be another's: "Maria Lopez" and "Maria Lopez Garcia"."""
    SPELLED = 7
    SAME = 8


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name as read: the people in it, each as folded words, given name first where that can be told."""

    words: tuple[str, ...]
    people: tuple[tuple[str, ...], ...]
    company: bool
    indirect: bool = False
    """Whether somebody stands in it for somebody else, as in "c/o"."""
    generations: frozenset[str] = frozenset()

    @property
    def joint(self) -> bool:
        """Tell whether two people share the account."""
        return len(self.people) > 1


@lru_cache(maxsize=65_536)
def read_name(text: str) -> Name:
    """Read a payer's or customer's name; a company has words, but no people in it."""
    folded = fold(text).strip()
    words = _names_in(folded)
    parts = [part for part in _JOINT.split(_INDIRECT.sub(" and ", folded)) if part]
    if _is_company(folded, words, parts):
        return Name(words, (), company=True)
    people = [_in_order(part) for part in parts] if len(parts) > 1 else [_in_order(folded)]
    return Name(
        words,
        _share_surname([person for person in people if person]),
        company=False,
        indirect=_INDIRECT.search(folded) is not None,
        generations=frozenset(words_of(folded)) & GENERATIONS,
    )


@lru_cache(maxsize=262_144)
def compare(payer: Name, customer: Name) -> Kinship:
    """Return how near the payer's name comes to the customer's: the best of the people who share the account."""
    theirs = customer.people[0] if customer.people else customer.words
    if payer.company or customer.company:
        both = payer.company and customer.company
        return Kinship.SAME if both and payer.words and payer.words == customer.words else Kinship.NONE
    best = max((_compare_people(person, theirs) for person in payer.people), default=Kinship.NONE)
    return min(best, _most(payer, customer))


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


def _most(payer: Name, customer: Name) -> Kinship:
    """Return how near two names can come at most, whatever their words are."""
    if payer.generations and customer.generations and payer.generations != customer.generations:
        return Kinship.SIMILAR
    if payer.indirect or customer.indirect or payer.generations != customer.generations:
        return Kinship.LONGER
    return Kinship.SPELLED if payer.joint else Kinship.SAME


def _in_order(text: str) -> tuple[str, ...]:
    """Return one person's words, with "Perez, Ana" turned round."""
    surname, comma, given = text.partition(",")
    return _names_in(f"{given} {surname}" if comma else text)


@lru_cache(maxsize=65_536)
def _names_in(text: str) -> tuple[str, ...]:
    """Return the words that are names; in "Don Smith" and "Sir" nothing would be left of some."""
    words = words_of(text)
    names = tuple(word for word in words if word not in HONORIFICS and word not in GENERATIONS)
    return names if len(names) >= _FULL else tuple(word for word in words if word not in GENERATIONS)


def _share_surname(people: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Give a partner named by one word the surname: last in "Ana & Luis Perez", first in "PEREZ ANA OR LUIS".

    In "Ana Perez & Luis" it is left open, for he may have another.
    """
    longest = max(people, key=len, default=())
    if len(people) < _FULL or len(longest) < _FULL:
        return tuple(people)
    is_first = people.index(longest) == 0
    if is_first and (longest[0] in given_names() or longest[-1] not in given_names()):
        return tuple(people)
    surname = longest[:-1] if is_first else longest[1:]
    return tuple((*person, *surname) if len(person) == 1 else person for person in people)


def _compare_people(payer: tuple[str, ...], customer: tuple[str, ...]) -> Kinship:
    if len(payer) == len(customer) and sorted(payer) == sorted(customer):
        return _of_same_words(payer)
    for rule, kinship in _RULES:
        if rule(payer, customer):
            return kinship
    return Kinship.NONE


def _of_same_words(person: tuple[str, ...]) -> Kinship:
    """Return what equal words say: an initial, or a first name alone, is many people's."""
    if len(_full_words(person)) >= _FULL or any(_is_whole_name(word) for word in person):
        return Kinship.SAME
    return Kinship.INITIAL if len(person) >= _FULL else Kinship.GIVEN


def _is_whole_name(word: str) -> bool:
    """Tell whether a word is a first and a last name in a script that writes no spaces."""
    return len(word) >= _FULL and all(name(letter, "").startswith(("CJK UNIFIED", "HANGUL SYL")) for letter in word)


def _is_spelled(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether only initials or a nickname differ."""
    full, theirs = _full_words(payer), _full_words(customer)
    same = len(theirs) == len(full) >= _FULL and sorted(full) == sorted(theirs)
    return (same or _differs_by_nickname(full, theirs)) and not _initials_disagree(payer, customer)


def _has_more(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether only middle names or a second surname differ."""
    full, theirs = _full_words(payer), _full_words(customer)
    longer = _is_longer(full, theirs) or _is_longer(theirs, full)
    return longer and not _initials_disagree(payer, customer)


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
    near = any(OSA.distance(spelling, theirs, score_cutoff=1) <= 1 for spelling in _spellings(payer))
    return near and not _initials_disagree(payer, customer)


@lru_cache(maxsize=4_096)
def _spellings(person: tuple[str, ...]) -> frozenset[str]:
    """Return a name written as one word: whole, without initials, and with the first word last."""
    turned = (*person[1:], person[0]) if person else person
    return frozenset("".join(words) for words in (person, _full_words(person), turned))


def _is_initial(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether the payer is "B Harris" or "HARRIS B" to the customer's "Brenda Harris"."""
    full = _full_words(payer)
    initials = [word for word in payer if len(word) == _INITIAL]
    if len(full) == 0 or len(initials) == 0 or not customer or initials[0] != customer[0][0]:
        return False
    return frozenset(full) <= frozenset(customer[1:])


def _is_similar(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether two mistakes, or a first and a last name out of many, still make the same person likely."""
    if {payer[0], payer[-1]} == {customer[0], customer[-1]}:
        return True
    return OSA.normalized_similarity("".join(payer), "".join(customer), score_cutoff=_SIMILAR) >= _SIMILAR


def _shares_surname(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    return not frozenset(payer).isdisjoint(word for word in customer[1:] if len(word) > _INITIAL)


def _shares_given(payer: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    return customer[0] in payer or is_nickname(payer[0], customer[0])


def _undouble(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65_536)
def _full_words(person: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in person if len(word) > _INITIAL)


@cache
def _nicknamer() -> NickNamer:
    return NickNamer()


_SIMILAR = 0.86
_RULES = (
    (_is_spelled, Kinship.SPELLED),
    (_has_more, Kinship.LONGER),
    (_is_misspelt, Kinship.MISSPELT),
    (_is_initial, Kinship.INITIAL),
    (_is_similar, Kinship.SIMILAR),
    (_shares_surname, Kinship.SURNAME),
    (_shares_given, Kinship.GIVEN),
)
