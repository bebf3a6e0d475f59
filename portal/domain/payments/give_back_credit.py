"""Note that we sent a customer their credit back."""

from datetime import datetime
from uuid import UUID

from portal.domain.payments.accounts import draw
from portal.domain.payments.credit import credits_of
from portal.domain.payments.manual import written
from portal.domain.payments.methods import GOES_BACK, checked
from portal.domain.payments.refund import send_back
from tables.customers import Customer
from tables.payments import ManualEntry, ManualKind
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def give_back_credit(
    customer_id: UUID,
    *,
    amount_cents: int,
    method: str,
    user_id: UUID,
    happened_at: datetime | None = None,
    note: str = "",
) -> ManualEntry:
    """Take a refund out of a customer's credit; no booking owes anything by it.

    Raises:
        MoreThanIsThere: the customer has less credit than that.
        NoSuchMethod, NotThatDay, NoteTooLong: what was said of it makes no sense.

    """
    customer = await Customer.one(customer_id)
    with stations(customer.station):
        drawn = await draw(await credits_of(customer.id), amount_cents)
        entry = await written(
            ManualKind.REFUND,
            customer_id=customer.id,
            booking_id=None,
            method=checked(method, GOES_BACK),
            amount_cents=amount_cents,
            happened_at=happened_at,
            note=note,
            made_by=user_id,
        )
        for part in drawn:
            await send_back(part, decision_id=entry.id)
    return entry
