"""Confirm which booking a payment is for."""

from uuid import UUID

from portal.domain.matching.allocate_parts import AllocationPart, allocate_parts
from portal.domain.matching.decision import conclude, money_to_give, take
from portal.domain.matching.decisions.learn import learn
from portal.domain.matching.queue.rank_now import rank_now
from portal.domain.matching.shown import chosen, unsealed
from portal.text import money
from tables.bookings import Booking
from tables.matching import DecisionKind, PaymentDecision, PaymentNotification
from tables.unit_of_work import atomic


@atomic
async def confirm(
    notification_id: UUID,
    *,
    booking_id: UUID,
    user_id: UUID,
    revision: int,
    shown: str | None = None,
    second_look: bool = False,
    batch: UUID | None = None,
) -> PaymentDecision:
    """Put the whole payment towards a booking.

    The payer is remembered for its customer, and told apart from the customer who was ranked above. `shown` is what the
    page showed, sealed; `second_look` says that the person knows that the booking is off; `batch` joins it
    to others that are confirmed together.

    Raises:
        AlreadyDecided: somebody else was first.
        NoMoney: the mail proves no payment, and nobody has recorded any.
        NotShown, ChangedSince, NeedsSecondLook: the booking is not what the page showed, or is off.

    """
    notification = await take(notification_id, revision=revision)
    received = await money_to_give(notification)
    booking = await chosen(notification, booking_id, shown=shown, second_look=second_look)

    taught = await learn(notification, [booking], refused=await _passed_over(notification, booking, shown))
    remembered = ", payer remembered" if taught else ""
    decision = await conclude(
        notification,
        DecisionKind.MATCH,
        user_id=user_id,
        bookings=[booking],
        taught=taught,
        batch=batch,
        summary=f"{money(received.unallocated_cents)} to {booking.customer_name}, {booking.reference}{remembered}",
    )
    await allocate_parts(received, [AllocationPart(booking.id, received.unallocated_cents)], decision_id=decision.id)
    return decision


async def _passed_over(notification: PaymentNotification, booking: Booking, shown: str | None) -> list[Booking]:
    """Return the booking that is ranked first, if the person saw it there and chose another."""
    best = next(iter(await rank_now(notification)), None)
    if best is None or best.booking_id == str(booking.id):
        return []
    if shown is not None and unsealed(shown, notification).first != UUID(best.booking_id):
        return []
    other = await Booking.objects().where(Booking.id == UUID(best.booking_id)).first()
    return [other] if other is not None else []
