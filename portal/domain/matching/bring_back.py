"""Bring notifications back that were put off until now."""

from portal import clock
from tables.matching import PaymentNotification
from tables.unit_of_work import atomic


@atomic
async def bring_back() -> int:
    """Take the mark off notifications whose time has come, and return how many there were."""
    rows = (
        await PaymentNotification.update({PaymentNotification.later_until_at: None})
        .where(PaymentNotification.later_until_at <= clock.now())
        .returning(PaymentNotification.id)
    )
    return len(rows)
