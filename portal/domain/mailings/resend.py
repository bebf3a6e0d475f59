"""Have a letter sent once more."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from portal import clock
from portal.domain import notifications
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.mailings.events import LetterResendAsked
from tables.bookings import Booking
from tables.mailings import LetterCopy, LetterResend
from tables.scope import stations
from tables.unit_of_work import atomic

A_MOMENT: Final = timedelta(minutes=1)


class NoAddressee(Refused):
    """Nobody can be written to."""


class SentJustNow(Refused):
    """A button was pressed twice."""


@atomic
async def resend(copy_id: UUID, *, user_id: UUID) -> LetterResend:
    """Ask for a letter to go out again as it was, to the address that its customer has now.

    Raises:
        NoAddressee: there is none.
        SentJustNow: somebody has asked for that within the last minute.

    """
    copy = await LetterCopy.one(copy_id)
    booking = await Booking.one(copy.booking, lock=True)
    if await notifications.addressee(booking) is None:
        raise NoAddressee("There is no e-mail address. Add one on the customer’s page, then send it again.")
    with stations(booking.station):
        if await LetterResend.exists().where(
            (LetterResend.copy == copy.id) & (LetterResend.created_at > clock.now() - A_MOMENT)
        ):
            raise SentJustNow("It was sent again a moment ago. Give it a minute to arrive.")
        resend = LetterResend(booking=booking.id, copy=copy.id, sent_by=user_id)
        await resend.save()
        await record(LetterResendAsked(stream_id=resend.id, booking_id=booking.id, copy_id=copy.id))
    return resend
