"""Undo a manual entry."""

from typing import Final
from uuid import UUID

from portal import clock
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.events import ManualEntryUndone
from portal.domain.payments.owe_again import owe_again
from portal.domain.payments.queries import of_decision
from portal.domain.payments.reverse import reverse
from tables.payments import CateringPayment, ManualEntry, ManualKind, Payment
from tables.scope import stations
from tables.unit_of_work import atomic

_LEAVES_A_BOOKING: Final = frozenset({ManualKind.REFUND, ManualKind.CREDIT, ManualKind.GRATUITY})


class UndoneAlready(Refused):
    """Nothing is undone twice."""


@atomic
async def undo(entry_id: UUID, *, user_id: UUID | None) -> ManualEntry:
    """Take a manual entry out of the books by entries of the opposite sign; its tasks are to be done again.

    Raises:
        UndoneAlready: that has been done.
        PartWentBack: some of its money went back, or was moved, since.

    """
    entry = await ManualEntry.one(entry_id, lock=True)
    if entry.undone_at is not None:
        raise UndoneAlready("This was undone already.")
    with stations(entry.station):
        # the newest first: what was given to one account must leave it before it can return to the other
        ids = (await of_decision(entry.id))[::-1]
        await _lock_payments(ids)
        for payment_id in ids:
            await reverse(payment_id, decision_id=entry.id, withdraws=entry.kind == ManualKind.RECEIVED)
        if entry.kind == ManualKind.RECEIVED:
            await _void(entry.received)
        if entry.booking is not None and entry.kind in _LEAVES_A_BOOKING:
            await owe_again(entry.booking, amount_cents=entry.amount_cents, decision_id=entry.id)
        entry.undone_at, entry.undone_by = clock.now(), user_id
        await entry.save([ManualEntry.undone_at, ManualEntry.undone_by])
        await record(
            ManualEntryUndone(
                stream_id=entry.id,
                kind=ManualKind(entry.kind),
                booking_id=entry.booking,
                amount_cents=entry.amount_cents,
            )
        )
    return entry


async def _lock_payments(payment_ids: list[UUID]) -> None:
    rows = await Payment.select(Payment.received).where(Payment.id.is_in(payment_ids))
    for received in sorted({row["received"] for row in rows}):
        await CateringPayment.one(received, lock=True)


async def _void(received_id: UUID) -> None:
    """Take out money that never came; nobody has been given anything of it any more."""
    received = await CateringPayment.one(received_id, lock=True)
    received.deleted_at = clock.now()
    await received.save([CateringPayment.deleted_at])
