"""One receipt for what one decision gave a booking, of whichever payments it is put together."""

from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

import pytest

from portal.demo import Stage
from portal.domain import mailings, payments
from portal.integrations.connect import Integrations
from portal.integrations.local import LocalEmailSender
from tables.bookings import Booking
from tables.events import DomainEvent
from tables.payments import ManualEntry, Receipt
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.web.visitor import Visitor

pytestmark = pytest.mark.usefixtures("riverside")


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


@pytest.fixture
def maya(a: Builder) -> UUID:
    return a.stage.users["maya"].id


async def credit_of_two(a: Builder, maya: UUID, integrations: Integrations) -> Booking:
    """Let a customer have two payments as credit, and a party that owes them; return it, with all letters sent."""
    customer = await a.customer("Dana Ortiz", email="dana@example.com")
    off, on = await a.booking(customer=customer), await a.booking(customer=customer, due_cents=300_00)
    for cents in (60_00, 40_00):
        await payments.record_by_hand(off.id, method="cash", amount_cents=cents, user_id=maya)
    await payments.keep_as_credit(off.id, amount_cents=100_00, user_id=maya)
    await work_off(integrations)
    return on


def about_credit(integrations: Integrations) -> list[EmailMessage]:
    assert isinstance(integrations.email, LocalEmailSender)
    mails = reversed(integrations.email.sent())
    return [mail for mail in mails if "credit" in str(mail["Subject"])]


async def use(on: Booking, maya: UUID) -> ManualEntry:
    return await payments.use_credit(on.id, amount_cents=100_00, user_id=maya)


async def test_credit_out_of_two_payments_mails_one_receipt_that_names_both(
    a: Builder, maya: UUID, integrations: Integrations
) -> None:
    on = await credit_of_two(a, maya, integrations)

    await use(on, maya)
    await work_off(integrations)

    (mail,) = about_credit(integrations)
    body = mail.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    (line,) = [line for line in await mailings.letters_of(on.id) if line.kind == "receipt"]
    (sent,) = await DomainEvent.select(DomainEvent.facts).where(DomainEvent.stream_id == line.id)
    assert "$60.00, paid in cash on" in text
    assert "$40.00, paid in cash on" in text
    assert str(mail["Subject"]).startswith("We put your credit of $100.00")
    assert (line.state, line.copy is not None) == ("sent", True)
    assert '"amount_cents":10000' in sent["facts"].replace(" ", "")


async def test_undone_in_time_it_is_never_mailed(a: Builder, maya: UUID, integrations: Integrations) -> None:
    on = await credit_of_two(a, maya, integrations)

    entry = await use(on, maya)
    await payments.undo(entry.id, user_id=maya)
    await work_off(integrations)

    assert about_credit(integrations) == []


async def test_one_that_has_left_is_corrected_by_one_letter(a: Builder, maya: UUID, integrations: Integrations) -> None:
    on = await credit_of_two(a, maya, integrations)
    entry = await use(on, maya)
    await work_off(integrations)

    await payments.undo(entry.id, user_id=maya)
    await work_off(integrations)

    _, correction = about_credit(integrations)
    rows = await Receipt.select(Receipt.amount_cents).where(Receipt.booking == on.id)
    assert str(correction["Subject"]).startswith("Correction: $100.00")
    assert sorted(row["amount_cents"] for row in rows) == [-60_00, -40_00, 40_00, 60_00]


async def test_money_that_comes_back_from_credit_or_a_tip_is_no_news(
    a: Builder, maya: UUID, integrations: Integrations
) -> None:
    booking = await a.booking(due_cents=300_00)
    await payments.record_by_hand(booking.id, method="cash", amount_cents=200_00, user_id=maya)
    entries = [
        await payments.keep_as_credit(booking.id, amount_cents=50_00, user_id=maya),
        await payments.keep_as_gratuity(booking.id, amount_cents=20_00, user_id=maya),
    ]
    await work_off(integrations)
    before = await Receipt.count()

    for entry in entries:
        await payments.undo(entry.id, user_id=maya)
    await work_off(integrations)

    assert (before, await Receipt.count()) == (1, 1)


async def test_the_bookings_page_shows_one_receipt_that_waits_and_one_that_was_sent(
    a: Builder, maya: UUID, integrations: Integrations, stage: Stage, visitor: Visitor
) -> None:
    on = await credit_of_two(a, maya, integrations)
    await visitor.logs_in(maya)

    await use(on, maya)
    waits = (await visitor.get(f"/riverside/bookings/{on.id}")).text.partition('id="receipts"')[2]
    await work_off(integrations)
    sent = (await visitor.get(f"/riverside/bookings/{on.id}")).text.partition('id="receipts"')[2]

    assert waits.count("Goes out at") == 1
    assert waits.count('class="num">$100.00') == sent.count('class="num">$100.00') == 1
