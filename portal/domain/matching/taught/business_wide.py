"""What holds for every station of a business is decided by somebody who has them all."""

from uuid import UUID

from portal.domain.errors import Refused
from tables.base import RowMissing
from tables.scope import scope
from tables.stations import Station
from tables.system import RawMail, TaughtSender, TaughtTemplate

MOST = 2000


class NotHere(Refused):
    """It holds for stations that are not in scope, too."""


async def is_whole_business() -> bool:
    """Say whether every station of the business is in scope."""
    rows = await Station.select(Station.id)
    return scope().stations.issuperset(row["id"] for row in rows)


async def to_decide_about(taught_id: UUID) -> TaughtSender:
    """Return a taught sender, locked, for a decision that holds for all stations.

    Raises:
        RowMissing: it is another business's, or was taught with other stations' mails.
        NotHere: the scope has not all of its stations.

    """
    taught = await TaughtSender.one(taught_id, lock=True)
    if await is_whole_business():
        return taught
    if taught.id not in await shown_here():
        raise RowMissing("TaughtSender")
    raise NotHere("This holds for every station. Decide it under “All stations”.")


async def shown_here() -> set[UUID]:
    """Return the taught senders to be looked at: those taught with a mail in scope; all, where all stations are."""
    if await is_whole_business():
        return {row["id"] for row in await TaughtSender.select(TaughtSender.id).limit(MOST)}
    lessons = await TaughtTemplate.select(TaughtTemplate.taught_sender, TaughtTemplate.mail).limit(MOST)
    mails = (
        await RawMail.select(RawMail.id).where(RawMail.id.is_in([row["mail"] for row in lessons])) if lessons else []
    )
    in_scope = {row["id"] for row in mails}
    return {row["taught_sender"] for row in lessons if row["mail"] in in_scope}
