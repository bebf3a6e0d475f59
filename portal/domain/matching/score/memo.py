"""What a payer wrote: references in any spelling, dates, names, and what the money is for."""

import re
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import msgspec

from portal.domain.customers import fold
from portal.domain.matching.score.common_words import NO_NAMES
from portal.domain.matching.score.dates import Day, read_days
from portal.domain.matching.score.names import Kinship, is_nickname

CODE_LENGTH = 6
_CONFUSABLE = str.maketrans("OIL", "011")
_NOT_CODE = re.compile(r"[^A-Z0-9]+")
_BARE = re.compile(rf"\b[A-Z0-9]{{{CODE_LENGTH}}}\b")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}\b")

_POSSESSIVE = re.compile(r"\b(\w{2,})['`\u2019]s\b", re.IGNORECASE)
_CELEBRATED = re.compile(r"\b([a-z]{2,})\s+(?:bday|birthday|graduation|shower|wedding)\b")
_LETTERS = re.compile(r"[a-z]+")


class Purpose(StrEnum):
    """What the words say that the money is for; the first three are values of `Due`."""

    DEPOSIT = "deposit"
    BALANCE = "balance"
    TOTAL = "total"
    TIP = "tip"
    ELSEWHERE = "elsewhere"


_PURPOSES = {
    **dict.fromkeys(("deposit", "deposito", "dep", "reserve"), Purpose.DEPOSIT),
    **dict.fromkeys(("balance", "rest", "remaining", "remainder", "final", "saldo", "resto"), Purpose.BALANCE),
    **dict.fromkeys(("full", "total"), Purpose.TOTAL),
    **dict.fromkeys(("tip", "tips", "gratuity", "propina"), Purpose.TIP),
    **dict.fromkeys(
        (
            "refund",
            "refunded",
            "reimbursement",
            "rent",
            "renta",
            "loan",
            "used",
            "sold",
            "salary",
            "payroll",
            "wages",
            "gift",
        ),
        Purpose.ELSEWHERE,
    ),
}


class Memo(msgspec.Struct, frozen=True):
    """A memo as read. Codes are folded, without the prefix; `names` are the words that may be somebody's, in order."""

    codes: tuple[str, ...]
    loose_codes: frozenset[str]
    """What would be a code if spaces, or a missing prefix, were forgiven: it counts only where a booking bears it."""
    days: tuple[Day, ...]
    names: tuple[str, ...]
    named: frozenset[str]
    """Words that stand where a name stands ("Dylan's party", "Jiwoo bday"), whether or not anybody is known by them."""
    purposes: frozenset[Purpose]
    emails: frozenset[str]
    telephones: frozenset[str]


def fold_code(code: str) -> str:
    """Return a code (without its prefix) in capitals, with the characters that are misread for each other made one."""
    return _NOT_CODE.sub("", code.upper()).translate(_CONFUSABLE)


@lru_cache(maxsize=16_384)
def read_memo(text: str, prefixes: frozenset[str] = frozenset({"MH"})) -> Memo:
    """Read a memo; `prefixes` are those that booking references may begin with."""
    contacts = _TELEPHONE.sub(" ", _ADDRESS.sub(" ", text))
    codes, loose = _codes(contacts.upper(), prefixes)
    days, undated = read_days(_without_codes(fold(_POSSESSIVE.sub(r"\1", contacts)), prefixes))
    words = tuple(_LETTERS.findall(undated))
    return Memo(
        codes=codes,
        loose_codes=loose,
        days=days,
        names=tuple(word for word in words if word not in NO_NAMES),
        named=_named(text),
        purposes=frozenset(_PURPOSES[word] for word in words if word in _PURPOSES),
        emails=frozenset(address.casefold() for address in _ADDRESS.findall(text)),
        telephones=frozenset(digits(number) for number in _TELEPHONE.findall(text)),
    )


def digits(telephone: str) -> str:
    """Return the last ten digits of a telephone number, which is what Americans write."""
    return re.sub(r"\D", "", telephone)[-10:]


@lru_cache(maxsize=262_144)
def compare_memo_name(names: tuple[str, ...], customer: tuple[str, ...]) -> Kinship:
    """Return how near the memo's names come to a customer: all of it, "John H", a first name or a surname."""
    if len(customer) > 1 and _contains_name(names, customer):
        return Kinship.SAME
    if len(customer) > 1 and _given_with_initial(names, customer):
        return Kinship.INITIAL
    if customer and any(word == customer[0] or is_nickname(word, customer[0]) for word in names):
        return Kinship.GIVEN
    return Kinship.SURNAME if not frozenset(names).isdisjoint(customer[1:]) else Kinship.NONE


def _codes(text: str, prefixes: Collection[str]) -> tuple[tuple[str, ...], frozenset[str]]:
    """Find codes twice, with white space kept and removed: mail programs break lines anywhere."""
    longest_first = "|".join(re.escape(prefix) for prefix in sorted(prefixes, key=len, reverse=True))
    if not longest_first:
        return (), frozenset()
    pattern = re.compile(rf"(?:{longest_first})[ \-_#:]*([A-Z0-9]{{{CODE_LENGTH}}})")
    written = re.findall(rf"(?<![A-Z0-9])(?:{longest_first})[ \-_#:]*([A-Z0-9]{{{CODE_LENGTH}}})(?![A-Z0-9])", text)
    squeezed = pattern.findall(re.sub(r"[\s\-_]+", "", text))
    bare = [code for code in _BARE.findall(text) if re.search(r"\d", code)]
    codes = tuple(dict.fromkeys(fold_code(code) for code in written))
    return codes, frozenset(fold_code(code) for code in (*squeezed, *bare)) - frozenset(codes)


def _without_codes(folded: str, prefixes: Collection[str]) -> str:
    prefix = "|".join(re.escape(each.casefold()) for each in prefixes) or "(?!)"
    return re.sub(rf"\b(?:{prefix})[ \-_#:]*[a-z0-9]{{{CODE_LENGTH}}}\b", " ", folded)


def _named(text: str) -> frozenset[str]:
    owners = (fold(word) for word in _POSSESSIVE.findall(text))
    return frozenset((*owners, *_CELEBRATED.findall(fold(text)))) - NO_NAMES


def _contains_name(names: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether all words of the customer's name stand in the memo, or the first and one more of a long one."""
    given, *surnames = customer
    return given in names and not frozenset(surnames).isdisjoint(names) and _most(surnames, names)


def _most(surnames: list[str], names: tuple[str, ...]) -> bool:
    return sum(surname in names for surname in surnames) * 2 >= len(surnames)


def _given_with_initial(names: tuple[str, ...], customer: tuple[str, ...]) -> bool:
    """Tell whether the memo says "John H" of John Hoang."""
    initials = {surname[0] for surname in customer[1:]}
    return any(
        (word == customer[0] or is_nickname(word, customer[0])) and following in initials
        for word, following in pairwise(names)
    )
