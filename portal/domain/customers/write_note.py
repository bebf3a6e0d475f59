"""Write something down about a customer."""

from typing import Final
from uuid import UUID

from portal.domain.customers.events import CustomerNoted
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.customers import Customer, CustomerNote
from tables.scope import stations
from tables.unit_of_work import atomic

LONGEST: Final = 2000


class NoteEmpty(Refused):
    """A note says something, in a few lines."""


@atomic
async def write_note(customer_id: UUID, *, words: str, author: UUID) -> CustomerNote:
    """Keep a note, for the staff only.

    Raises:
        NoteEmpty: it says nothing, or too much.

    """
    said = words.strip()
    if not said:
        raise NoteEmpty("Type the note.", field="words")
    if len(said) > LONGEST:
        raise NoteEmpty(f"Type at most {LONGEST} characters.", field="words")
    customer = await Customer.one(customer_id)
    with stations(customer.station):
        note = CustomerNote(customer=customer.merged_into or customer.id, words=said, author=author)
        await note.save()
        await record(CustomerNoted(stream_id=note.customer, note_id=note.id))
    return note
