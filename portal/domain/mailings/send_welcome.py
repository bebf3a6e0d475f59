"""Write to somebody that they are on the waiting list of a date."""

from uuid import UUID

from portal import clock
from portal.domain import notifications, waitlist
from portal.domain.notifications import deliver
from portal.domain.waitlist import WriteOffer
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.payments import DeliveryState
from tables.scope import stations
from tables.unit_of_work import atomic
from tables.waitlist import WaitingListEntry, WaitingState


async def send_welcome(entry_id: UUID, *, email: EmailSender, write: WriteOffer) -> None:
    """Mail that somebody waits, with the way off the list, once; unless they do not wait any more.

    Raises:
        VendorUnavailable: try again.

    """
    entry = await WaitingListEntry.one(entry_id)
    if entry.state != WaitingState.WAITING or entry.welcomed_at is not None:
        return
    to = await notifications.addressed(entry.name, entry.email, station_id=entry.station, page="")
    letter = write(waitlist.facts_of_waiting(entry, to))
    message = OutboundEmail(
        to=entry.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        sender=to.sender,
        sender_name=to.sender_name,
        idempotency_key=f"waits:{entry.id}",
    )
    await deliver(message, email=email, note=lambda state: _note(entry, state))


@atomic
async def _note(entry: WaitingListEntry, state: DeliveryState) -> None:
    if state != DeliveryState.SENT:
        return
    with stations(entry.station):
        locked = await WaitingListEntry.one(entry.id, lock=True)
        locked.welcomed_at = clock.now()
        await locked.save([WaitingListEntry.welcomed_at])
