"""Stop counting the mails of a sender that was taught."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.matching.events import SenderSwitchedOff
from portal.domain.matching.taught.business_wide import to_decide_about
from tables.system import TaughtSender, TaughtState
from tables.unit_of_work import atomic

BY_HAND = "Switched off by hand."


@atomic
async def switch_off(taught_id: UUID) -> TaughtSender:
    """Let a sender's mails wait again, those that wait now and later ones; what was put towards bookings stays there.

    Raises:
        RowMissing: it is another business's.
        NotHere: the scope has not all stations of the business.

    """
    taught = await to_decide_about(taught_id)
    if taught.state == TaughtState.OFF:
        return taught
    taught.state, taught.reason = TaughtState.OFF, BY_HAND
    taught.trusted_by = taught.trusted_at = None
    await taught.save()
    await record(SenderSwitchedOff(stream_id=taught.id))
    return taught
