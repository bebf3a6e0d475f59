"""Note that a customer says a payment was sent."""

from datetime import datetime, timedelta
from uuid import UUID

from portal import clock
from portal.domain import bookings
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.matching.events import PaymentDeclared
from portal.domain.matching.facts import payer_indexes
from portal.domain.matching.score import Received
from tables.bookings import Booking
from tables.matching import PaymentDeclaration
from tables.scope import stations, the_business
from tables.unit_of_work import atomic

A_LITTLE_AHEAD = timedelta(minutes=5)
BEFORE_BOOKING = timedelta(days=2)
"""So long before they booked a customer may have sent something, after they had called us."""


class NotYetSent(Refused):
    """A payment that was sent has an amount, a name on the account, and a time that has passed."""


@atomic
async def declare(
    booking_id: UUID,
    *,
    method: str,
    payer_name: str,
    amount_cents: int,
    sent_at: datetime,
    noted_by: UUID | None = None,
    is_gratuity: bool = False,
) -> PaymentDeclaration:
    """Note an "I sent it": the matching expects this money from this account. It proves nothing by itself.

    Raises:
        NotYetSent: the amount is not positive, the name is missing, or the time cannot be.

    """
    if amount_cents <= 0:
        raise NotYetSent("Type the amount that was sent.", field="amount_cents")
    if not payer_name.strip():
        raise NotYetSent("Type the name on the account that it was sent from.", field="payer_name")
    if sent_at > clock.now() + A_LITTLE_AHEAD:
        raise NotYetSent("That time lies ahead. When was it sent?", field="sent_at")
    booking = await Booking.one(booking_id)
    if noted_by is None and sent_at < booking.created_at - BEFORE_BOOKING:
        raise NotYetSent("That was before you booked. When was it sent?", field="sent_at")
    said = Received(payer_name=payer_name, amount_cents=amount_cents, sent_at=sent_at)
    with stations(booking.station):
        declaration = PaymentDeclaration(
            booking=booking.id,
            method=method,
            payer_name=payer_name.strip(),
            payer_index=next(iter(payer_indexes(the_business(), said)), None),
            amount_cents=amount_cents,
            sent_at=sent_at,
            noted_by=noted_by,
            is_gratuity=is_gratuity,
        )
        await declaration.save()
        await bookings.confirm_hold(booking.id)
        await record(PaymentDeclared(stream_id=declaration.id, booking_id=booking.id, amount_cents=amount_cents))
    return declaration
