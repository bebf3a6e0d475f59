"""Note that we sent a customer money back."""

from datetime import datetime
from uuid import UUID

from portal.domain.payments.accounts import LedgerAccount, draw, gratuity_of, price_of
from portal.domain.payments.manual import do_tasks, written
from portal.domain.payments.methods import GOES_BACK, checked
from portal.domain.payments.refund import send_back
from tables.bookings import CLOSED_STATES, Booking
from tables.payments import ManualEntry, ManualKind
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def give_back(
    booking_id: UUID,
    *,
    amount_cents: int,
    method: str,
    user_id: UUID,
    happened_at: datetime | None = None,
    note: str = "",
    task_id: UUID | None = None,
) -> ManualEntry:
    """Take a refund out of what a booking has, the newest payment first; a task to send it back is done by it.

    Raises:
        MoreThanIsThere: the booking has less than that.
        NoSuchMethod, NotThatDay, NoteTooLong: what was said of it makes no sense.

    """
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        drawn = await draw(accounts_of(booking), amount_cents)
        entry = await written(
            ManualKind.REFUND,
            customer_id=booking.customer,
            booking_id=booking.id,
            method=checked(method, GOES_BACK),
            amount_cents=amount_cents,
            happened_at=happened_at,
            note=note,
            made_by=user_id,
        )
        await do_tasks(entry, task_id=task_id)
        for part in drawn:
            await send_back(part, decision_id=entry.id)
    return entry


def accounts_of(booking: Booking) -> list[LedgerAccount]:
    """Return a booking's accounts in the order in which money leaves them: nobody tips for a party that is off."""
    accounts = [price_of(booking), gratuity_of(booking)]
    return accounts[::-1] if booking.state in CLOSED_STATES else accounts
