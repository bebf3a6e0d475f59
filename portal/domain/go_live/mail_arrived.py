"""Say that a test mail arrived."""

from portal import clock
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.go_live.events import MailArrived
from portal.domain.go_live.facts import Outside, mail_about, newest
from tables.go_live import GoLiveTry, TryKind
from tables.scope import the_business
from tables.stations import Business
from tables.unit_of_work import atomic


class NotSent(Refused):
    """No mail that could have arrived was sent."""


@atomic
async def mail_arrived(outside: Outside) -> None:
    """Note that the newest test mail arrived; a second time changes nothing.

    Raises:
        NotSent: none was sent since the sender or the mail server changed.

    """
    business = await Business.one(the_business())
    tried = await newest(TryKind.MAIL, about=mail_about(business, outside))
    if tried is None or not tried.is_fine:
        raise NotSent("Send a test mail first: none has left since the sender or the mail server changed.")
    if tried.arrived_at is None:
        await GoLiveTry.update({GoLiveTry.arrived_at: clock.now()}).where(GoLiveTry.id == tried.id)
        await record(MailArrived(stream_id=business.id))
