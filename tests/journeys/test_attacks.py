"""Mails that fooled others, from a real IMAP server: they wait, and say why in a sentence that an owner understands."""

from pathlib import Path
from typing import Final, NamedTuple

import msgspec
import pytest

from jobs.attempt import Ending, attempt
from jobs.job import Call
from jobs.system import collect
from portal.demo import Stage
from portal.domain import system
from portal.integrations.connect import Integrations
from tables.bookings import Booking
from tables.matching import PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scoped
from tables.system import Mailbox, MailboxAuth
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.peers.dovecot import PASSWORD, Dovecot

ACCOUNT: Final = "riverside@example.com"
HARD: Final = Path(__file__).parents[1] / "data" / "hard"
US: Final = ("@Demo-Hibachi",)


class Attack(NamedTuple):
    """A mail that must wait: whose booking it would have paid, with which guard, and a part of what is said."""

    customer: str
    guard: str
    sentence: str


ATTACKS: Final = {
    "20-replay-note-names-our-handle": Attack("Lou Varga", "recipient", "@Somebody-Else"),
    "20e-no-recipient-row": Attack("Lou Varga", "recipient", "doesn't say whose account"),
    "23-zelle-notice-of-somebody-elses-account": Attack("Grace Liu", "recipient", "a.friend@elsewhere.example"),
    "06-capitalone-forwarded": Attack("Tomas Brightwell", "recipient", "o@gmail.com"),
    "02-o365-no-authserv": Attack("Pia Rourke", "unproven", "Microsoft 365"),
    "07-unlisted-pnc": Attack("Tomas Brightwell", "unread", "not yet seen a real mail of PNC"),
    "07-unlisted-discover": Attack("Tomas Brightwell", "unknown_sender", "not on our list"),
    "14-fwd-gmail": Attack("Pia Rourke", "forwarded", "forwarded by hand"),
}


class Honest(NamedTuple):
    """A mail that pays, and the fee of its provider in the business's table."""

    customer: str
    fee_cents: int = 0


HONEST: Final = {
    "08-chase-empty-memo-last": Honest("Tomas Brightwell"),
    "21-bofa-memo-confirmation": Honest("Pia Rourke"),
    "24-venmo-empty-note": Honest("Lou Varga", 2_00),
}


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


@pytest.fixture
def inbox(dovecot: Dovecot) -> Dovecot:
    dovecot.clear(ACCOUNT)
    return dovecot


def hard(name: str, *, message_id: bytes | None = None) -> bytes:
    """Return a hard mail as somebody would send it to this station: written to its mailbox, of exactly a deposit."""
    raw = (HARD / f"{name}.eml").read_bytes()
    for was, now in (
        (b"To: pay@example.com", b"To: riverside@example.com"),
        (b"mx.demo.example.com", b"mx.google.com"),
        (b"$550.00", b"$100.00"),
        (b">550<", b">100<"),
        (b"$120.00", b"$100.00"),
        (b">120<", b">100<"),
        (b"$95.00", b"$100.00"),
        (b"$1,250.00", b"$100.00"),
    ):
        raw = raw.replace(was, now)
    return raw if message_id is None else raw.replace(b"Message-ID: <", b"Message-ID: <" + message_id)


async def _read(stage: Stage, server: Dovecot, integrations: Integrations) -> None:
    """Open the mailbox, collect what is in it, and work everything off, each job twice."""
    details = system.MailboxDetails(
        address=ACCOUNT,
        auth=MailboxAuth.PASSWORD,
        host=server.host,
        port=server.port,
        uses_tls=False,
        secret=PASSWORD,
        our_handles=US,
        read_back_days=365,
    )
    with scoped(stage.scope_of(stage.riverside)):
        mailbox: Mailbox = await system.open_mailbox(details, stations=[stage.riverside.id])
    call = Call(business=mailbox.business, stations=tuple(mailbox.stations), facts={"mailbox_id": str(mailbox.id)})
    for _ in range(2):
        assert (await attempt(integrations, collect, call, tries=1)).ending == Ending.DONE
    await work_off(integrations)


async def _automatic(a: Builder, stage: Stage) -> None:
    await a.automatic(stage.riverside, "zelle", "venmo", "none")


@pytest.mark.parametrize("name", ATTACKS)
async def test_it_waits_and_says_why(
    name: str, a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await _automatic(a, stage)
    booking = await a.booking(customer=ATTACKS[name].customer, due_cents=550_00)
    inbox.deliver(ACCOUNT, hard(name))

    await _read(stage, inbox, integrations)

    with scoped(stage.scope_of(stage.riverside)):
        notification = await PaymentNotification.objects().first()
        assert (await Booking.one(booking.id)).paid_cents == 0
        assert await CateringPayment.count() == 0
    assert notification is not None
    assert (notification.state, notification.guard) == ("waiting", ATTACKS[name].guard)
    said = " ".join([*msgspec.json.decode(notification.reasons, type=list[str]), notification.why or ""])
    assert ATTACKS[name].sentence in said
    assert notification.amount_cents == 100_00


@pytest.mark.parametrize("name", HONEST)
async def test_the_same_mail_pays_where_nothing_is_wrong(
    name: str, a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await _automatic(a, stage)
    booking = await a.booking(customer=HONEST[name].customer, due_cents=550_00)
    inbox.deliver(ACCOUNT, hard(name).replace(b"MH-7K4Q2X", booking.reference.encode()))

    await _read(stage, inbox, integrations)

    with scoped(stage.scope_of(stage.riverside)):
        assert (await Booking.one(booking.id)).paid_cents == 100_00
        received = await CateringPayment.objects().first()
    assert received is not None
    assert (received.gross_cents, received.fee_cents) == (100_00, HONEST[name].fee_cents)


async def test_a_note_about_a_fee_is_no_fee(
    a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await _automatic(a, stage)
    inbox.deliver(ACCOUNT, hard("22-venmo-note-fee"))

    await _read(stage, inbox, integrations)

    with scoped(stage.scope_of(stage.riverside)):
        received = await CateringPayment.objects().first()
    assert received is not None
    assert (received.gross_cents, received.fee_cents, received.net_cents) == (100_00, 2_00, 98_00)


async def test_a_second_payment_with_the_same_memo_is_a_second_payment(
    a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await _automatic(a, stage)
    booking = await a.booking(customer="Pia Rourke", due_cents=550_00)
    first = hard("21-bofa-memo-confirmation").replace(b"MH-7K4Q2X", booking.reference.encode())
    second = first.replace(b"Message-ID: <", b"Message-ID: <again-").replace(b"$100.00", b"$450.00")
    inbox.deliver(ACCOUNT, first)
    inbox.deliver(ACCOUNT, second)

    await _read(stage, inbox, integrations)

    with scoped(stage.scope_of(stage.riverside)):
        assert (await Booking.one(booking.id)).paid_cents == 550_00
        ids = [row["transaction_id"] for row in await CateringPayment.select(CateringPayment.transaction_id)]
    assert ids == [None, None]


async def test_nothing_is_made_of_two_peoples_names(
    a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await _automatic(a, stage)
    booking = await a.booking(customer="Maria Lopez", due_cents=550_00)
    raw = hard("21-bofa-memo-confirmation").replace(
        b"Confirmation MH-7K4Q2X", b"deposit for Maria Garcia and Jose Lopez"
    )
    inbox.deliver(ACCOUNT, raw)

    await _read(stage, inbox, integrations)

    with scoped(stage.scope_of(stage.riverside)):
        assert (await Booking.one(booking.id)).paid_cents == 0
        assert await CateringPayment.count() == 1  # the money came; whose it is, a person decides
