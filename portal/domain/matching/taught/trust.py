"""Trust a sender that was taught, in one version: from then on its mails count."""

from uuid import UUID

from portal import clock
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.matching.events import SenderTrusted
from portal.domain.matching.taught.business_wide import to_decide_about
from portal.domain.matching.taught.trusted import version_of
from tables.system import TaughtSender, TaughtState
from tables.unit_of_work import atomic


class NoSuchVersion(Refused):
    """There is no version of that number."""


@atomic
async def trust(taught_id: UUID, *, version: int, user_id: UUID) -> TaughtSender:
    """Let the mails of a sender count, read by this version: a newer one, or one that was left before.

    What a mail proves stays as it is: DMARC must pass for its domain, and it must be about an account of ours.

    Raises:
        RowMissing: it is another business's.
        NotHere: the scope has not all stations of the business.
        NoSuchVersion: there is none.

    """
    taught = await to_decide_about(taught_id)
    entry = await version_of(taught.id, version)
    if entry is None:
        raise NoSuchVersion("There is no such version.")
    if taught.state == TaughtState.TRUSTED and taught.version == version:
        return taught
    taught.state, taught.version = TaughtState.TRUSTED, version
    taught.name, taught.provider = entry.name[:120], entry.provider
    taught.trusted_by, taught.trusted_at = user_id, clock.now()
    taught.misfits, taught.reason = 0, ""
    await taught.save()
    await record(SenderTrusted(stream_id=taught.id, version=version))
    return taught
