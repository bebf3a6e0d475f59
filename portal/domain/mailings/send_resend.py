"""Mail a letter once more."""

from uuid import UUID

import msgspec

from portal import clock
from portal.domain import notifications
from portal.domain.events import record
from portal.domain.mailings.events import LetterResent
from portal.domain.mailings.letter_copy import read_copy
from portal.domain.notifications import deliver
from portal.integrations.ports import EmailSender
from tables.bookings import Booking
from tables.mailings import LetterCopy, LetterResend
from tables.payments import DeliveryState
from tables.scope import stations
from tables.unit_of_work import atomic


async def send_resend(resend_id: UUID, *, email: EmailSender) -> None:
    """Mail what was asked to go out again, once, word for word; it carries an idempotency key of its own.

    Raises:
        VendorUnavailable: try again; the state is unknown until then.

    """
    resend = await LetterResend.one(resend_id)
    to = await notifications.addressee(await Booking.one(resend.booking))
    if resend.state == DeliveryState.SENT or to is None:
        return
    message = read_copy((await LetterCopy.one(resend.copy)).message)
    again = msgspec.structs.replace(message, to=to.email, idempotency_key=f"resend:{resend.id}")
    await deliver(again, email=email, note=lambda state: _note(resend, state))


@atomic
async def _note(resend: LetterResend, state: DeliveryState) -> None:
    with stations(resend.station):
        locked = await LetterResend.one(resend.id, lock=True)
        if locked.state == DeliveryState.SENT:
            return
        resend.state = locked.state = state
        locked.sent_at = clock.now() if state == DeliveryState.SENT else None
        await locked.save([LetterResend.state, LetterResend.sent_at])
        if state == DeliveryState.SENT:
            await record(LetterResent(stream_id=locked.id, booking_id=locked.booking))
