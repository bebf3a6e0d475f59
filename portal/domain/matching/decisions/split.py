"""Split a payment over several bookings."""

from collections.abc import Sequence
from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.matching.allocate_parts import AllocationPart, allocate_parts
from portal.domain.matching.decision import conclude, money_to_give, take
from portal.domain.matching.decisions.learn import learn
from portal.domain.matching.shown import chosen
from portal.text import money
from tables.bookings import Booking
from tables.matching import DecisionKind, PaymentDecision
from tables.payments import AllocationKind
from tables.unit_of_work import atomic


class NotAllGivenOut(Refused):
    """A split is saved when nothing is left over, or the rest is parked as somebody's gratuity or credit."""


@atomic
async def split(
    notification_id: UUID, *, parts: Sequence[AllocationPart], user_id: UUID, revision: int, shown: str | None = None
) -> PaymentDecision:
    """Give out the whole payment in parts; `shown` as in `confirm`.

    Raises:
        AlreadyDecided: somebody else was first.
        NotShown, ChangedSince, NeedsSecondLook: one of the bookings is not what the page showed, or is off.
        NotAllGivenOut: the parts are not the sum that came; the message names what is left over or missing.

    """
    notification = await take(notification_id, revision=revision)
    received = await money_to_give(notification)
    parts = _joined(parts)
    _check(parts, received.unallocated_cents)
    ids = sorted({part.booking_id for part in parts})
    bookings = [await chosen(notification, booking_id, shown=shown) for booking_id in ids]

    paid = {part.booking_id for part in parts if part.kind == AllocationKind.BOOKING}
    taught = await learn(notification, [booking for booking in bookings if booking.id in paid])
    decision = await conclude(
        notification,
        DecisionKind.SPLIT,
        user_id=user_id,
        bookings=bookings,
        taught=taught,
        summary=f"{money(received.unallocated_cents)} over {_count(bookings)}",
    )
    await allocate_parts(received, parts, decision_id=decision.id)
    return decision


def _joined(parts: Sequence[AllocationPart]) -> list[AllocationPart]:
    """Make one part of those for the same booking and purpose: a booking gets one receipt for a decision."""
    sums: dict[tuple[UUID, AllocationKind], int] = {}
    for part in parts:
        sums[part.booking_id, part.kind] = sums.get((part.booking_id, part.kind), 0) + part.amount_cents
    return [AllocationPart(booking_id, cents, kind) for (booking_id, kind), cents in sums.items()]


def _check(parts: Sequence[AllocationPart], unallocated_cents: int) -> None:
    if not parts or any(part.amount_cents <= 0 for part in parts):
        raise NotAllGivenOut("Give every booking in the split an amount above zero.", field="amount")
    left = unallocated_cents - sum(part.amount_cents for part in parts)
    if left > 0:
        raise NotAllGivenOut(f"{money(left)} is left over. Say what it is for, or park it as credit.", field="rest")
    if left < 0:
        raise NotAllGivenOut(f"That is {money(-left)} more than came.", field="amount")


def _count(bookings: Sequence[Booking]) -> str:
    return f"{len(bookings)} bookings" if len(bookings) > 1 else f"{bookings[0].reference}, {bookings[0].customer_name}"
