"""What staff know of the demo's people: notes, tags, somebody who may be two, and who asks for a large party."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from portal import clock
from portal.domain import customers, leads
from portal.domain.leads import Enquiry
from tables.leads import ContactWay

WEDDING: Final = timedelta(days=190)


async def play_hub(author: UUID) -> None:
    """Write some notes and tags down at Riverside, and let Soledad be there twice."""
    found = await customers.customers(search="Ngozi Okonkwo", limit=1)
    for line in found:
        await customers.write_note(
            line.id, words="60th birthday of her aunt.\nAsked for a second grill, told her we bring one.", author=author
        )
        await customers.tag(line.id, word="birthday")
    for line in await customers.customers(search="Soledad Arroyo", limit=1):
        await customers.tag(line.id, word="company")
        await customers.add(name="Soledad Arroyo", email="events@arroyo.example.com")
    await _play_leads(author)


async def _play_leads(author: UUID) -> None:
    """Let two people ask for a party; one has an answer."""
    picnic = await leads.capture(
        Enquiry(name="Harold Finch", phone="(916) 555-0164", words="A picnic for the whole firm.", guests=120)
    )
    await leads.answer(picnic.id, way=ContactWay.PHONE, by=author, words="Wants two dates to choose from by Friday.")
    await leads.capture(
        Enquiry(
            name="Imani Blackwood",
            email="imani@example.com",
            phone="(916) 555-0171",
            words="Our wedding, outdoors. Could you cook for everybody at once?",
            postal_code="95814",
            wanted_date=clock.now().date() + WEDDING,
            guests=140,
        )
    )
