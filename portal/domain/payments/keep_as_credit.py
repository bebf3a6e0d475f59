"""Keep a booking's money as its customer's credit."""

from uuid import UUID

from portal.domain.payments.accounts import credit_of, draw
from portal.domain.payments.give_back import accounts_of
from portal.domain.payments.manual import do_tasks, written
from portal.domain.payments.transfer import transfer
from tables.bookings import Booking
from tables.payments import ManualEntry, ManualKind
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def keep_as_credit(
    booking_id: UUID, *, amount_cents: int, user_id: UUID | None, note: str = "", task_id: UUID | None = None
) -> ManualEntry:
    """Move money from a booking to its customer's credit: the booking owes it again; a task to send it back is done.

    Raises:
        MoreThanIsThere: the booking has less than that.

    """
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        drawn = await draw(accounts_of(booking), amount_cents)
        entry = await written(
            ManualKind.CREDIT,
            customer_id=booking.customer,
            booking_id=booking.id,
            amount_cents=amount_cents,
            note=note,
            made_by=user_id,
        )
        await do_tasks(entry, task_id=task_id)
        for part in drawn:
            await transfer(part, credit_of(booking.customer), decision_id=entry.id)
    return entry
