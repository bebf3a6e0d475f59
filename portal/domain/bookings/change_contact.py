"""Change how a customer is reached about their booking."""

from uuid import UUID, uuid4

from portal.domain import customers
from portal.domain.bookings.events import ContactChanged, LetterDue
from portal.domain.bookings.renew_link import renew_link
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.bookings import Booking
from tables.customers import Customer
from tables.mailings import BookingLetter, LetterKind
from tables.scope import stations
from tables.unit_of_work import atomic


class NoAddress(Refused):
    """Somebody has to be reached by e-mail."""


@atomic
async def change_contact(booking_id: UUID, *, email: str, phone: str) -> Booking:
    """Write to another e-mail address from now on, and call another number.

    A new address ends the links that were mailed to the old one, and gets the new link; the old one is told, without
    anything about the party: it may be a slip of the keyboard that belongs to somebody else.

    Raises:
        NoAddress: the e-mail is missing.
        NotAnAddress: the e-mail or the phone is none.

    """
    if not email.strip():
        raise NoAddress("Type the e-mail address that we write to.", field="email")
    booking = await Booking.one(booking_id, lock=True)
    person = await Customer.one(booking.contact or booking.customer)
    before, number = person.email, person.phone
    after = await customers.change(person.id, name=person.name, email=email, phone=phone)
    if (after.email, after.phone) == (before, number):
        return booking
    with stations(booking.station):
        await record(ContactChanged(stream_id=booking.id, is_email_new=after.email != before))
        if after.email == before:
            return booking
        if before:
            await _tell(booking, before)
    return await renew_link(booking.id)


async def _tell(booking: Booking, address: str) -> None:
    kind, occasion = LetterKind.ADDRESS_CHANGED, str(uuid4())
    letter = BookingLetter(booking=booking.id, kind=kind, occasion=occasion, address=address)
    await letter.save()
    await record(LetterDue(stream_id=letter.id, booking_id=booking.id, kind=kind, occasion=occasion))
