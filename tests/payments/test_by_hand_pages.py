"""The pages on which people write a booking's money into the books."""

import re

import pytest

from portal.demo import Stage
from portal.domain import bookings, payments, tasks
from tables.bookings import Booking, SurplusWish
from tables.payments import ManualEntry
from tables.scope import scoped
from tests.cast import Builder, revision_of
from tests.web.visitor import Visitor


@pytest.fixture
async def party(a: Builder, stage: Stage) -> Booking:
    """Make a party of which 300 of 500 dollars are paid."""
    booking = await a.booking(due_cents=500_00)
    with scoped(stage.scope_of(stage.riverside)):
        await payments.record_by_hand(booking.id, method="cash", amount_cents=300_00)
    return booking


async def now(stage: Stage, booking: Booking) -> Booking:
    """Return a booking as it stands."""
    with scoped(stage.scope_of(stage.riverside)):
        return await Booking.one(booking.id)


def undo_in(text: str) -> str:
    """Return the address of the first undo on a page."""
    found = re.search(r'action="([^"]+/by-hand/[0-9a-f-]+/reversal)"', text)
    assert found is not None
    return found[1]


async def test_cash_is_recorded_with_who_took_it_and_undone(party: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    at = f"/riverside/bookings/{party.id}"

    page = (await visitor.get(f"{at}/cash")).text
    answer = await visitor.submits(
        f"{at}/cash", amount_cents="200.00", gratuity_cents="25", method="check", note="No. 1044", key="k1"
    )

    assert 'value="200.00"' in page  # what is due
    assert (answer.status_code, answer.headers["location"]) == (303, at)
    booking = await now(stage, party)
    assert (booking.balance_cents, booking.gratuity_cents) == (0, 25_00)
    shown = (await visitor.get(at)).text
    assert "Took $225.00, Check" in shown
    assert "No. 1044" in shown
    assert "Maya Petrossian" in shown
    await visitor.submits(undo_in(shown), page=at)
    assert (await now(stage, party)).balance_cents == 200_00


async def test_the_same_form_sent_twice_counts_once(party: Booking, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    for _ in range(2):
        await visitor.submits(f"/riverside/bookings/{party.id}/cash", amount_cents="20", key="the-same")

    assert (await now(stage, party)).paid_cents == 320_00


async def test_a_refund_task_is_done_by_the_refund_and_undone_with_it(
    party: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.cancel(party.id, revision=await revision_of(party.id), by_customer=False)
        (task,) = await tasks.of_booking(party.id)
    at = f"/riverside/bookings/{party.id}"

    form = (await visitor.get(f"{at}/refund?task={task.id}")).text
    await visitor.submits(
        f"{at}/refund", becomes="refund", amount_cents="300", method="zelle", note="Sent today", task=str(task.id)
    )

    assert 'value="300.00"' in form
    assert f"{at}/refund?task={task.id}" in (await visitor.get(at)).text or (await now(stage, party)).refunded_cents
    booking = await now(stage, party)
    assert (booking.paid_cents, booking.refunded_cents) == (0, 300_00)
    shown = (await visitor.get(at)).text
    assert "Refunded by Zelle" in shown
    await visitor.submits(f"{at}/tasks/{task.id}/return", page=at)
    booking = await now(stage, party)
    assert (booking.paid_cents, booking.refunded_cents) == (300_00, 0)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"amount_cents": "300.01", "method": "cash"}, "Only $300.00 is there to take."),
        ({"amount_cents": "10", "method": ""}, "Choose how."),
        ({"amount_cents": "ten", "method": "cash"}, "Type an amount in dollars"),
        ({"amount_cents": "10", "method": "cash", "happened_date": "2031-01-01"}, "Choose the day"),
    ],
)
async def test_what_makes_no_sense_says_so_beside_its_field_and_keeps_what_was_typed(
    fields: dict[str, str], said: str, party: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    answer = await visitor.submits(
        f"/riverside/bookings/{party.id}/refund", becomes="refund", note="typed with care", **fields
    )

    assert answer.status_code == 422
    assert said in answer.text
    assert "typed with care" in answer.text
    assert f'value="{fields["amount_cents"]}"' in answer.text


async def test_credit_is_kept_and_used_for_another_party(
    party: Booking, a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    with scoped(stage.scope_of(stage.riverside)):
        other = await bookings.make(
            party.customer,
            starts_at=party.starts_at,
            guests=10,
            city="Sacramento",
            deposit_cents=100_00,
            total_cents=400_00,
        )
    await visitor.submits(f"/riverside/bookings/{party.id}/refund", becomes="credit", amount_cents="150")

    shown = (await visitor.get(f"/riverside/bookings/{other.id}")).text
    await visitor.submits(f"/riverside/bookings/{other.id}/credit", amount_cents="150")

    assert "Use $150.00 of credit" in shown
    assert (await now(stage, other)).paid_cents == 150_00
    assert (await now(stage, party)).paid_cents == 150_00


async def test_credit_is_sent_back_from_its_customer_s_page_and_undone(
    party: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    at = f"/riverside/customers/{party.customer}"
    await visitor.submits(f"/riverside/bookings/{party.id}/refund", becomes="credit", amount_cents="150")

    shown = (await visitor.get(at)).text
    refused = await visitor.submits(f"{at}/credit", amount_cents="150.01", method="check")
    await visitor.submits(f"{at}/credit", amount_cents="150", method="check", note="No. 7")
    after = (await visitor.get(at)).text

    assert "$150.00" in shown
    assert f"{at}/credit" in shown
    assert (refused.status_code, "Only $150.00 is there to take." in refused.text) == (422, True)
    assert "$150.00 refunded" in after
    await visitor.submits(undo_in(after), page=at)
    with scoped(stage.scope_of(stage.riverside)):
        assert await payments.credit(party.customer) == 150_00


@pytest.mark.parametrize("wish", ["credit", "gratuity"])
async def test_what_the_customer_chose_of_too_much_is_picked_beforehand(
    wish: str, party: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    with scoped(stage.scope_of(stage.riverside)):
        await payments.record_by_hand(party.id, method="cash", amount_cents=230_00)
        await bookings.choose_surplus(party.id, SurplusWish(wish), seen_cents=30_00)
        (task,) = [task for task in await tasks.of_booking(party.id) if not task.is_done]

    page = (await visitor.get(f"/riverside/bookings/{party.id}/refund?task={task.id}")).text
    await visitor.submits(f"/riverside/bookings/{party.id}/refund", becomes=wish, amount_cents="30", task=str(task.id))

    assert re.search(rf'value="{wish}"[^>]* checked', page)
    assert 'value="30.00"' in page
    booking = await now(stage, party)
    assert (booking.balance_cents, booking.gratuity_cents) == (0, 30_00 if wish == "gratuity" else 0)
    with scoped(stage.scope_of(stage.riverside)):
        assert all(task.is_done for task in await tasks.of_booking(party.id))


async def test_only_who_records_payments_may_write_into_the_books(
    party: Booking, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    at = f"/riverside/bookings/{party.id}"

    for page in ("cash", "refund", "credit"):
        assert (await visitor.get(f"{at}/{page}")).status_code == 403
        assert f"{at}/{page}" not in (await visitor.get(at)).text


async def test_another_booking_s_entry_is_not_undone_here(
    party: Booking, a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    other = await a.booking()
    with scoped(stage.scope_of(stage.riverside)):
        entry = await ManualEntry.objects().first()
    assert entry is not None

    at = f"/riverside/bookings/{other.id}"
    answer = await visitor.submits(f"{at}/by-hand/{entry.id}/reversal", page=at)

    assert answer.status_code == 404
    assert (await now(stage, party)).paid_cents == 300_00
