"""Note how somebody who asked was answered, and by whom."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.leads.events import LeadAnswered
from tables.leads import ContactWay, Lead, LeadContact, LeadState
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def answer(lead_id: UUID, *, way: ContactWay, by: UUID, words: str = "") -> LeadContact:
    """Write down an answer, the first of which ends the waiting; a lead may be answered again."""
    lead = await Lead.one(lead_id, lock=True)
    with stations(lead.station):
        contact = LeadContact(lead=lead.id, way=way, by=by, words=words.strip() or None)
        await contact.save()
        if lead.is_open:
            lead.state = LeadState.CONTACTED
            await lead.save([Lead.state])
        await record(LeadAnswered(stream_id=lead.id, way=way, contact_id=contact.id))
    return contact
