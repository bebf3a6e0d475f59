"""Confirm which booking a payment is for."""

from uuid import UUID

from portal.domain.matching.decision import conclude, money_to_give, take
from portal.domain.matching.give import Part, give
from portal.domain.matching.learn import learn
from portal.domain.matching.ranking import kept
from portal.domain.matching.words import dollars
from tables.bookings import Booking
from tables.matching import DecisionKind, PaymentDecision, PaymentNotification
from tables.unit_of_work import atomic


@atomic
async def confirm(notification_id: UUID, *, booking_id: UUID, user_id: UUID, revision: int) -> PaymentDecision:
    """Put the whole payment towards a booking.

    The payer is remembered for its customer, and told apart from the customer who was ranked above.

    Raises:
        AlreadyDecided: somebody else was first.
        NoMoney: the mail proves no payment, and nobody has recorded any.

    """
    notification = await take(notification_id, revision=revision)
    received = await money_to_give(notification)
    booking = await Booking.one(booking_id)

    taught = await learn(notification, [booking], refused=await _passed_over(notification, booking))
    remembered = ", payer remembered" if taught else ""
    decision = await conclude(
        notification,
        DecisionKind.MATCH,
        user_id=user_id,
        bookings=[booking],
        taught=taught,
        summary=f"{dollars(received.unallocated_cents)} to {booking.customer_name}, {booking.reference}{remembered}",
    )
    await give(received, [Part(booking.id, received.unallocated_cents)], decision_id=decision.id)
    return decision


async def _passed_over(notification: PaymentNotification, chosen: Booking) -> list[Booking]:
    """Return the booking that was ranked first, if the person saw it and chose another."""
    best = next(iter(kept(notification.candidates)), None)
    if best is None or best.booking_id == str(chosen.id):
        return []
    booking = await Booking.objects().where(Booking.id == UUID(best.booking_id)).first()
    return [booking] if booking is not None else []
