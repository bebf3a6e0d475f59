"""Change a party."""

from datetime import timedelta
from uuid import UUID

import msgspec

from portal.domain import availability, catalog, quotes, tasks
from portal.domain.bookings.events import BookingChanged
from portal.domain.bookings.locked_booking import locked_booking
from portal.domain.bookings.preview_change import ChangePreview, preview_change
from portal.domain.bookings.settle import settle
from portal.domain.events import record
from portal.domain.quotes import PartyChange, Seen
from portal.text import money
from tables.bookings import Booking, CateringBooking
from tables.stations import Station
from tables.tasks import TaskKind
from tables.unit_of_work import atomic


@atomic
async def change(
    booking_id: UUID,
    change: PartyChange,
    *,
    revision: int,
    by_customer: bool,
    waives_fee: bool = False,
    seen: Seen | None = None,
) -> Booking:
    """Make a party different, at the price of `price_of_change`: chefs reserved anew, the new quote frozen.

    Staff may waive the fees (`waives_fee`), and need neither slot nor notice; a party that they move back has the price
    of before, and its free move. Money that is too much now becomes a task.

    `seen` is what the page showed on which somebody said yes; words alone need no second look.

    Raises:
        ChangedMeanwhile: the booking is not as the page of that revision showed it.
        NotAsSeen: the page showed another time, party or price.
        SlotTaken: the new time is not free, or more guests need a chef who is not; with the nearest that are.

    """
    async with locked_booking(booking_id, revision=revision) as booking:
        party = await quotes.catering_of(booking)
        change = change.beside(booking, party)
        if not change.names:
            return booking
        preview = await preview_change(booking, party, change, by_customer=by_customer, waives_fee=waives_fee)
        if seen is not None and change.touches_the_price:
            quotes.check_seen(seen, preview.price.seen)
        before, began = booking.event_date, booking.starts_at
        await _reserve_chefs(booking, party, preview, by_customer=by_customer)
        await _write_party(party, change, preview)
        await _write_booking(booking, change, preview)
        if preview.order and preview.rates:
            reason = "moved" if change.starts_at else "changed"
            reason = "moved back" if preview.price.is_undone else reason
            await quotes.write_quote(booking, preview.rates, preview.order, preview.price.after, reason=reason)
        await record(
            BookingChanged(
                stream_id=booking.id,
                what=change.names,
                before_cents=preview.price.before.total_cents,
                total_cents=booking.total_cents,
                fee_cents=preview.price.fee_cents,
                days=(booking.event_date - before).days,
                minutes=(booking.starts_at - began) // timedelta(minutes=1),
                is_undone=preview.price.is_undone,
            )
        )
        await settle(booking)
        await _send_back_what_is_too_much(booking, preview)
    return booking


async def _reserve_chefs(
    booking: Booking, party: CateringBooking, preview: ChangePreview, *, by_customer: bool
) -> None:
    """Reserve the chefs for the new time, address and size: those it has, where they can, else others."""
    day = availability.local_date(preview.starts_at, preview.zone)
    needed = availability.hours_of(await catalog.policy()).needed(preview.guests.count)
    has, postal_code = await availability.chefs_of(booking.id), preview.postal_code
    if preview.starts_at == booking.starts_at and postal_code == party.postal_code and needed <= booking.chefs_needed:
        if needed < booking.chefs_needed:  # else staff chose whether there are more than it needs
            await availability.release_chefs(booking, has[needed:])
        return
    await availability.lock_dates(booking.event_date, day)
    snapshot = (await availability.snapshot_of(day, day)).without(booking.id)
    capacity = availability.free_capacity(
        snapshot, preview.starts_at, guests=preview.guests.count, postal_code=postal_code,
        by_staff=not by_customer or preview.starts_at == booking.starts_at,
    )  # fmt: skip
    if capacity is None:
        if not has and not by_customer:
            return  # written down without chefs, as it came from elsewhere: staff find them
        raise await availability.taken(
            preview.starts_at, preview.zone, guests=preview.guests.count, postal_code=postal_code
        )
    await availability.release_chefs(booking)
    booking.starts_at, booking.event_date = preview.starts_at, day
    chefs = sorted(capacity.chefs, key=lambda chef: chef not in has)  # else in the order of suggestion
    reserved = await availability.reserve_chefs(
        booking, chefs, hours=snapshot.hours, postal_code=postal_code, needed=needed
    )
    if reserved < needed:
        raise await availability.taken(
            preview.starts_at, preview.zone, guests=preview.guests.count, postal_code=postal_code
        )


async def _write_party(party: CateringBooking, change: PartyChange, preview: ChangePreview) -> None:
    for name in ("address", "gate_code", "allergies", "wishes"):
        if (said := getattr(change, name)) is not None:
            setattr(party, name, said or None)
    if change.is_outdoors is not None:
        party.is_outdoors = change.is_outdoors
    if change.menu is not None:
        party.menu = msgspec.json.encode({str(one): count for one, count in change.menu.items() if count}).decode()
    party.postal_code = preview.postal_code
    if change.postal_code is not None:
        station = await Station.one(party.station)
        party.miles = catalog.miles(station.postal_code, preview.postal_code)
    guests = preview.guests
    party.adults, party.children, party.toddlers = guests.adults, guests.children, guests.toddlers
    if preview.order:
        party.quote_lines = msgspec.json.encode(preview.price.after.lines).decode()
    await party.save()


async def _write_booking(booking: Booking, change: PartyChange, preview: ChangePreview) -> None:
    if change.starts_at is not None:
        booking.moves = max(booking.moves - 1, 0) if preview.price.is_undone else booking.moves + 1
        booking.refundable_until_date = preview.price.refundable_until_date
        booking.starts_at, booking.event_date = (
            preview.starts_at,
            availability.local_date(preview.starts_at, preview.zone),
        )
        if booking.hold_until_at is not None:
            booking.hold_until_at = min(booking.hold_until_at, booking.starts_at)
    policy = await catalog.policy()
    booking.ends_at = booking.starts_at + timedelta(minutes=policy.service_minutes)
    booking.guests = preview.guests.count or booking.guests
    if change.city is not None:
        booking.city = change.city
    booking.total_cents = preview.price.after.total_cents
    booking.deposit_cents = min(booking.deposit_cents, booking.total_cents)
    booking.chefs_needed = max(1, -(-booking.guests // policy.guests_per_chef))
    booking.revision += 1
    await booking.save()


async def _send_back_what_is_too_much(booking: Booking, preview: ChangePreview) -> None:
    too_much = max(-booking.balance_cents, 0)
    was_too_much = max(booking.paid_cents - preview.price.before.total_cents, 0)
    if too_much > was_too_much:
        await tasks.add(
            booking.id,
            f"The party became cheaper: send {money(too_much - was_too_much)} back, or leave it for the chef.",
            kind=TaskKind.REFUND,
            amount_cents=too_much - was_too_much,
        )
    elif too_much < was_too_much:
        await tasks.withdraw_refunds(booking.id, down_to_cents=too_much)
