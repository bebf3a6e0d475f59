"""Two customers become one, and two again: everything is found, nothing is lost, nobody is written to in error."""

from typing import Any
from uuid import UUID

import pytest

from portal.demo import Stage
from portal.domain import bookings, customer_merges, customers, matching, notifications
from portal.domain.customer_merges import NotMergeable, NotSeparable
from portal.domain.customer_merges.moving import MOVED, STAYS
from tables import ddl
from tables.base import RowMissing
from tables.bookings import Booking
from tables.customers import Customer, CustomerNote
from tables.events import DomainEvent
from tables.leads import Lead
from tables.matching import PayerAlias, RefusedPair
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder

Both = tuple[Customer, Customer]


@pytest.fixture
async def both(a: Builder, riverside: Station) -> Both:
    """Dana, who booked twice: once as Dana Ortiz, and once as D. Ortiz-Vega from another address."""
    dana = await a.customer("Dana Ortiz", email="dana@example.com")
    return dana, await a.customer("Danielle Ortiz-Vega", email="dana@work.example.com", phone="916 555 0100")


@pytest.fixture
def maya(stage: Stage) -> UUID:
    return UUID(str(stage.users["maya"].id))


async def owners(*row_ids: Any) -> list[UUID]:
    return [(await Booking.one(each)).customer for each in row_ids]


async def test_everything_of_the_one_is_found_with_the_other(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    booking = await a.booking(customer=other)
    alias = PayerAlias(customer=other.id, payer_index=b"a" * 16, payer_name="Aunt Ruth")
    await alias.save()
    lead = Lead(customer=other.id, name="Danielle", guests=10)
    await lead.save()
    note = await customers.write_note(other.id, words="Likes shrimp.", author=maya)
    await customers.tag(other.id, word="VIP")

    before = await customer_merges.preview(dana.id, other.id)
    await customer_merges.merge(dana.id, other.id, user_id=maya)

    assert before.moves | {} == {
        "bookings": 1,
        "payer_aliases": 1,
        "leads": 1,
        "customer_notes": 1,
        "customer_tone_preferences": 0,
    }
    assert before.tags == ["vip"]
    for table, row in ((Booking, booking), (PayerAlias, alias), (Lead, lead), (CustomerNote, note)):
        assert (await table.one(row.id)).customer == dana.id, table.__name__
    assert (await Customer.one(dana.id)).tags == ["vip"]
    assert (await Customer.one(other.id)).merged_into == dana.id
    event = await DomainEvent.objects().where(DomainEvent.name == "people.customer.merged").first()
    assert event is not None
    assert event.stream_id == dana.id


async def test_no_mail_goes_to_another_address_than_the_one_that_booked(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    first, second = await a.booking(customer=dana), await a.booking(customer=other)

    await customer_merges.merge(dana.id, other.id, user_id=maya)

    written = [await notifications.addressee(await Booking.one(each.id)) for each in (first, second)]
    assert [to.email for to in written if to] == ["dana@example.com", "dana@work.example.com"]
    assert [(await Booking.one(each.id)).customer_name for each in (first, second)] == [dana.name, other.name]


async def test_a_booking_that_has_a_contact_keeps_it(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    third = await a.customer("Third Address", email="third@example.com")
    booking = await a.booking(customer=other)
    await Booking.update({Booking.contact: third.id}).where(Booking.id == booking.id)

    made = await customer_merges.merge(dana.id, other.id, user_id=maya)
    assert (await Booking.one(booking.id)).contact == third.id

    await customer_merges.undo(made.id)
    assert (await Booking.one(booking.id)).contact == third.id


async def test_both_names_and_addresses_find_the_one_customer(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    booking = await a.booking(customer=other)
    await customer_merges.merge(dana.id, other.id, user_id=maya)

    for typed in ("Dana", "Danielle", "ortiz-vega", "dana@example.com", "dana@work.example.com", "916 555 0100"):
        assert [line.id for line in await customers.customers(search=typed)] == [dana.id], typed
    for typed in ("Danielle", "Dana Ortiz", "dana@work.example.com"):
        assert [line.id for line in await bookings.search(typed)] == [booking.id], typed
    assert [line.id for line in await customers.customers()] == [dana.id]


async def test_undoing_gives_back_exactly_what_moved(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    mine, theirs = await a.booking(customer=dana), await a.booking(customer=other)
    await customers.tag(dana.id, word="regular")
    await customers.tag(other.id, word="vip")
    await customers.tag(other.id, word="regular")
    made = await customer_merges.merge(dana.id, other.id, user_id=maya)
    since = await a.booking(customer=await Customer.one(dana.id))

    await customer_merges.undo(made.id)
    await customer_merges.undo(made.id)

    assert await owners(mine.id, theirs.id, since.id) == [dana.id, other.id, dana.id]
    assert (await Booking.one(theirs.id)).contact is None
    assert (await Customer.one(dana.id)).tags == ["regular"]
    assert (await Customer.one(other.id)).tags == ["regular", "vip"]
    assert (await Customer.one(other.id)).merged_into is None
    assert await customer_merges.merges_of(dana.id) == []
    names = [row["name"] for row in await DomainEvent.select(DomainEvent.name).where(DomainEvent.stream_id == dana.id)]
    assert names.count("people.customer.separated") == 1


async def test_they_may_be_merged_again_the_other_way_round(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    mine = await a.booking(customer=dana)
    made = await customer_merges.merge(dana.id, other.id, user_id=maya)
    await customer_merges.undo(made.id)

    await customer_merges.merge(other.id, dana.id, user_id=maya)

    assert await owners(mine.id) == [other.id]


async def test_merges_of_merges_are_undone_last_first(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    third = await a.customer("Dana Vega", email="vega@example.com")
    booking = await a.booking(customer=third)
    inner = await customer_merges.merge(other.id, third.id, user_id=maya)
    outer = await customer_merges.merge(dana.id, other.id, user_id=maya)
    assert await owners(booking.id) == [dana.id]
    assert [line.id for line in await customers.customers(search="Dana Vega")] == [dana.id]

    with pytest.raises(NotSeparable):
        await customer_merges.undo(inner.id)
    await customer_merges.undo(outer.id)
    assert await owners(booking.id) == [other.id]
    await customer_merges.undo(inner.id)

    assert await owners(booking.id) == [third.id]
    to = await notifications.addressee(await Booking.one(booking.id))
    assert to is not None
    assert to.email == "vega@example.com"


async def test_what_cannot_be_one_is_refused(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    elsewhere = await a.customer("Dana Ortiz", station=a.stage.hilltop)
    third = await a.customer("Third")
    await customer_merges.merge(dana.id, other.id, user_id=maya)

    for kept, gone in ((dana.id, dana.id), (third.id, other.id), (other.id, third.id)):
        with pytest.raises(NotMergeable):
            await customer_merges.merge(kept, gone, user_id=maya)
    with pytest.raises(RowMissing):
        await customer_merges.merge(dana.id, elsewhere.id, user_id=maya)
    with scoped(a.stage.scope), pytest.raises(NotMergeable, match="two stations"):
        await customer_merges.merge(dana.id, elsewhere.id, user_id=maya)


async def test_a_payment_in_either_name_finds_its_booking(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    await a.automatic()
    first = await a.booking(customer=dana, due_cents=900_00)
    second = await a.booking(customer=other, due_cents=800_00)
    await customer_merges.merge(dana.id, other.id, user_id=maya)

    await a.notification("Danielle Ortiz-Vega", "100.00")
    await a.notification("Dana Ortiz", "100.00")

    assert [(await Booking.one(each.id)).paid_cents for each in (first, second)] == [100_00, 100_00]


async def test_a_payer_who_was_confirmed_for_the_one_pays_for_both(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    await a.automatic()
    booking = await a.booking(customer=other)
    aunt = await a.notification("Ruth Ann Whitfield", "50.00")
    await matching.confirm(aunt.id, booking_id=booking.id, user_id=maya, revision=aunt.revision)
    await customer_merges.merge(dana.id, other.id, user_id=maya)

    await a.notification("Ruth Ann Whitfield", "50.00")

    assert (await Booking.one(booking.id)).paid_cents == 100_00


async def test_told_apart_from_oneself_is_forgotten_while_they_are_one(both: Both, maya: UUID) -> None:
    dana, other = both
    own = matching.index_of_name(other.name)
    stranger = RefusedPair(customer=other.id, payer_index=b"s" * 16)
    herself = RefusedPair(customer=dana.id, payer_index=own)
    for pair in (stranger, herself):
        await pair.save()

    made = await customer_merges.merge(dana.id, other.id, user_id=maya)
    assert (await RefusedPair.one(stranger.id)).customer == dana.id
    assert (await RefusedPair.one(herself.id)).customer == other.id, "Danielle is Dana now: she pays for herself"

    await customer_merges.undo(made.id)
    assert (await RefusedPair.one(stranger.id)).customer == other.id
    assert (await RefusedPair.one(herself.id)).customer == dana.id


async def test_a_payer_whom_both_know_stays_once(both: Both, maya: UUID) -> None:
    dana, other = both
    for customer in both:
        await PayerAlias(customer=customer.id, payer_index=b"a" * 16, payer_name="Aunt Ruth").save()

    await customer_merges.merge(dana.id, other.id, user_id=maya)

    assert await PayerAlias.count().where(PayerAlias.customer == dana.id) == 1


async def test_lookalikes_are_suggested_with_the_reason_and_never_merged(a: Builder, riverside: Station) -> None:
    dana = await a.customer("Dana Ortiz", email="dana@example.com", phone="916 555 0100")
    same = await a.customer("Dana Ortiz", phone="916 555 0100")
    longer = await a.customer("Dana María Ortiz")
    await a.customer("Dana Weiss")

    found = {each.id: each.reasons for each in await customers.lookalikes(dana)}

    assert found == {same.id: ("the same phone", "the same name"), longer.id: ("the same name",)}
    assert (await Customer.one(same.id)).merged_into is None


def test_every_table_with_a_customer_moves_or_says_why_it_stays() -> None:
    children = {
        sql.up.split("ALTER TABLE ")[1].split(" ")[0].split(".")[1]
        for sql in ddl.POST
        if "REFERENCES core.customers " in sql.up
    }

    assert children == {*MOVED, *STAYS}, "Decide in portal/domain/customer_merges/moving.py."


async def test_a_merge_is_undone_though_a_payer_was_told_apart_again_since(a: Builder, both: Both, maya: UUID) -> None:
    dana, other = both
    own = matching.index_of_name(other.name)
    assert own
    before = RefusedPair(customer=dana.id, payer_index=own)
    await before.save()
    made = await customer_merges.merge(dana.id, other.id, user_id=maya)
    again = RefusedPair(customer=dana.id, payer_index=own)
    await again.save()

    await customer_merges.undo(made.id)

    rows = await RefusedPair.select(RefusedPair.id).where(RefusedPair.customer == dana.id)
    assert [row["id"] for row in rows] == [again.id]
    assert not await RefusedPair.exists().where(RefusedPair.customer == other.id)
