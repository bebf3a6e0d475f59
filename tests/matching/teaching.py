"""A bank whose mails nobody can read yet."""

from datetime import timedelta
from itertools import count

from portal import clock
from portal.demo.mails import RECEIVER
from portal.domain import matching
from tables.matching import PaymentNotification
from tables.scope import Scope, scoped
from tests.cast import Builder
from tests.matching.bank_layouts import LAYOUTS, Layout, Told

_numbers = count(1)


TO = "pay-riverside@demo.example.com"
FIRST = Told("TOMAS BRIGHTWELL", "$240.50", "deposit for our party", "ZX81-7734")
BANK = next(layout for layout in LAYOUTS if layout.id == "sentence")


async def comes(a: Builder, told: Told, *, layout: Layout = BANK, raw: bytes | None = None) -> PaymentNotification:
    """Let a mail of the bank come, a few minutes old."""
    kept = await a.mail(as_it_comes(raw or layout.write(told, to=TO)))
    mailbox = await a.mailbox()
    with scoped(Scope(mailbox.business, frozenset(mailbox.stations))):
        return await matching.receive(kept.id)


def as_it_comes(written: bytes) -> bytes:
    """Return a mail with the check of this mailbox's server, a date of today, and an id of its own."""
    sent = (clock.now() - timedelta(minutes=5)).strftime("%a, %d %b %Y %H:%M:%S +0000").encode()
    checked = written.replace(b"mx.google.com", RECEIVER.encode())
    dated = checked.replace(b"Tue, 22 Sep 2026 15:00:02 +0000", sent)
    return dated.replace(b"<1@mail.example>", f"<{next(_numbers)}@mail.example>".encode())


def told(payer: str, amount: str, memo: str = "", number: str = "QQ-1") -> Told:
    return Told(payer, amount, memo, number)
