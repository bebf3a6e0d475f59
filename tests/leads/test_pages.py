"""Leads as staff see them: nobody who asked is forgotten, and nobody is answered twice without knowing it."""

from typing import Any

from portal.demo import Stage
from portal.domain import leads
from portal.domain.leads import Enquiry
from tables.events import DomainEvent
from tables.leads import ContactWay, Lead, LeadContact, LeadState
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor

LEADS = "/riverside/leads"


async def asks(stage: Stage, name: str = "Ngozi Okonkwo", **facts: Any) -> Lead:
    """Let somebody ask Riverside for a party."""
    whole: dict[str, Any] = {"email": f"{name.split(maxsplit=1)[0].lower()}@example.com", "guests": 120} | facts
    with scoped(stage.scope_of(stage.riverside)):
        return await leads.capture(Enquiry(name=name, **whole))


async def test_who_asked_waits_in_the_list_until_somebody_answers(stage: Stage, visitor: Visitor) -> None:
    sam = stage.users["sam"]
    lead = await asks(stage, phone="916 555 0173", words="A wedding in June")
    await visitor.logs_in(sam.id)

    assert "Not yet" in (await visitor.get(LEADS)).text
    page = (await visitor.get(f"{LEADS}/{lead.id}")).text
    assert "A wedding in June" in page
    assert "tel:+19165550173" in page
    answer = await visitor.submits(
        f"{LEADS}/{lead.id}/answers", page=f"{LEADS}/{lead.id}", way="phone", words="Calls back on Monday"
    )

    assert answer.status_code == 303
    assert "All answered" in (await visitor.get(LEADS)).text
    assert sam.name in (await visitor.get(f"{LEADS}?show=answered")).text
    assert "Calls back on Monday" in (await visitor.get(f"{LEADS}/{lead.id}")).text


async def test_an_answer_given_too_early_is_taken_back_and_stays_written_down(stage: Stage, visitor: Visitor) -> None:
    lead = await asks(stage)
    await visitor.logs_in(stage.users["sam"].id)
    await visitor.submits(f"{LEADS}/{lead.id}/answers", page=f"{LEADS}/{lead.id}", way="email")

    await visitor.submits(f"{LEADS}/{lead.id}/return", page=f"{LEADS}/{lead.id}")

    assert "Not yet" in (await visitor.get(LEADS)).text
    with scoped(stage.scope):
        assert await LeadContact.count() == 1


async def test_a_lead_that_needs_no_answer_is_closed_and_can_be_opened_again(stage: Stage, visitor: Visitor) -> None:
    lead = await asks(stage)
    await visitor.logs_in(stage.users["sam"].id)

    await visitor.submits(f"{LEADS}/{lead.id}/closing", page=f"{LEADS}/{lead.id}")
    assert "All answered" in (await visitor.get(LEADS)).text
    assert lead.name in (await visitor.get(f"{LEADS}?show=closed")).text
    await visitor.submits(f"{LEADS}/{lead.id}/return", page=f"{LEADS}/{lead.id}")

    assert lead.name in (await visitor.get(LEADS)).text


async def test_a_customer_is_no_lead_to_close_or_to_open_again(stage: Stage, visitor: Visitor) -> None:
    lead = await asks(stage)
    await visitor.logs_in(stage.users["sam"].id)
    with scoped(stage.scope_of(stage.riverside)):
        await Lead.update({Lead.state: LeadState.CONVERTED}).where(Lead.id == lead.id)

    closing = await visitor.submits(f"{LEADS}/{lead.id}/closing", page=f"{LEADS}/{lead.id}")
    opening = await visitor.submits(f"{LEADS}/{lead.id}/return", page=f"{LEADS}/{lead.id}")

    assert (closing.status_code, opening.status_code) == (422, 422)
    assert "became a customer already" in closing.text
    assert "has gone further" in opening.text


async def test_a_way_that_there_is_not_is_refused_and_the_note_stays(stage: Stage, visitor: Visitor) -> None:
    lead = await asks(stage)
    await visitor.logs_in(stage.users["sam"].id)

    answer = await visitor.submits(
        f"{LEADS}/{lead.id}/answers", page=f"{LEADS}/{lead.id}", way="pigeon", words="It flew"
    )

    assert answer.status_code == 422
    assert "It flew" in answer.text
    assert "Not yet" in (await visitor.get(LEADS)).text


async def test_a_lead_is_found_by_a_misspelled_name_an_email_and_a_phone(stage: Stage, visitor: Visitor) -> None:
    await asks(stage, phone="916 555 0173")
    await asks(stage, "Bo Fitz")
    await visitor.logs_in(stage.users["sam"].id)

    for typed in ("okonkvo", "ngo", "Ngozi@Example.com", "916-555-0173"):
        for address in (LEADS, "/riverside/search"):
            part = (await visitor.get(address, params={"q": typed}, headers=HTMX)).text
            assert "Ngozi Okonkwo" in part, (typed, address)
            assert "Bo Fitz" not in part


async def test_the_older_ones_are_on_the_next_page(stage: Stage, visitor: Visitor) -> None:
    first = await asks(stage, "Ada Oldest")
    for number in range(leads.PAGE):
        await asks(stage, f"Later Person{number}", email=f"later{number}@example.com")
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get(LEADS)).text
    with scoped(stage.scope_of(stage.riverside)):
        last = (await leads.leads())[-1]
    older = (await visitor.get(f"{LEADS}?before={last.id}")).text

    assert first.name not in page
    assert f"before={last.id}" in page
    assert first.name in older


async def test_the_rail_counts_who_waits(stage: Stage, visitor: Visitor) -> None:
    await asks(stage)
    await asks(stage, "Bo Fitz")
    await visitor.logs_in(stage.users["sam"].id)

    assert "2<span" in (await visitor.get(f"{LEADS}/count", headers=HTMX)).text


async def test_an_answer_says_by_whom_and_no_words_of_it_reach_the_events(a: Builder, stage: Stage) -> None:
    lead, maya = await asks(stage), stage.users["maya"].id
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{maya}")):
        contact = await leads.answer(lead.id, way=ContactWay.PHONE, by=maya, words="Her aunt pays")
        again = await leads.answer(lead.id, way=ContactWay.EMAIL, by=maya)
        written = [each.words for each in await leads.contacts(lead.id)]

    rows = await DomainEvent.objects().where(DomainEvent.name == "leads.lead.answered").order_by(DomainEvent.id)
    assert [str(contact.id) in row.facts for row in rows] == [True, False]
    assert str(again.id) in rows[1].facts
    assert not any("aunt" in row.facts for row in rows)
    assert written == [None, "Her aunt pays"]
