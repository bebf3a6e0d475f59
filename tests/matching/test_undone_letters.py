"""What a decision tells the customer waits until it is no longer undone, and is put right where it has left."""

from pathlib import Path
from uuid import UUID

import pytest

from portal import clock
from portal.domain import matching
from portal.integrations.connect import Integrations
from portal.integrations.local import LocalEmailSender
from tables.bookings import Booking
from tables.matching import PaymentDecision, PaymentNotification
from tables.payments import Receipt
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.matching.deciding import confirm

pytestmark = pytest.mark.usefixtures("riverside")


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


def subjects(integrations: Integrations) -> list[str]:
    """Return what was mailed since the date was held, by the first words of each subject."""
    assert isinstance(integrations.email, LocalEmailSender)
    mails = reversed(integrations.email.sent())
    return [subject for mail in mails if not (subject := str(mail["Subject"])).startswith("Send your deposit")]


async def decide(a: Builder, booking: Booking, manager: UUID, *, times: int = 1) -> PaymentDecision:
    """Confirm a payment, and again as often as it takes, each time after taking it back."""
    decision = await confirm(await a.notification("Bernard Weatherby"), booking, manager)
    for _ in range(times - 1):
        await matching.undo(decision.id, user_id=manager)
        decision = await again(decision, booking, manager)
    return decision


async def again(decision: PaymentDecision, booking: Booking, manager: UUID) -> PaymentDecision:
    """Decide about the same payment once more."""
    return await confirm(await PaymentNotification.one(decision.notification), booking, manager)


async def test_nothing_is_mailed_while_it_can_be_undone_with_one_key(
    a: Builder, manager: UUID, integrations: Integrations
) -> None:
    await decide(a, await a.booking(), manager)

    await work_off(integrations, until=clock.now())
    at_once = subjects(integrations)
    await work_off(integrations)

    assert at_once == []
    assert len(subjects(integrations)) == 2


@pytest.mark.parametrize("times", [1, 2, 4])
async def test_however_often_it_is_decided_there_is_one_letter_of_each_kind(
    a: Builder, manager: UUID, integrations: Integrations, times: int
) -> None:
    booking = await a.booking()

    await decide(a, booking, manager, times=times)
    await work_off(integrations)

    received, confirmed = sorted(subjects(integrations), reverse=True)
    assert received.startswith("We received your $100.00")
    assert confirmed.startswith("It’s a date")


async def test_what_is_undone_in_time_is_never_mailed(a: Builder, manager: UUID, integrations: Integrations) -> None:
    decision = await decide(a, await a.booking(), manager)

    await matching.undo(decision.id, user_id=manager)
    await work_off(integrations)

    assert subjects(integrations) == []


async def test_what_has_left_is_corrected_by_one_letter(a: Builder, manager: UUID, integrations: Integrations) -> None:
    booking = await a.booking()
    decision = await decide(a, booking, manager)
    await work_off(integrations)

    await matching.undo(decision.id, user_id=manager)
    await work_off(integrations)

    *_, correction = after = subjects(integrations)
    assert len(after) == 3
    assert correction.startswith("Correction: your $100.00")
    assert [row["amount_cents"] for row in await Receipt.select(Receipt.amount_cents).order_by(Receipt.id)] == [
        100_00,
        -100_00,
    ]


async def test_what_is_undone_and_decided_again_after_it_left_needs_no_letter(
    a: Builder, manager: UUID, integrations: Integrations
) -> None:
    booking = await a.booking()
    decision = await decide(a, booking, manager)
    await work_off(integrations)
    before = subjects(integrations)

    await matching.undo(decision.id, user_id=manager)
    await again(decision, booking, manager)
    await work_off(integrations)

    assert subjects(integrations) == before


async def test_who_was_told_of_a_mistake_is_told_when_the_money_is_theirs_after_all(
    a: Builder, manager: UUID, integrations: Integrations
) -> None:
    booking = await a.booking()
    decision = await decide(a, booking, manager)
    await work_off(integrations)
    await matching.undo(decision.id, user_id=manager)
    await work_off(integrations)
    before = len(subjects(integrations))

    await again(decision, booking, manager)
    await work_off(integrations)

    received, confirmed = sorted(subjects(integrations)[before:], reverse=True)
    assert received.startswith("We received your $100.00")
    assert confirmed.startswith("It’s a date")


async def test_money_that_was_somebody_elses_is_told_to_both(
    a: Builder, manager: UUID, integrations: Integrations
) -> None:
    wrong, right = await a.booking(), await a.booking(customer="Rosa Vega", email="rosa@example.com")
    decision = await decide(a, wrong, manager)
    await work_off(integrations)
    before = len(subjects(integrations))

    await matching.undo(decision.id, user_id=manager)
    await again(decision, right, manager)
    await work_off(integrations)

    assert isinstance(integrations.email, LocalEmailSender)
    told = [(mail["To"], str(mail["Subject"]).split()[0]) for mail in reversed(integrations.email.sent())]
    assert len(subjects(integrations)) == before + 3
    assert ("dana@example.com", "Correction:") in told
    assert ("rosa@example.com", "We") in told
