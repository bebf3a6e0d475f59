"""Amounts as mails write them."""

import re
from typing import NamedTuple

MOST_CENTS = 100_000_000
"""One million: no party costs that much, so a larger figure is a misreading or a trick."""

CODES = ("USD", "EUR", "GBP", "CAD", "AUD", "NZD", "MXN", "CHF")
SYMBOLS = {
    "$": "USD",
    "US$": "USD",
    "CA$": "CAD",
    "C$": "CAD",
    "AU$": "AUD",
    "A$": "AUD",
    "NZ$": "NZD",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
}

_SYMBOL = r"(?:\b[A-Z]{1,2})?[$€£]"
_NUMBER = r"\d[\d.,]{0,14}(?:\s?\.\s?\d{2}(?!\d))?"
_CODE = rf"(?:{'|'.join(CODES)})\b"
PATTERN = rf"(?:{_SYMBOL}\s?{_NUMBER}|{_NUMBER}\s?[$€£])(?:\s?{_CODE})?"
"""An amount with its sign, anywhere in a sentence. Every repetition is bounded, so that it stays linear."""

_PARTS = re.compile(rf"(?P<before>{_SYMBOL})?\s?(?P<number>{_NUMBER})\s?(?P<after>[$€£])?(?:\s?(?P<code>{_CODE}))?")
_POINT = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<cents>\d{2}))?")
_COMMA = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),(?P<cents>\d{2})")


class Money(NamedTuple):
    """An amount in cents of its currency."""

    cents: int
    currency: str


def money(text: str) -> Money | None:
    """Return the amount that a text is ("$1,094.50", "€860.00 EUR", "$50,00 USD", "$ 45 . 00"), None for anything else.

    A number that could be read in two ways ("1.250") is no amount, and neither is one of another currency than CODES.
    """
    parts = _PARTS.fullmatch(text.strip().rstrip(".,!"))
    if parts is None:
        return None
    symbol = (parts["before"] or parts["after"] or "").upper()
    currency = parts["code"] or SYMBOLS.get(symbol)
    number = re.sub(r"\s", "", parts["number"])
    written = _POINT.fullmatch(number) or _COMMA.fullmatch(number)
    if currency is None or written is None or (symbol and symbol not in SYMBOLS):
        return None
    digits = re.sub(r"\D", "", number)
    return Money(int(digits) * (1 if written["cents"] else 100), currency.upper())
