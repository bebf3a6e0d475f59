"""Read the mails that were kept and never read."""

from portal import clock
from portal.domain.events import tell_again
from portal.domain.matching.unread import unread
from portal.domain.system import MailReceived
from tables.unit_of_work import atomic


@atomic
async def read_unread(*, limit: int = 200) -> int:
    """Have the mails in scope that were never read told as if they had just come; return how many they are."""
    mails = await unread(now=clock.now(), limit=limit)
    return await tell_again(MailReceived.name, mails) if mails else 0
