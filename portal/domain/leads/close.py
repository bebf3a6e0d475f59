"""Note that somebody who asked needs no answer, or wants no party any more."""

from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.leads.events import LeadClosed
from tables.leads import TRANSITIONS, Lead, LeadState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def close(lead_id: UUID) -> Lead:
    """Close a lead, unless it is closed already.

    Raises:
        Refused: the lead became a customer.

    """
    lead = await Lead.one(lead_id, lock=True)
    before = LeadState(lead.state)
    if before == LeadState.LOST:
        return lead
    if LeadState.LOST not in TRANSITIONS[before]:
        raise Refused("This lead became a customer already.")
    with stations(lead.station):
        lead.state = LeadState.LOST
        await lead.save([Lead.state])
        await record(LeadClosed(stream_id=lead.id, before=before))
    return lead
