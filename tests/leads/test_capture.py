"""A lead is written down once, findable and sealed, with what its person agreed to."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tables.leads import Lead
    from tables.stations import Station


async def capture(**facts: Any) -> "Lead":
    from portal.domain import leads

    consents = facts.pop("consents", ())
    whole: dict[str, Any] = {"name": "Ngozi  Okonkwo", "email": "Ngozi@Example.com", "guests": 120} | facts
    return await leads.capture(leads.Enquiry(**whole), consents=consents)


async def test_it_is_written_down_with_the_indexes_that_find_it(riverside: "Station") -> None:
    from portal.domain import leads

    lead = await capture(phone="916 555 0173", words="A wedding", wanted_date=date(2027, 6, 5), postal_code="95814")

    line = (await leads.by_ids([lead.id]))[lead.id]
    assert (line.name, line.email, line.phone) == ("Ngozi Okonkwo", "ngozi@example.com", "+19165550173")
    assert (line.guests, line.wanted_date, line.postal_code) == (120, date(2027, 6, 5), "95814")
    assert lead.email_index
    assert lead.phone_index
    assert lead.name_tokens


async def test_it_says_that_it_happened_without_saying_who(riverside: "Station") -> None:
    from tables.events import DomainEvent

    lead = await capture()

    row = await DomainEvent.objects().where(DomainEvent.stream_id == lead.id).first()
    assert row is not None
    assert row.name == "leads.lead.captured"
    assert "konkwo" not in row.facts


async def test_it_keeps_which_words_were_agreed_to(riverside: "Station") -> None:
    from portal.domain import customers
    from tables.customers import ConsentChannel, ConsentEntry

    text = customers.consent_texts("MyHibachi")[ConsentChannel.EMAIL]
    consent = customers.Consent(
        channel=text.channel, words=text.words, wording_version=text.version, page="book", address="10.0.0.1"
    )

    lead = await capture(consents=[consent])

    entry = await ConsentEntry.objects().where(ConsentEntry.lead == lead.id).first()
    assert entry is not None
    assert (entry.channel, entry.is_given, entry.address) == ("email", True, "10.0.0.1")
    assert "MyHibachi" in entry.words
    assert entry.wording_version == text.version


async def test_the_same_person_asking_twice_about_the_same_day_is_one_lead(riverside: "Station") -> None:
    first = await capture(wanted_date=date(2027, 6, 5))

    assert (await capture(wanted_date=date(2027, 6, 5))).id == first.id
    assert (await capture(wanted_date=date(2027, 6, 6))).id != first.id
    assert (await capture()).id != first.id


@pytest.mark.parametrize(
    ("facts", "field"),
    [({"name": " "}, "name"), ({"email": ""}, "email"), ({"email": "ngozi@"}, "email"), ({"phone": "12"}, "phone")],
)
async def test_it_refuses_who_cannot_be_answered(riverside: "Station", facts: dict[str, str], field: str) -> None:
    from portal.domain.errors import Refused

    with pytest.raises(Refused) as refusal:
        await capture(**facts)

    assert refusal.value.field == field
