"""Money that came for a party that is off, or that was paid for already: somebody has to say what becomes of it."""

from portal.domain import tasks
from portal.domain.bookings.events import BookingPaidWhenOff
from portal.domain.events import record
from portal.text import money
from tables.bookings import CLOSED_STATES, Booking, BookingState
from tables.tasks import TaskKind
from tables.unit_of_work import atomic


@atomic
async def came_too_much(booking: Booking, amount_cents: int, *, is_gratuity: bool = False) -> None:
    """Write the task for what has just come, and settled, of which a (locked) booking needs nothing."""
    if booking.state in CLOSED_STATES:
        await record(BookingPaidWhenOff(stream_id=booking.id, amount_cents=amount_cents))
        off = "was called off" if booking.state == BookingState.CANCELLED else "was marked as a no-show"
        await _ask(
            booking,
            amount_cents,
            f"{money(amount_cents)} came after the party {off}. Send it back, keep it as credit, "
            "or undo it and put it on another booking.",
        )
    elif not is_gratuity and (too_much := min(-booking.balance_cents, amount_cents)) > 0:
        await _ask(
            booking,
            too_much,
            f"{money(too_much)} more came than the party costs. Send it back, or keep it as a tip or as credit.",
        )


async def _ask(booking: Booking, amount_cents: int, words: str) -> None:
    await tasks.add(booking.id, words, kind=TaskKind.REFUND, amount_cents=amount_cents)
