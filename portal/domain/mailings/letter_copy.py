"""A letter, word for word: kept before it is handed over, so that a repetition says the same, and staff can read it."""

from uuid import UUID

import msgspec

from portal.integrations.ports import OutboundEmail
from tables.mailings import LetterCopy
from tables.unit_of_work import atomic


async def copy_of(letter_id: UUID) -> OutboundEmail | None:
    """Return what a letter (or receipt) said, if it was written."""
    row = await LetterCopy.select(LetterCopy.id, LetterCopy.message).where(LetterCopy.letter == letter_id).first()
    return read_copy(row["message"]) if row else None


def read_copy(message: str) -> OutboundEmail:
    """Read a copy's message."""
    return msgspec.json.decode(message, type=OutboundEmail)


@atomic
async def keep_copy(letter_id: UUID, message: OutboundEmail, *, booking_id: UUID) -> None:
    """Keep what a letter (or receipt) says, once."""
    row = LetterCopy(booking=booking_id, letter=letter_id, message=msgspec.json.encode(message).decode())
    await LetterCopy.insert(row).on_conflict(target=(LetterCopy.station, LetterCopy.letter), action="DO NOTHING")
