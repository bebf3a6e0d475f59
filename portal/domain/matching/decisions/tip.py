"""Take a payment, or what it is above the price, as a gratuity."""

from uuid import UUID

from portal.domain.matching.allocate_parts import AllocationPart, allocate_parts
from portal.domain.matching.decision import conclude, money_to_give, take
from portal.domain.matching.decisions.learn import learn
from portal.domain.matching.shown import chosen
from portal.text import money
from tables.matching import DecisionKind, PaymentDecision
from tables.payments import AllocationKind
from tables.unit_of_work import atomic


@atomic
async def tip(
    notification_id: UUID,
    *,
    booking_id: UUID,
    user_id: UUID,
    revision: int,
    shown: str | None = None,
    second_look: bool = False,
) -> PaymentDecision:
    """Pay what the booking owes, and take the rest as a gratuity for its chef.

    All of it is one where nothing is due, or more is due than came. `shown` and `second_look` as in `confirm`.

    Raises:
        AlreadyDecided: somebody else was first.
        NoMoney: the mail proves no payment, and nobody has recorded any.
        NotShown, ChangedSince, NeedsSecondLook: the booking is not what the page showed, or is off.

    """
    notification = await take(notification_id, revision=revision)
    received = await money_to_give(notification)
    booking = await chosen(notification, booking_id, shown=shown, second_look=second_look)

    came = received.unallocated_cents
    price = booking.balance_cents if 0 < booking.balance_cents < came else 0
    decision = await conclude(
        notification,
        DecisionKind.GRATUITY,
        user_id=user_id,
        bookings=[booking],
        taught=await learn(notification, [booking]),
        summary=f"{money(came - price)} as a tip for {booking.reference}, {booking.customer_name}",
    )
    parts = [AllocationPart(booking.id, price)] if price else []
    await allocate_parts(
        received, [*parts, AllocationPart(booking.id, came - price, AllocationKind.GRATUITY)], decision_id=decision.id
    )
    return decision
