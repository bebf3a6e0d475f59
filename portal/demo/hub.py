"""What staff know of the demo's customers: notes, tags, and somebody who may be two."""

from uuid import UUID

from portal.domain import customers


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
