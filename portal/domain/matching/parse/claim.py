"""What a stranger claims: he writes that he paid, and may name an amount."""

import re

from portal.domain.matching.parse.letter import MailText
from portal.domain.matching.parse.money import PATTERN, Money, money

_PAYING = re.compile(
    r"\b(?:pa(?:y|id|ying|yment)|sent|send|transfer\w*|deposit\w*|received|credited|incoming|wire|ach|zelle|venmo|paypal|"
    r"cash app)\b",
    re.IGNORECASE,
)
_AMOUNT = re.compile(PATTERN)
_FIRST_LINES = 50


def claimed(letter: MailText) -> Money | None:
    """Return the first amount in a line that speaks of paying, subject first; None when nothing is claimed."""
    for line in (letter.subject, *letter.lines[:_FIRST_LINES]):
        found = _AMOUNT.search(line) if _PAYING.search(line) else None
        if found and (amount := money(found[0])):
            return amount
    return None
