"""What a person marks in a mail to teach how its sender's mails are read."""

import re
from collections.abc import Iterator

import msgspec

from portal.domain.matching.parse.letter import MailText
from portal.domain.matching.parse.remittance import Provider

SUBJECT = -1
"""The number of the subject, which stands above the first line."""


class MarkedText(msgspec.Struct, frozen=True, order=True):
    """A part of a line: its number, and the characters from `begin` up to, not including, `end`."""

    line: int
    begin: int
    end: int

    def text(self, letter: MailText) -> str:
        """Return the words that were marked; empty where the letter has no such place."""
        return line_of(letter, self.line)[self.begin : self.end] if 0 <= self.begin < self.end else ""


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of one mail. `memo` and `number` are None where this mail has none."""

    payer: MarkedText
    amount: MarkedText
    memo: MarkedText | None = None
    number: MarkedText | None = None

    def by_slot(self) -> Iterator[tuple[str, MarkedText]]:
        """Yield what was marked, by the names of sentence.SLOTS."""
        for slot, mark in (("payer", self.payer), ("amount", self.amount), ("memo", self.memo), ("id", self.number)):
            if mark is not None:
                yield slot, mark


class Bank(msgspec.Struct, frozen=True, kw_only=True):
    """Whose mails are taught: the exact From address, what the bank is called, and its payment method."""

    address: str
    name: str
    provider: Provider = Provider.ZELLE

    @property
    def id(self) -> str:
        """Return the id of its entry, such as "zelle.alerts_firstbank_example": the same when it is exported."""
        local, _, domain = self.address.rpartition("@")
        return f"{self.provider}.{re.sub(r'[^a-z0-9]+', '_', f'{domain}_{local}'.casefold())}"[:60].rstrip("_")


def line_of(letter: MailText, number: int) -> str:
    """Return a line by its number, SUBJECT included; empty where there is none."""
    if number == SUBJECT:
        return letter.subject
    return letter.lines[number] if 0 <= number < len(letter.lines) else ""


def found_in(letter: MailText, text: str) -> list[MarkedText]:
    """Return every place where a text stands by itself, from the top; spaces count as one, case only if it must."""
    wanted = r"\s+".join(re.escape(word) for word in text.split())
    if not wanted:
        return []
    before, after = (r"(?<!\w)" if text.strip()[0].isalnum() else ""), r"(?![\w])"
    for flags in (0, re.IGNORECASE):
        pattern = re.compile(before + wanted + (after if text.strip()[-1].isalnum() else ""), flags)
        marks = [
            MarkedText(number, found.start(), found.end())
            for number in range(SUBJECT, len(letter.lines))
            for found in pattern.finditer(line_of(letter, number))
        ]
        if marks:
            return marks
    return []
