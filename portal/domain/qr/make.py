"""Make a code to print."""

from uuid import UUID

import asyncpg

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.qr.code import make_code
from portal.domain.qr.events import CodeMade
from portal.domain.qr.label import label_of
from portal.domain.qr.target import target_of
from tables.bookings import Booking
from tables.chefs import Chef
from tables.qr import QRCode, QRKind
from tables.unit_of_work import atomic, savepoint


class AboutWhom(Refused):
    """A chef's code names the chef, a booking's the booking, and no other does."""


@atomic
async def make(
    kind: QRKind, *, label: str, target: str, chef_id: UUID | None = None, booking_id: UUID | None = None
) -> QRCode:
    """Make a code of the station in scope, under a code that nobody else has.

    Raises:
        TargetRefused: it would lead where no code of ours leads.
        AboutWhom: it is said to be about a chef or a booking, and does not name one.

    """
    if (kind == QRKind.CHEF) != (chef_id is not None):
        raise AboutWhom("Choose the chef whom this code is about, or another kind.", field="chef")
    if (kind == QRKind.BOOKING) != (booking_id is not None):
        raise AboutWhom("Choose the booking that this code is about, or another kind.", field="booking")
    made = QRCode(
        code="",
        kind=kind,
        label=label_of(label),
        target=target_of(target),
        chef=(await Chef.one(chef_id)).id if chef_id else None,
        booking=(await Booking.one(booking_id)).id if booking_id else None,
    )
    await _save_under_a_free_code(made)
    await record(CodeMade(stream_id=made.id, kind=kind, booking_id=booking_id, chef_id=chef_id))
    return made


async def _save_under_a_free_code(made: QRCode) -> None:
    while True:
        made.code = make_code()
        try:
            async with savepoint():
                await made.save()
        except asyncpg.UniqueViolationError:
            continue  # 1 in 27 billion per code: another one bears it
        return
