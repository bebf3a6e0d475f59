"""A customer's own page, and what it takes to look at it."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from tables.bookings import Booking


def link(booking: "Booking", version: int = 1) -> str:
    from portal.domain import qr
    from portal.domain.qr import LinkKind

    return f"/b/{qr.sign(LinkKind.BOOKING, booking.id, version)}"


def sent() -> str:
    """Return this minute, as the form takes it."""
    from portal import clock

    return f"{clock.now().astimezone(ZoneInfo('America/Los_Angeles')):%Y-%m-%dT%H:%M}"


async def pay(a: Builder, booking: "Booking", amount: str, stage: "Stage") -> None:
    from portal.domain import matching
    from tables.scope import scoped

    waiting = await a.notification("Dana Ortiz", amount, booking.reference)
    with scoped(stage.scope_of(stage.riverside)):
        await matching.confirm(
            waiting.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=waiting.revision
        )
