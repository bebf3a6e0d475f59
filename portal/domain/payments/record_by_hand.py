"""Record money that a person took: cash, a check, or in another way that no mail tells of."""

from datetime import datetime
from uuid import UUID

from portal.domain import customers
from portal.domain.bookings import locked_booking
from portal.domain.errors import Refused
from portal.domain.payments.allocate import allocate
from portal.domain.payments.manual import day_of, note_of, written
from portal.domain.payments.methods import BY_HAND, checked
from tables.bookings import Booking
from tables.payments import AllocationKind, CateringPayment, ManualEntry, ManualKind, MoneySource
from tables.scope import the_business
from tables.stations import Business
from tables.unit_of_work import atomic


class NoAmount(Refused):
    """Nothing came."""


@atomic
async def record_by_hand(  # noqa: PLR0913 - what is said of money that somebody took
    booking_id: UUID,
    *,
    method: str,
    amount_cents: int,
    gratuity_cents: int = 0,
    happened_at: datetime | None = None,
    note: str = "",
    user_id: UUID | None = None,
    chef_id: UUID | None = None,
    key: str | None = None,
) -> ManualEntry:
    """Put money that somebody took towards a booking, a part of it as a gratuity; who took it is a user or a chef.

    With a `key` it counts once: the entry that bears it already is returned.

    Raises:
        NoAmount: nothing came.
        NoSuchMethod: there is a mail for money that comes that way.
        NotThatDay, NoteTooLong: what was said of it makes no sense.

    """
    if amount_cents < 0 or gratuity_cents < 0 or not amount_cents + gratuity_cents:
        raise NoAmount("Type how much you took.", field="amount_cents")
    note_of(note)
    async with locked_booking(booking_id) as booking:
        if key and (before := await ManualEntry.objects().where(ManualEntry.key == key).first()):
            return before
        received = await _take_in(
            booking,
            provider=checked(method, BY_HAND),
            gross_cents=amount_cents + gratuity_cents,
            received_at=day_of(happened_at),
            recorded_by=user_id,
        )
        entry = await written(
            ManualKind.RECEIVED,
            customer_id=booking.customer,
            booking_id=booking.id,
            received=received.id,
            method=method,
            amount_cents=amount_cents,
            gratuity_cents=gratuity_cents,
            happened_at=happened_at,
            note=note,
            made_by=user_id,
            chef=chef_id,
            key=key,
        )
        parts = ((AllocationKind.BOOKING, amount_cents), (AllocationKind.GRATUITY, gratuity_cents))
        for kind, cents in parts:
            if cents:
                await allocate(received.id, booking_id=booking.id, amount_cents=cents, kind=kind, decision_id=entry.id)
    return entry


async def _take_in(
    booking: Booking, *, provider: str, gross_cents: int, received_at: datetime, recorded_by: UUID | None
) -> CateringPayment:
    business = await Business.one(the_business())
    received = CateringPayment(
        stations=[booking.station],
        station=booking.station,
        provider=provider,
        source=MoneySource.HAND,
        gross_cents=gross_cents,
        net_cents=gross_cents,
        currency=business.currency,
        received_at=received_at,
        payer_name=booking.customer_name,
        payer_tokens=customers.name_tokens(business.id, booking.customer_name),
        recorded_by=recorded_by,
    )
    await received.save()
    return received
