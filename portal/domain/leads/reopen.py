"""Let a lead wait for an answer again, which was said to have one or to need none."""

from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.leads.events import LeadReopened
from tables.leads import TRANSITIONS, Lead, LeadState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def reopen(lead_id: UUID) -> Lead:
    """Open a lead again; what was written down about it stays.

    Raises:
        Refused: it has gone further since.

    """
    lead = await Lead.one(lead_id, lock=True)
    before = LeadState(lead.state)
    if lead.is_open:
        return lead
    if LeadState.NEW not in TRANSITIONS[before]:
        raise Refused("This lead has gone further since. It stays as it is.")
    with stations(lead.station):
        lead.state = LeadState.NEW
        await lead.save([Lead.state])
        await record(LeadReopened(stream_id=lead.id, before=before))
    return lead
