"""Bring notifications back that were put off until now."""

from uuid import UUID

from portal import clock
from tables.matching import PaymentNotification
from tables.unit_of_work import atomic


@atomic
async def end_snoozes() -> set[UUID]:
    """Take the mark off notifications whose time has come, and return the stations whose payments they may be."""
    rows = (
        await PaymentNotification.update({PaymentNotification.later_until_at: None})
        .where(PaymentNotification.later_until_at <= clock.now())
        .returning(PaymentNotification.stations)
    )
    return {station for row in rows for station in row["stations"]}
