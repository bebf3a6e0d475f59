"""A customer who comes again is recognized; what they agreed to is kept."""

from portal.domain import customers
from tables.customers import ConsentChannel, Customer
from tables.stations import Station
from tests.cast import Builder


async def test_a_new_person_is_added(riverside: Station) -> None:
    new = await customers.recognize(name="Dana Ortiz", email="dana@example.com", phone="916 555 0100")

    assert (new.name, new.email, new.phone) == ("Dana Ortiz", "dana@example.com", "+19165550100")


async def test_an_address_is_recognized_however_it_is_spelled_and_the_name_stays(riverside: Station) -> None:
    dana = await customers.recognize(name="Dana Ortiz", email="dana@example.com")

    again = await customers.recognize(name="D. Smith", email="Dana@Example.com", phone="916 555 0199")

    assert again.id == dana.id
    assert (await Customer.one(dana.id)).name == "Dana Ortiz"
    assert (await Customer.one(dana.id)).phone is None


async def test_a_phone_alone_is_recognized(riverside: Station) -> None:
    dana = await customers.recognize(name="Dana Ortiz", phone="(916) 555-0100")

    assert (await customers.recognize(name="Dana", phone="9165550100")).id == dana.id


async def test_the_address_decides_where_it_and_the_phone_are_two_peoples(riverside: Station) -> None:
    dana = await customers.recognize(name="Dana Ortiz", email="dana@example.com")
    await customers.recognize(name="Marco Ortiz", phone="916 555 0100")

    assert (await customers.recognize(name="Dana", email="dana@example.com", phone="9165550100")).id == dana.id


async def test_a_known_phone_with_another_address_is_the_same_customer_and_written_to_there(riverside: Station) -> None:
    dana = await customers.recognize(name="Dana Ortiz", email="dana@example.com", phone="916 555 0100")

    contact = await customers.recognize(name="Dana Ortiz", email="dana@work.example.com", phone="916 555 0100")
    once_more = await customers.recognize(name="Dana Ortiz", email="dana@work.example.com")

    assert contact.merged_into == dana.id
    assert contact.email == "dana@work.example.com"
    assert once_more.id == contact.id
    assert (await Customer.one(dana.id)).email == "dana@example.com"


async def test_another_stations_customer_is_somebody_else(a: Builder, stage: object, riverside: Station) -> None:
    theirs = await a.customer("Dana Ortiz", station=a.stage.hilltop, email="dana@example.com")

    assert (await customers.recognize(name="Dana Ortiz", email="dana@example.com")).id != theirs.id


async def test_the_newest_word_of_a_consent_holds(riverside: Station) -> None:
    dana = await customers.recognize(name="Dana Ortiz", email="dana@example.com")
    words = {"words": "Write me about offers.", "wording_version": "2026-11"}
    yes = customers.Consent(channel=ConsentChannel.EMAIL, page="book", address="203.0.113.9", **words)  # type: ignore[arg-type]
    no = customers.Consent(channel=ConsentChannel.EMAIL, is_given=False, **words)

    assert not await customers.has_consented(dana.id, ConsentChannel.EMAIL)
    (entry,) = await customers.record_consents([yes], customer_id=dana.id)
    assert entry.wording_version == "2026-11"
    assert await customers.has_consented(dana.id, ConsentChannel.EMAIL)
    assert not await customers.has_consented(dana.id, ConsentChannel.SMS)
    await customers.record_consents([no], customer_id=dana.id)
    assert not await customers.has_consented(dana.id, ConsentChannel.EMAIL)
