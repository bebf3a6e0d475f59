"""Take what came for a booking's price as a gratuity."""

from uuid import UUID

from portal.domain.payments.accounts import draw, gratuity_of, price_of
from portal.domain.payments.manual import do_tasks, written
from portal.domain.payments.transfer import transfer
from tables.bookings import Booking
from tables.payments import ManualEntry, ManualKind
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def keep_as_gratuity(
    booking_id: UUID, *, amount_cents: int, user_id: UUID | None, note: str = "", task_id: UUID | None = None
) -> ManualEntry:
    """Move money from a booking's price to its gratuity; a task to send it back is done by it.

    Raises:
        MoreThanIsThere: so much was not paid towards the price.

    """
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        drawn = await draw([price_of(booking)], amount_cents)
        entry = await written(
            ManualKind.GRATUITY,
            customer_id=booking.customer,
            booking_id=booking.id,
            amount_cents=amount_cents,
            note=note,
            made_by=user_id,
        )
        await do_tasks(entry, task_id=task_id)
        for part in drawn:
            await transfer(part, gratuity_of(booking), decision_id=entry.id)
    return entry
