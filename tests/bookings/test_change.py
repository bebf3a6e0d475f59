"""A party becomes different: at the price that was shown, with its chefs, and never behind anybody's back."""

from datetime import timedelta

import msgspec
import pytest

from portal import clock
from portal.domain import availability, bookings, quotes, schedule, tasks
from portal.domain.availability import OutsideArea, SlotTaken, TooLarge
from portal.domain.bookings import ChangedMeanwhile, NotChangeable, OnlyMore
from portal.domain.quotes import Guests, PartyChange, QuoteLine, Rule
from tables.bookings import Booking, BookingSource, BookingState, CateringBooking
from tables.catalog import Policy
from tables.events import DomainEvent
from tables.quotes import Quote
from tables.schedule import ChefAssignment
from tables.stations import Station
from tables.tasks import Task, TaskKind
from tests.bookings.holds import chefs_kept, pay
from tests.cast import Builder, revision_of


async def soon(booking: Booking) -> Booking:
    """Let a party be tomorrow."""
    at = (clock.now() + timedelta(hours=30)).replace(microsecond=0)
    await Booking.update({Booking.starts_at: at, Booking.event_date: at.date()}).where(Booking.id == booking.id)
    return await Booking.one(booking.id)


async def test_more_guests_cost_what_was_shown(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=15)
    more = PartyChange(guests=Guests(18, 2))

    shown = await bookings.price_of_change(booking.id, more)
    changed = await bookings.change(booking.id, more, revision=booking.revision, by_customer=True)

    assert shown.delta_cents == changed.total_cents - booking.total_cents > 0
    assert (shown.fee_cents, shown.is_late) == (0, False)
    assert (changed.guests, changed.revision) == (20, booking.revision + 1)
    quote = await quotes.quote_of(booking.id)
    assert (quote.version, quote.reason, quote.total_cents) == (2, "changed", changed.total_cents)
    party = await quotes.catering_of(booking)
    assert (party.adults, party.children) == (18, 2)
    assert sum(line.amount_cents for line in msgspec.json.decode(party.quote_lines, type=list[QuoteLine])) == (
        changed.total_cents
    )


async def test_nothing_is_written_while_one_only_looks(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()

    await bookings.price_of_change(booking.id, PartyChange(guests=Guests(40)))

    assert (await Booking.one(booking.id)).guests == 12
    assert await Quote.count() == 1


async def test_the_quoted_rates_hold_whatever_prices_are_now(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=20)
    await Policy(version=2, minimum_cents=5_000_00, tax_basis_points=5000).save()

    shown = await bookings.price_of_change(booking.id, PartyChange(guests=Guests(20)))

    assert shown.delta_cents == 0


async def test_a_word_about_allergies_costs_nothing_and_makes_no_quote(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()

    await bookings.change(
        booking.id,
        PartyChange(allergies="Sesame", gate_code="42"),
        revision=await revision_of(booking.id),
        by_customer=True,
    )

    party = await quotes.catering_of(booking)
    assert (party.allergies, party.gate_code, party.address) == ("Sesame", "42", "12 Elm St")
    assert await Quote.count() == 1


async def test_more_guests_get_another_chef_or_are_refused(a: Builder, riverside: Station) -> None:
    await a.chef("One")
    booking = await a.book()
    many = PartyChange(guests=Guests(31))

    with pytest.raises(SlotTaken):
        await bookings.change(booking.id, many, revision=await revision_of(booking.id), by_customer=True)
    await a.chef("Two")
    await bookings.change(booking.id, many, revision=await revision_of(booking.id), by_customer=True)

    assert await chefs_kept() == 2
    fewer = await bookings.change(
        booking.id, PartyChange(guests=Guests(12)), revision=await revision_of(booking.id), by_customer=True
    )
    assert (await chefs_kept(), fewer.chefs_needed) == (1, 1)


async def test_a_party_moves_with_its_chef_and_its_first_move_is_free(a: Builder, riverside: Station) -> None:
    for name in ("One", "Two", "Three"):
        await a.chef(name, postal_code="95814")
    booking = await a.book(days=20)
    (before,) = await ChefAssignment.select(ChefAssignment.chef)
    to = a.opening_at(days=25, hour=15)

    moved = await bookings.change(
        booking.id, PartyChange(starts_at=to), revision=await revision_of(booking.id), by_customer=True
    )

    assert (moved.starts_at, moved.moves) == (to, 1)
    (after,) = await ChefAssignment.select(ChefAssignment.chef, ChefAssignment.starts_at).where(
        ChefAssignment.released_at.is_null()
    )
    assert after == {"chef": before["chef"], "starts_at": to - timedelta(minutes=30)}
    assert (await quotes.quote_of(booking.id)).reason == "moved"

    again = await bookings.price_of_change(booking.id, PartyChange(starts_at=a.opening_at(days=26)))
    assert again.fee_cents == 50_00
    assert again.after.lines[-1].rule == Rule.FEE
    free = await bookings.price_of_change(
        booking.id, PartyChange(starts_at=a.opening_at(days=26)), by_customer=False, waives_fee=True
    )
    assert free.fee_cents == 0


async def test_a_fee_stays_through_the_next_change(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=15)
    for days in (22, 24):
        await bookings.change(
            booking.id,
            PartyChange(starts_at=a.opening_at(days=days)),
            revision=await revision_of(booking.id),
            by_customer=True,
        )

    await bookings.change(
        booking.id, PartyChange(guests=Guests(16)), revision=await revision_of(booking.id), by_customer=True
    )

    lines = quotes.lines_of_quote(await quotes.quote_of(booking.id))
    assert [line.amount_cents for line in lines if line.rule == Rule.FEE] == [50_00]
    assert sum(line.amount_cents for line in lines) == (await Booking.one(booking.id)).total_cents


async def test_it_cannot_move_to_where_no_chef_is_free(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(days=20)
    other = await a.book(days=21, name="Marco", email="marco@example.com")

    with pytest.raises(SlotTaken) as refused:
        await bookings.change(
            booking.id,
            PartyChange(starts_at=other.starts_at),
            revision=await revision_of(booking.id),
            by_customer=False,
        )

    assert refused.value.nearest
    assert (await Booking.one(booking.id)).event_date == booking.event_date


async def test_staff_move_without_slot_and_notice_but_not_onto_a_blocked_date(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(days=20)
    tomorrow, odd = a.opening_at(days=1), a.opening_at(days=22, hour=17)

    with pytest.raises(SlotTaken):
        await bookings.change(
            booking.id, PartyChange(starts_at=tomorrow), revision=await revision_of(booking.id), by_customer=True
        )
    await bookings.change(
        booking.id, PartyChange(starts_at=odd), revision=await revision_of(booking.id), by_customer=False
    )
    await schedule.block(a.opening_at(days=30, hour=12).date(), reason="Kitchen closed")

    assert (await Booking.one(booking.id)).starts_at == odd
    with pytest.raises(SlotTaken):
        await bookings.change(
            booking.id,
            PartyChange(starts_at=a.opening_at(days=30, hour=12)),
            revision=await revision_of(booking.id),
            by_customer=False,
        )


async def test_late_it_costs_a_fee_and_only_grows(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=15, days=2, source=BookingSource.STAFF)

    more = await bookings.price_of_change(booking.id, PartyChange(guests=Guests(16)))

    assert (more.is_late, more.fee_cents) == (True, 50_00)
    assert "late change" in more.words
    with pytest.raises(OnlyMore):
        await bookings.price_of_change(booking.id, PartyChange(guests=Guests(14)))
    by_staff = await bookings.price_of_change(booking.id, PartyChange(guests=Guests(14)), by_customer=False)
    assert by_staff.delta_cents < 0


async def test_the_policy_that_was_accepted_decides_about_fees(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=15, days=2, source=BookingSource.STAFF)
    await Policy(version=2, late_change_fee_cents=500_00).save()

    assert (await bookings.price_of_change(booking.id, PartyChange(guests=Guests(16)))).fee_cents == 50_00


async def test_money_that_is_too_much_becomes_a_task(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=30)
    await pay(booking, booking.total_cents)

    cheaper = await bookings.change(
        booking.id, PartyChange(guests=Guests(20)), revision=await revision_of(booking.id), by_customer=True
    )

    assert cheaper.payment_state == "overpaid"
    (task,) = await Task.select()
    assert (task["kind"], task["amount_cents"]) == (TaskKind.REFUND, booking.total_cents - cheaper.total_cents)


async def test_a_stale_page_is_told_what_happened(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await bookings.change(booking.id, PartyChange(guests=Guests(14)), revision=booking.revision, by_customer=False)

    with pytest.raises(ChangedMeanwhile, match="it was changed"):
        await bookings.change(booking.id, PartyChange(guests=Guests(13)), revision=booking.revision, by_customer=False)
    assert (await Booking.one(booking.id)).guests == 14


async def test_it_refuses_what_booking_would(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()

    with pytest.raises(TooLarge):
        await bookings.price_of_change(booking.id, PartyChange(guests=Guests(91)))
    with pytest.raises(availability.NothingToCook):
        await bookings.price_of_change(booking.id, PartyChange(guests=Guests(0, 0, 3)))
    with pytest.raises(OutsideArea):
        await bookings.price_of_change(booking.id, PartyChange(postal_code="10001"))
    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)
    with pytest.raises(NotChangeable):
        await bookings.price_of_change(booking.id, PartyChange(guests=Guests(14)))


async def test_a_booking_from_elsewhere_moves_at_its_price(a: Builder, riverside: Station) -> None:
    booking = await a.booking(due_cents=900_00)

    moved = await bookings.change(
        booking.id,
        PartyChange(starts_at=a.opening_at(days=30)),
        revision=await revision_of(booking.id),
        by_customer=False,
    )

    assert (moved.total_cents, moved.starts_at) == (900_00, a.opening_at(days=30))
    assert await CateringBooking.count() == 1


async def test_a_change_is_made_known_without_saying_who(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()

    await bookings.change(
        booking.id, PartyChange(allergies="Sesame"), revision=await revision_of(booking.id), by_customer=True
    )

    rows = await DomainEvent.select().where(DomainEvent.name == "bookings.booking.changed")
    assert len(rows) == 1
    assert "Sesame" not in str(rows)


async def test_a_cancellation_gives_back_what_the_policy_says(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=15)
    await pay(booking, 300_00)

    early = await bookings.price_of_cancellation(booking.id)
    late = await bookings.price_of_cancellation((await soon(booking)).id)
    ours = await bookings.price_of_cancellation(booking.id, by_customer=False)

    assert (early.refund_cents, early.retained_cents) == (300_00, 0)
    assert (late.paid_cents, late.refund_cents, late.retained_cents) == (300_00, 200_00, 100_00)
    assert "deposit of $100.00 stays with us" in late.words
    assert ours.refund_cents == 300_00


@pytest.mark.parametrize(("days", "retained"), [(7, 0), (6, 100_00)])
async def test_the_deposit_goes_back_until_the_day_that_was_said(
    a: Builder, riverside: Station, days: int, retained: int
) -> None:
    booking = Booking(
        customer=riverside.id,
        customer_name="",
        reference="",
        starts_at=clock.now(),
        total_cents=500_00,
        event_date=clock.now().date() + timedelta(days=days),
        paid_cents=100_00,
        deposit_cents=100_00,
        gratuity_cents=0,
    )

    last = booking.event_date - timedelta(days=7)
    price = bookings.cancellation(booking, clock.now().date(), refundable_until=last, by_customer=True)

    assert price.retained_cents == retained


async def test_a_cancelled_party_frees_its_chef_and_leaves_a_task(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await pay(booking)

    gone = await bookings.cancel(
        booking.id, revision=await revision_of(booking.id), words="We are moving house", by_customer=True
    )

    assert gone.state == BookingState.CANCELLED
    assert await chefs_kept() == 0
    (task,) = await Task.select()
    assert (task["kind"], task["amount_cents"]) == (TaskKind.REFUND, 100_00)
    assert "moving house" in task["words"]
    with pytest.raises(bookings.NotPossible):
        await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)


async def test_a_party_begins_and_is_over(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    with pytest.raises(bookings.NotPossible):
        await bookings.begin(booking.id, revision=await revision_of(booking.id))
    await pay(booking)

    await bookings.begin(booking.id, revision=await revision_of(booking.id))
    done = await bookings.complete(booking.id, revision=await revision_of(booking.id))

    assert done.state == BookingState.COMPLETED
    assert await chefs_kept() == 1


async def test_where_nobody_is_the_chefs_are_free_again(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await pay(booking)

    assert (
        await bookings.mark_no_show(booking.id, revision=await revision_of(booking.id))
    ).state == BookingState.NO_SHOW
    assert await chefs_kept() == 0


async def test_the_time_and_the_party_that_it_has_are_no_change(a: Builder, riverside: Station) -> None:
    await a.chef("One")
    two = await a.chef("Two")
    booking = await a.book(days=2, source=BookingSource.STAFF)
    same = PartyChange(starts_at=booking.starts_at, guests=Guests(12), menu={}, postal_code=riverside.postal_code)

    assert (await bookings.price_of_change(booking.id, same)).fee_cents == 0
    again = await bookings.change(booking.id, same, revision=booking.revision, by_customer=True)
    drawn = await schedule.reschedule(booking.id, starts_at=booking.starts_at, revision=again.revision, chef=two.id)

    assert (drawn.moves, drawn.total_cents, drawn.revision) == (0, booking.total_cents, booking.revision)
    assert await Quote.count() == 1
    assert await availability.chefs_of(booking.id) == [two.id]


async def test_a_chef_whom_staff_added_stays_through_a_word_about_allergies(a: Builder, riverside: Station) -> None:
    chefs = [(await a.chef(name)).id for name in ("One", "Two")]
    booking = await a.book()
    await schedule.assign(booking.id, chefs)

    await bookings.change(
        booking.id, PartyChange(allergies="Sesame"), revision=await revision_of(booking.id), by_customer=True
    )

    assert set(await availability.chefs_of(booking.id)) == set(chefs)


async def refunds() -> list[int]:
    rows = await Task.select(Task.amount_cents).where((Task.kind == TaskKind.REFUND) & Task.done_at.is_null())
    return [row["amount_cents"] for row in rows]


async def test_what_goes_back_is_asked_for_once_however_often_a_party_changes(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=30)
    await pay(booking, paid := booking.total_cents)

    for guests in (20, 25, 18):
        cheaper = await bookings.change(
            booking.id, PartyChange(guests=Guests(guests)), revision=await revision_of(booking.id), by_customer=True
        )
        assert sum(await refunds()) == paid - cheaper.total_cents
    await bookings.change(
        booking.id, PartyChange(guests=Guests(30)), revision=await revision_of(booking.id), by_customer=True
    )
    assert await refunds() == []


async def test_a_cancellation_stands_in_the_place_of_what_was_to_go_back_before(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book(adults=30)
    await pay(booking, paid := booking.total_cents)
    await bookings.change(
        booking.id, PartyChange(guests=Guests(20)), revision=await revision_of(booking.id), by_customer=True
    )
    by_hand = await tasks.add(
        booking.id, "Half a tank of gas", kind=TaskKind.REFUND, amount_cents=20_00, made_by=booking.id
    )

    await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)

    assert sorted(await refunds()) == [by_hand.amount_cents, paid]
    assert await bookings.refund_promised(booking.id) == paid


async def test_where_a_chef_arrived_and_nobody_opened_it_is_a_no_show(a: Builder, riverside: Station) -> None:
    await a.chef()
    booking = await a.book()
    await pay(booking)
    await bookings.begin(booking.id, revision=await revision_of(booking.id))

    assert (
        await bookings.mark_no_show(booking.id, revision=await revision_of(booking.id))
    ).state == BookingState.NO_SHOW
