"""From a mail on an IMAP server to the receipt in the customer's inbox, with every job run twice."""

from pathlib import Path

import pytest

from jobs.attempt import Ending, attempt
from jobs.job import Call
from jobs.system import collect
from portal.demo import Stage, mails
from portal.domain import notifications, payments, system
from portal.domain.events import history
from portal.integrations.connect import Integrations
from portal.integrations.local import LocalEmailSender
from tables.bookings import Booking, BookingState, PaymentState
from tables.matching import NotificationState, PaymentNotification
from tables.payments import CateringPayment, Payment, Receipt
from tables.scope import Scope, scoped
from tables.system import JobFailure, Mailbox, MailboxAuth, RawMail
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.peers.dovecot import PASSWORD, Dovecot

ACCOUNT = "riverside@example.com"
CORPUS = sorted((Path(__file__).parents[1] / "data/mail").glob("*.eml"))


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


@pytest.fixture
def inbox(dovecot: Dovecot) -> Dovecot:
    dovecot.clear(ACCOUNT)
    return dovecot


async def _open(stage: Stage, server: Dovecot, *, receiver: str = mails.RECEIVER) -> Mailbox:
    details = system.MailboxDetails(
        address=ACCOUNT,
        auth=MailboxAuth.PASSWORD,
        host=server.host,
        port=server.port,
        uses_tls=False,
        secret=PASSWORD,
        receiver=receiver,
        read_back_days=365,
    )
    with scoped(stage.scope_of(stage.riverside)):
        return await system.open_mailbox(details, stations=[stage.riverside.id])


async def _collect(integrations: Integrations, mailbox: Mailbox) -> None:
    call = Call(business=mailbox.business, stations=tuple(mailbox.stations), facts={"mailbox_id": str(mailbox.id)})
    for _ in range(2):
        assert (await attempt(integrations, collect, call, tries=1)).ending == Ending.DONE


async def test_a_payment_mail_pays_a_booking(
    a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz", due_cents=550_00)
    inbox.deliver(ACCOUNT, mails.venmo(a.notice("Dana Ortiz", "100.00", booking.reference)))
    mailbox = await _open(stage, inbox)

    await _collect(integrations, mailbox)
    ran = await work_off(integrations)

    with scoped(stage.scope_of(stage.riverside)):
        paid = await Booking.one(booking.id)
        notification = await PaymentNotification.objects().first()
        lines = {line.name for line in await history(booking.id)}
        bell = await notifications.notices(stage.users["maya"].id)
        counts = (await RawMail.count(), await CateringPayment.count(), await Payment.count(), await Receipt.count())
        disagreements = await payments.reconcile_ledger()
    assert {each.ending for each in ran} == {Ending.DONE}
    assert (paid.state, paid.payment_state, paid.paid_cents) == (
        BookingState.CONFIRMED,
        PaymentState.DEPOSIT_PAID,
        100_00,
    )
    assert notification is not None
    assert notification.state == NotificationState.MATCHED
    assert counts == (1, 1, 1, 1)
    assert disagreements == []
    assert {"bookings.booking.paid", "bookings.booking.moved", "payments.receipt.sent"} <= lines
    assert sorted(line.kind for line in bell) == ["bookings.booking.made", "bookings.booking.paid"]
    assert isinstance(integrations.email, LocalEmailSender)
    letters = {mail["Subject"].partition(" ")[0]: mail for mail in integrations.email.sent()}
    assert len(integrations.email.sent()) == len(letters) == 3
    assert {mail["To"] for mail in letters.values()} == {"dana@example.com"}
    assert booking.reference in letters["We"].as_string()
    assert "$100.00" in letters["We"].as_string()
    assert "deposit" in letters["Send"].as_string()
    assert "confirmed" in letters["It’s"].as_string()
    assert inbox.flags(ACCOUNT) == [""]


async def test_a_mail_that_comes_again_pays_once(
    a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    notice = a.notice("Dana Ortiz", "100.00", booking.reference)
    again = mails.chase(notice).replace(b"X-None", b"") + b"\n"
    inbox.deliver(ACCOUNT, mails.chase(notice))
    inbox.deliver(ACCOUNT, mails.chase(notice))
    inbox.deliver(ACCOUNT, again)
    mailbox = await _open(stage, inbox)

    await _collect(integrations, mailbox)
    await work_off(integrations)

    with scoped(stage.scope_of(stage.riverside)):
        assert (await Booking.one(booking.id)).paid_cents == 100_00
        assert await CateringPayment.count() == 1
        states = [row["state"] for row in await PaymentNotification.select(PaymentNotification.state)]
    assert sorted(states) == [NotificationState.MATCHED, NotificationState.SET_ASIDE]


async def test_nothing_untrusted_is_ever_applied(
    a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    await a.automatic(stage.riverside, "zelle", "venmo", "stripe", "bofa", "paypal", "cashapp", "none")
    booking = await a.booking(customer="Dana Ortiz")
    notice = a.notice("Dana Ortiz", "100.00", booking.reference)
    inbox.deliver(ACCOUNT, mails.venmo(notice, passes=False))
    inbox.deliver(ACCOUNT, mails.venmo(notice, domain="venrno-pay.com"))
    mailbox = await _open(stage, inbox)

    await _collect(integrations, mailbox)
    await work_off(integrations)

    with scoped(stage.scope_of(stage.riverside)):
        assert (await Booking.one(booking.id)).paid_cents == 0
        assert await CateringPayment.count() == 0
        waiting = await PaymentNotification.select(PaymentNotification.guard)
    assert [row["guard"] for row in waiting] == ["untrusted", "untrusted"]


async def test_the_whole_corpus_comes_into_the_queue_and_nothing_fails(
    a: Builder, stage: Stage, inbox: Dovecot, integrations: Integrations
) -> None:
    for path in CORPUS:
        inbox.deliver(ACCOUNT, path.read_bytes())
    mailbox = await _open(stage, inbox, receiver="mx.google.com")

    await _collect(integrations, mailbox)
    ran = await work_off(integrations)

    with scoped(Scope(stage.business.id, frozenset({stage.riverside.id}))):
        rows = await PaymentNotification.select(
            PaymentNotification.state,
            PaymentNotification.kind,
            PaymentNotification.is_trusted,
            PaymentNotification.amount_cents,
        )
        money = await CateringPayment.select(CateringPayment.gross_cents, CateringPayment.notification.is_trusted)
    assert await JobFailure.count() == 0
    assert {each.ending for each in ran} == {Ending.DONE}
    assert len(rows) == len(CORPUS)
    assert all(row["notification.is_trusted"] for row in money)
    assert not any(row["state"] == NotificationState.MATCHED for row in rows)
    assert all(
        row["state"] == NotificationState.SET_ASIDE
        for row in rows
        if row["is_trusted"] and row["kind"] in {"outgoing", "request", "marketing", "payout"}
    )
