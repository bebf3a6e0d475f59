"""Read a mailbox no more, for good."""

from collections.abc import Collection
from uuid import UUID

from portal import clock
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.system.events import MailboxClosed
from tables.scope import scope
from tables.system import Mailbox
from tables.unit_of_work import atomic


class ServesElsewhere(Refused):
    """A mailbox also brings the mails of stations that whoever asks does not see."""


class LeftWithout(Refused):
    """Stations would have no mailbox any more, and whoever asks was not told of all of them."""


@atomic
async def close_mailbox(mailbox_id: UUID, *, known: Collection[UUID] = ()) -> Mailbox:
    """Stop watching a mailbox and erase its secret; what it brought stays, as does where its reading stopped.

    Stations for which no other mailbox is read then have to be `known`. One that is closed already stays so.

    Raises:
        ServesElsewhere: it serves stations out of scope.
        LeftWithout: others would have none.

    """
    mailbox = await Mailbox.one(mailbox_id, lock=True)
    if mailbox.closed_at is not None:
        return mailbox
    if not scope().stations.issuperset(mailbox.stations):
        raise ServesElsewhere("It serves other stations, too. Delete it under “All stations”.")
    if not set(await left_without(mailbox)).issubset(known):
        raise LeftWithout("Since you opened this page, it became the only mailbox of a station. Look again.")
    closed = {Mailbox.closed_at: clock.now(), Mailbox.is_on: False, Mailbox.secret: None, Mailbox.trouble: ""}
    await Mailbox.update(closed).where(Mailbox.id == mailbox.id)
    await record(MailboxClosed(stream_id=mailbox.id))
    return await Mailbox.one(mailbox_id)


async def left_without(mailbox: Mailbox) -> list[UUID]:
    """Return the stations for which only this mailbox is read."""
    if not mailbox.is_on:
        return []
    others = await Mailbox.select(Mailbox.stations).where(Mailbox.is_on.eq(value=True) & (Mailbox.id != mailbox.id))
    served = {station for other in others for station in other["stations"]}
    return [station for station in mailbox.stations if station not in served]
