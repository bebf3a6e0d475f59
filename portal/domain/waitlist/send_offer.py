"""Write to somebody who waits for a date that a place came free."""

from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import chefs, notifications, qr
from portal.domain.notifications import Addressee, Letter, deliver
from portal.domain.qr import LinkKind
from portal.integrations.ports import EmailSender, OutboundEmail
from tables.payments import DeliveryState
from tables.scope import stations
from tables.unit_of_work import atomic
from tables.waitlist import WaitingListEntry, WaitingState


class OfferFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What mails to somebody who waits say.

    `book` is the path of the page that shows that date, `leave` of the one on which they say that they wait no more.
    """

    to: Addressee
    event_date: date
    starts_at: datetime | None
    guests: int
    offered_until_at: datetime | None
    book: str
    leave: str


WriteOffer = Callable[[OfferFacts], Letter]


async def send_offer(entry_id: UUID, *, email: EmailSender, write: WriteOffer) -> None:
    """Mail an offer, once; unless it has run out, or was taken.

    The offer itself is the attempt that is written down first; the mail carries its id as its idempotency key.

    Raises:
        VendorUnavailable: try again.

    """
    entry = await WaitingListEntry.one(entry_id)
    if entry.state != WaitingState.OFFERED or entry.told_at is not None:
        return
    to = await notifications.addressed(entry.name, entry.email, station_id=entry.station, page="")
    letter = write(facts_of_waiting(entry, to))
    message = OutboundEmail(
        to=entry.email,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        sender=to.sender,
        sender_name=to.sender_name,
        idempotency_key=f"offer:{entry.id}",
    )
    await deliver(message, email=email, note=lambda state: _note(entry, state))


def facts_of_waiting(entry: WaitingListEntry, to: Addressee) -> OfferFacts:
    """Return what a mail says of a wait."""
    place = {"zip": entry.postal_code} if entry.postal_code else {}
    shown = urlencode(place | {"guests": str(entry.guests), "date": entry.event_date.isoformat()})
    starts_at = (
        chefs.at_minute(entry.event_date, entry.starts_minute, ZoneInfo(to.time_zone))
        if entry.starts_minute is not None
        else None
    )
    return OfferFacts(
        to=to,
        event_date=entry.event_date,
        starts_at=starts_at,
        guests=entry.guests,
        offered_until_at=entry.offered_until_at,
        book=f"/{to.station_slug}/book?{shown}",
        leave=f"/w/{qr.sign(LinkKind.WAITING, entry.id)}",
    )


@atomic
async def _note(entry: WaitingListEntry, state: DeliveryState) -> None:
    if state != DeliveryState.SENT:
        return
    with stations(entry.station):
        locked = await WaitingListEntry.one(entry.id, lock=True)
        locked.told_at = clock.now()
        await locked.save([WaitingListEntry.told_at])
