"""The people that a memo names: words side by side, and whether anything else can be meant by them.

Only a memo of nothing but plain words and one name names a person for sure. Whatever else stands in it, known or not,
may make the name a street, a chef, a company, a friend's mother or part of somebody else's name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import msgspec

from portal.domain.matching.score.common_words import (
    ADDRESS_WORDS,
    HONORIFICS,
    JOINING,
    NO_NAMES,
    PARTICLES,
    SPACED,
    TURNING,
    UNSPACED,
)
from portal.domain.matching.score.names import Kinship, is_nickname

PLAIN, ODD, OWN = "\x01", "\x02", "^"
"""What stands in a memo for what was cut out of it: a date, a contact; and behind a name for its possessive."""
_MEASURE = (
    r"\$\s?\d[\d,.]*|\d[\d,.]*\s?(?:usd|dollars?|bucks)\b|\d{1,2}(?::\d\d)?\s?(?:am|pm)\b|\d{1,2}:\d\d"
    r"|\d+\s?(?:people|persons|ppl|pax|guests|adults|kids|children|hours?|hrs?)\b|\d+(?:st|nd|rd|th)\b"
)
_ADDRESS = re.compile(
    rf"\b\d+[a-z]?\s+(?:[a-z]+\.?\s+){{1,2}}(?:{'|'.join(sorted(ADDRESS_WORDS, key=len, reverse=True))})\b\.?"
)
_TOKEN = re.compile(
    rf"(?P<plain>{PLAIN})|(?P<odd>{ODD}|https?://\S+|www\.\S+|[@#$][a-z_][\w.-]*|\bc/o\b|\bw/o?(?![a-z]))"
    rf"|(?P<measure>{_MEASURE})|(?P<word>[^\s!-/:-@\[-`{{-~\x00-\x1f]+)|(?P<mark>\S)"
)
_ABBREVIATED = HONORIFICS | {"st"}
_LEADING = frozenset(("de", "del", "la", "las", "los", "el"))
_BEFORE_TIMES = frozenset(("on", "at", "from", "by", "to"))
_VOWELS = frozenset("aoy")
_ORDINARY = frozenset(".,;:!?'\"()*-^|~")
"""Marks that say nothing; others, as in "@ Maria", may."""
_INITIAL = 1
_FULL = 2


class WordGroup(msgspec.Struct, frozen=True):
    """Words side by side, none of them a plain one; `dashes` are the places of words that hang on the one before."""

    words: tuple[str, ...]
    dashes: frozenset[int] = frozenset()
    link: str = ""
    """What stands between it and the group before, if nothing else does: "and" or a comma."""


class Mentions(msgspec.Struct, frozen=True):
    """The groups of words that may be names, in order, and whether all the rest of the memo is plain."""

    groups: tuple[WordGroup, ...]
    plain: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Every word that may be part of a name."""
        return tuple(word for group in self.groups for word in group.words)

    @property
    def lists(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The people, those together that an "and" joins."""
        return tuple(_people([group.words for group in joined]) for joined in _joined(self.groups))


def read_mentions(folded: str) -> Mentions:
    """Read the names in a memo that is folded, with what was cut out of it marked."""
    reader = _Reader()
    text = _ADDRESS.sub(ODD, folded)
    tokens = list(_TOKEN.finditer(text))
    for place, token in enumerate(tokens):
        reader.read(text, token, tokens[place + 1] if place + 1 < len(tokens) else None)
    reader.close()
    return Mentions(tuple(reader.groups), reader.is_plain)


@lru_cache(maxsize=262_144)
def compare_mentions(mentions: Mentions, customer: tuple[str, ...]) -> Kinship:
    """Return how surely a memo names a customer.

    `SAME` says that it names this person and nobody else, `LONGER` that the words of the name stand together, but may
    mean somebody or something else.
    """
    if not mentions.groups or not customer:
        return Kinship.NONE
    full = [word for word in customer if len(word) > _INITIAL]
    if len(full) >= _FULL:
        if _names(mentions, customer, _is_whole):
            return Kinship.SAME
        if any(_is_within(person, customer) for person in _readings(mentions)):
            return Kinship.LONGER
    if len(customer) >= _FULL and _names(mentions, customer, _is_given_with_initial):
        return Kinship.INITIAL
    words = mentions.words
    if any(word == customer[0] or is_nickname(word, customer[0]) for word in words):
        return Kinship.GIVEN
    return Kinship.SURNAME if not frozenset(words).isdisjoint(full[1:]) else Kinship.NONE


class _Reader:
    """Gathers words into groups, token by token."""

    def __init__(self) -> None:
        self.groups: list[WordGroup] = []
        self.is_plain = True
        self._words: list[str] = []
        self._dashes: set[int] = set()
        self._link = ""

    def read(self, text: str, token: re.Match[str], following: re.Match[str] | None) -> None:
        if token["word"]:
            self._word(token["word"], following)
        elif token["odd"]:
            self._cut(plain=False)
        elif token["mark"]:
            self._mark(token, text)
        else:
            self._cut()

    def close(self) -> None:
        """End the group that is open."""
        if self._words:
            self.groups.append(WordGroup(tuple(self._words), frozenset(self._dashes), self._link))
        elif self._link:
            self.is_plain = self.is_plain and self._link == ","
        self._words, self._dashes, self._link = [], set(), ""

    def _cut(self, *, plain: bool = True) -> None:
        self.close()
        self.is_plain = self.is_plain and plain

    def _word(self, word: str, following: re.Match[str] | None) -> None:
        word = _without_phrases(word)
        if word in HONORIFICS:
            return
        if self._words and self._is_initial(word, following):
            self._words.append(word)
        elif word in JOINING and self._words:
            self._join("and")
        elif any(letter.isdigit() for letter in word):
            # A number in front of a name may be that of a house; a word with a digit in it is anything.
            before_a_name = bool(following and following["word"] and _may_be_name(following["word"]))
            self._cut(plain=word.isdigit() and len(word) < 5 and not before_a_name)  # noqa: PLR2004 - a ZIP code
        elif word in PARTICLES and self._is_inside_a_name(word, following):
            self._words.append(word)
        elif word in _LEADING or (word in NO_NAMES and (word not in TURNING or _is_before_a_time(word, following))):
            self._cut()
        elif word in TURNING:
            self._cut(plain=False)
        elif not word or word in SPACED:
            self._cut()
        else:
            self._words.append(word)

    def _mark(self, token: re.Match[str], text: str) -> None:
        mark = token[0]
        glued = not (text[token.start() - 1 : token.start()].isspace() or text[token.end() : token.end() + 1].isspace())
        if mark == "-" and glued and self._words:
            self._dashes.add(len(self._words))
        elif mark in JOINING:
            self._join("and")
        elif mark == ",":
            self._join(",")
        elif not (mark == "." and self._words and _is_abbreviated(self._words[-1])):
            self._cut(plain=mark in _ORDINARY)

    def _join(self, link: str) -> None:
        had = bool(self._words)
        self.close()
        self._link = link if had else ""

    def _is_initial(self, word: str, following: re.Match[str] | None) -> bool:
        """Tell whether "a" or "y" is the initial of a last name, as in "Maria A", and no word of its own."""
        return word in _VOWELS and not (following and following["word"] and _may_be_name(following["word"]))

    def _is_inside_a_name(self, word: str, following: re.Match[str] | None) -> bool:
        ahead = (following["word"] if following else None) or ""
        goes_on = ahead in PARTICLES or (ahead != "" and _may_be_name(ahead))
        return goes_on and (bool(self._words) or word not in _LEADING)


def _readings(mentions: Mentions) -> Iterator[tuple[str, ...]]:
    """Yield every run of words that may be one person's name."""
    for group in mentions.groups:
        yield group.words
    for before, group in zip(mentions.groups, mentions.groups[1:], strict=False):
        if group.link == "," and len(group.words) == 1:
            yield (*before.words, *group.words)
    for people in mentions.lists:
        yield from people


def _names(
    mentions: Mentions, customer: tuple[str, ...], fits: Callable[[tuple[str, ...], tuple[str, ...]], bool]
) -> bool:
    """Tell whether a memo is plain but for one name, or one family's names, of which the customer's is one."""
    groups = mentions.groups
    if not mentions.plain:
        return False
    if len(groups) == 1:
        return fits(groups[0].words, customer) and not _is_parted(groups[0], customer)
    if any(group.dashes for group in groups):
        return False
    if len(groups) == _FULL and groups[1].link == ",":
        return groups[1].words == customer[:1] and groups[0].words == customer[1:]
    if all(group.link == "and" for group in groups[1:]) and all(len(group.words) == 1 for group in groups[:-1]):
        return len(groups[-1].words) >= _FULL and any(
            person == customer for person in _people([group.words for group in groups])
        )
    return False


def _is_parted(group: WordGroup, customer: tuple[str, ...]) -> bool:
    """Tell whether a dash stands between first and last name: "Maria-Lopez" may be one of either."""
    boundary = 1 if group.words[0] == customer[0] else len(group.words) - 1
    return boundary in group.dashes


def _is_whole(words: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether these are all words of a name, given name first or last."""
    return words == customer or words == (*customer[1:], customer[0])


def _is_given_with_initial(words: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether they are "John H" of John Hoang."""
    if len(words) != _FULL or len(words[1]) != _INITIAL:
        return False
    given, initial = words
    fits = given == customer[0] or is_nickname(given, customer[0])
    return fits and any(initial == surname[0] for surname in customer[1:])


def _is_within(words: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether first and last name stand in one run of words."""
    given = any(word == customer[0] or is_nickname(word, customer[0]) for word in words)
    return given and any(len(word) > _INITIAL and word in words for word in customer[1:])


def _joined(groups: Sequence[WordGroup]) -> list[list[WordGroup]]:
    lists: list[list[WordGroup]] = []
    for group in groups:
        if group.link == "and" and lists:
            lists[-1].append(group)
        else:
            lists.append([group])
    return lists


def _people(joined: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return who is meant: in "Maria & Jose Lopez" both have the last name, in "Maria Garcia and Jose Lopez" not."""
    *before, last = joined
    if before and len(last) >= _FULL and all(len(words) == 1 for words in before):
        return (*((*words, *last[1:]) for words in before), last)
    return tuple(joined)


def _without_phrases(word: str) -> str:
    """Cut what we know out of a run of letters of a script that writes no spaces."""
    if word.isascii():
        return word
    for phrase in UNSPACED:
        word = word.replace(phrase, "")
    return word


def _may_be_name(word: str) -> bool:
    return word not in NO_NAMES and word not in JOINING and not any(letter.isdigit() for letter in word)


def _is_before_a_time(word: str, following: re.Match[str] | None) -> bool:
    return word in _BEFORE_TIMES and following is not None and bool(following["plain"] or following["measure"])


def _is_abbreviated(word: str) -> bool:
    return len(word) == _INITIAL or word in _ABBREVIATED
