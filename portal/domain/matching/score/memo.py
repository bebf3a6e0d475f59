"""What a payer wrote: references in any spelling, dates, names, and what the money is for."""

import re
from enum import StrEnum
from functools import lru_cache
from unicodedata import category, normalize

import msgspec

from portal.domain.customers import fold
from portal.domain.matching.score.codes import read_codes
from portal.domain.matching.score.common_words import NEGATIONS, NO_NAMES, PROXIES
from portal.domain.matching.score.dates import WrittenDay, read_days
from portal.domain.matching.score.mentions import ODD, OWN, PLAIN, Mentions, read_mentions

READ = 1_000
"""Characters of a memo that are read; no provider takes as many, so a longer one may mean anything."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\w+])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]?\d{4}(?!\w)", re.ASCII)
_WHOLE_TELEPHONE = re.compile(r"(?:\+?1)?\d{10}", re.ASCII)
_TELEPHONE_MARKS = re.compile(r"[\s().-]")
_POSSESSIVE = re.compile(r"\b(\w{2,})(?:['`\u2019]s|(?<=s)['\u2019])(?!\w)", re.IGNORECASE)
_CELEBRATED = re.compile(r"\b([a-z]{2,})\s+(?:bday|birthday|graduation|shower|wedding)\b")
_INTRODUCED = re.compile(
    r"\b(?:for|daughter|son|mom|mother|dad|father|sister|brother|wife|husband|friend|cousin|boss|para|de)\s+([a-z]{2,})\b"
)
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
    """A memo as read. Codes are folded, without the prefix."""

    codes: tuple[str, ...]
    mistyped_codes: tuple[str, ...]
    claimed_codes: frozenset[str]
    loose_codes: frozenset[str]
    """What would be a code if spaces, or a missing prefix, were forgiven: it counts only where a booking bears it."""
    days: tuple[WrittenDay, ...]
    mentions: Mentions
    named: frozenset[str]
    """Words that stand where a name stands ("Dylan's party", "Jiwoo bday"), whether or not anybody is known by them."""
    purposes: frozenset[Purpose]
    is_turned: bool
    """Whether a word may turn it round, or leave open for whom it is ("not", "friend"), or not all of it was read."""
    emails: frozenset[str]
    telephones: frozenset[str]


@lru_cache(maxsize=16_384)
def read_memo(text: str, prefixes: frozenset[str] = frozenset({"MH"})) -> Memo:
    """Read a memo; `prefixes` are those that booking references may begin with."""
    is_long = len(text) > READ
    text = _visible(text[:READ])
    contacts = _TELEPHONE.sub(ODD, _ADDRESS.sub(ODD, text))
    codes = read_codes(contacts, prefixes, cut=PLAIN)
    days, undated = read_days(_without(prefixes, fold(_POSSESSIVE.sub(rf"\1{OWN} ", codes.rest))), cut=PLAIN)
    words = frozenset(_LETTERS.findall(undated))
    return Memo(
        codes=codes.exact,
        mistyped_codes=codes.mistyped,
        claimed_codes=codes.claimed,
        loose_codes=codes.guessed,
        days=days,
        mentions=read_mentions(undated),
        named=_named(text),
        purposes=frozenset(_PURPOSES[word] for word in words if word in _PURPOSES),
        is_turned=is_long or not words.isdisjoint(NEGATIONS | PROXIES),
        emails=frozenset(address.casefold() for address in _ADDRESS.findall(text) if address.isascii()),
        telephones=frozenset(digits(number) for number in _TELEPHONE.findall(text)),
    )


def digits(telephone: str) -> str:
    """Return the last ten digits of a telephone number, which is what Americans write."""
    return re.sub(r"\D", "", telephone)[-10:]


def whole_telephone(text: str) -> str:
    """Return the ten digits of what is a telephone number and nothing else, or nothing."""
    bare = _TELEPHONE_MARKS.sub("", text)
    return bare[-10:] if _WHOLE_TELEPHONE.fullmatch(bare) else ""


def _visible(text: str) -> str:
    """Return a memo as it looks: no letters of compatibility, nothing that joins or splits words unseen."""
    kinds = ((character, category(character)) for character in normalize("NFKC", text))
    return "".join(
        " | " if character in "\r\n" else " " if kind == "Cc" else character
        for character, kind in kinds
        if kind != "Cf"
    )


def _without(prefixes: frozenset[str], folded: str) -> str:
    """Take out prefixes that stand alone: the business's own initials are nobody's name."""
    either = "|".join(re.escape(prefix.casefold()) for prefix in prefixes)
    return re.sub(rf"\b(?:{either})\b", PLAIN, folded) if either else folded


def _named(text: str) -> frozenset[str]:
    owners = (fold(word) for word in _POSSESSIVE.findall(text))
    folded = fold(text)
    return frozenset((*owners, *_CELEBRATED.findall(folded), *_INTRODUCED.findall(folded))) - NO_NAMES
