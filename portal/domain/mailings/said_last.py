"""What a customer has been told last about whether they have a date."""

from uuid import UUID

from portal.domain.bookings import BookingStateChanged
from tables.events import DomainEvent
from tables.mailings import BookingLetter, LetterKind
from tables.payments import DeliveryState, Receipt

_SAYS = (LetterKind.HELD, LetterKind.CONFIRMED, LetterKind.CANCELLED, LetterKind.EXPIRED)


async def is_overtaken(booking_id: UUID, event_id: UUID) -> bool:
    """Say whether a booking has gone from one state to another since that event: the later one has its own letter."""
    return await DomainEvent.exists().where(
        (DomainEvent.stream == BookingStateChanged.stream)
        & (DomainEvent.stream_id == booking_id)
        & (DomainEvent.name == BookingStateChanged.name)
        & (DomainEvent.id > event_id)
    )


async def was_said_last(booking_id: UUID, kind: LetterKind) -> bool:
    """Say whether the newest letter about the state of a booking was of this kind, and was not corrected since."""
    letter = (
        await BookingLetter.select(BookingLetter.kind, BookingLetter.created_at)
        .where(BookingLetter.booking == booking_id)
        .where(BookingLetter.kind.is_in(list(_SAYS)) & (BookingLetter.state != DeliveryState.FAILED))
        .order_by(BookingLetter.id, ascending=False)
        .first()
    )
    if letter is None or letter["kind"] != kind:
        return False
    return not await Receipt.exists().where(
        (Receipt.booking == booking_id) & (Receipt.amount_cents < 0) & (Receipt.created_at > letter["created_at"])
    )
