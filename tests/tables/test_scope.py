"""The table of ARCHITECTURE section 5.

What each kind of query may do without a scope, in one, and in that of everything.
"""

from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from piccolo.query.methods.update import UpdateError

from portal import clock
from portal.demo import Stage
from tables.bookings import Booking
from tables.customers import Customer
from tables.matching import PayerAlias, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import ALL_STATIONS, Scope, ScopeMissing, ScopeViolation, scoped, stations
from tables.sql import fenced, over
from tables.stations import Station
from tables.system import Mailbox
from tests.cast import Builder

NUMBER = "SELECT count(*) AS number FROM {rows}"


async def test_nothing_is_read_without_a_scope(a: Builder) -> None:
    booking = await a.booking()

    for query in (Booking.select, Booking.objects, Booking.count, Booking.exists):
        with pytest.raises(ScopeMissing):
            await query()
    with pytest.raises(ScopeMissing):
        await Booking.one(booking.id)


async def test_nothing_is_written_without_a_scope(a: Builder) -> None:
    booking = await a.booking()

    with pytest.raises(ScopeMissing):
        Customer(name="Nobody's")
    with pytest.raises(ScopeMissing):
        await booking.save()
    with pytest.raises(ScopeMissing):
        await Booking.update({Booking.city: "x"}).where(Booking.id == booking.id)
    with pytest.raises(ScopeMissing):
        await Booking.delete().where(Booking.id == booking.id)


async def test_two_stations_are_read_but_not_written_together(a: Builder, stage: Stage) -> None:
    ours, theirs = await a.booking(), await a.booking(station=stage.hilltop, customer="Hannah Weiss")

    with scoped(stage.scope):
        seen = {row["id"] for row in await Booking.select(Booking.id)}
        with pytest.raises(ScopeViolation):
            await Booking.update({Booking.city: "x"}).where(Booking.id == ours.id)
        with pytest.raises(ScopeViolation):
            Customer(name="Whose?")
        with stations(ours.station):
            await Booking.update({Booking.city: "Davis"}).where(Booking.id == ours.id)

    assert seen == {ours.id, theirs.id}


async def test_another_stations_row_is_neither_updated_nor_deleted(a: Builder, stage: Stage) -> None:
    theirs = await a.booking(station=stage.hilltop, customer="Hannah Weiss")

    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({Booking.city: "x"}).where(Booking.id == theirs.id)
        await Booking.delete().where(Booking.id == theirs.id)
        with pytest.raises(ScopeViolation):
            await theirs.save()

    with scoped(stage.scope_of(stage.hilltop)):
        assert (await Booking.one(theirs.id)).city == "Sacramento"


async def test_an_update_still_needs_a_where(riverside: Station) -> None:
    with pytest.raises(UpdateError):
        await Booking.update({Booking.city: "x"})


async def test_a_row_cannot_be_moved_to_another_station(a: Builder, stage: Stage) -> None:
    booking = await a.booking()

    with scoped(stage.scope_of(stage.riverside)), pytest.raises(ScopeViolation):
        await Booking.update({Booking.station: stage.hilltop.id}).where(Booking.id == booking.id)


async def test_a_row_of_another_station_cannot_be_inserted(stage: Stage) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        theirs = Customer(station=stage.hilltop.id, name="Smuggled")

        with pytest.raises(ScopeViolation):
            await Customer.insert(theirs)
        with pytest.raises(ScopeViolation):
            await Customer.insert().add(theirs)


async def test_an_upsert_cannot_change_another_stations_row(a: Builder, stage: Stage) -> None:
    theirs = await a.customer(station=stage.hilltop)

    with scoped(stage.scope_of(stage.riverside)):
        copy = Customer(id=theirs.id, name="Taken over")

        with pytest.raises(ScopeViolation):
            await Customer.insert(copy).on_conflict(target=Customer.id, action="DO UPDATE", values=[Customer.name])


async def test_a_foreign_key_cannot_leave_the_station(a: Builder, stage: Stage) -> None:
    theirs = await a.customer(station=stage.hilltop)

    with scoped(stage.scope_of(stage.riverside)), pytest.raises(asyncpg.ForeignKeyViolationError):
        await PayerAlias(customer=theirs.id, payer_index=b"x" * 16, payer_name="Spy").save()


async def test_everything_can_be_read_but_nothing_created_in_the_scope_of_everything(a: Builder, stage: Stage) -> None:
    booking = await a.booking()
    await a.booking(station=stage.hilltop, customer="Hannah Weiss")

    with scoped(ALL_STATIONS):
        assert len(await Booking.select(Booking.id)) == 2
        with pytest.raises(ScopeViolation):
            Customer(name="Whose?")
        with pytest.raises(ScopeViolation):
            await (await Booking.one(booking.id)).save()


@pytest.mark.parametrize(
    "scope", [None, ALL_STATIONS, Scope(uuid4(), frozenset({uuid4()}))], ids=["none", "all", "one"]
)
async def test_raw_sql_is_refused_in_every_scope(scope: Scope | None) -> None:
    if scope is None:
        with pytest.raises(ScopeViolation):
            Booking.raw("SELECT 1")
        return
    with scoped(scope), pytest.raises(ScopeViolation):
        Booking.raw("SELECT 1")


async def test_sql_that_does_not_fence_itself_is_refused(riverside: Station) -> None:
    with pytest.raises(ScopeViolation):
        await fenced("SELECT id FROM core.bookings")


async def test_a_scope_can_be_narrowed_but_not_widened(stage: Stage) -> None:
    with scoped(stage.scope_of(stage.riverside)), pytest.raises(ScopeViolation), stations(stage.hilltop.id):
        pass


async def test_a_shared_row_is_seen_by_whom_it_concerns_only(a: Builder, stage: Stage) -> None:
    shared = await a.mailbox(stage.riverside, stage.hilltop)
    ours = await a.mailbox(stage.riverside)

    with scoped(stage.scope_of(stage.riverside)):
        assert {row["id"] for row in await Mailbox.select(Mailbox.id)} == {shared.id, ours.id}
    with scoped(stage.scope_of(stage.hilltop)):
        assert {row["id"] for row in await Mailbox.select(Mailbox.id)} == {shared.id}
    with scoped(stage.scope_of(stage.harbor)):
        assert await Mailbox.select(Mailbox.id) == []


async def test_a_shared_row_cannot_be_handed_to_a_station_out_of_scope(a: Builder, stage: Stage) -> None:
    ours = await a.mailbox(stage.riverside)

    with scoped(stage.scope_of(stage.riverside)), pytest.raises(ScopeViolation):
        await Mailbox.update({Mailbox.stations: [stage.hilltop.id]}).where(Mailbox.id == ours.id)


async def test_a_shared_row_of_others_is_not_reached_by_an_upsert(a: Builder, stage: Stage) -> None:
    theirs = await a.mailbox(stage.hilltop)

    with scoped(stage.scope_of(stage.riverside)):
        copy = Mailbox(id=theirs.id, address="taken@example.com", stations=[stage.riverside.id])

        with pytest.raises(ScopeViolation, match="never both at once"):
            await Mailbox.insert(copy).on_conflict(
                target=(Mailbox.business, Mailbox.id), action="DO UPDATE", values=[Mailbox.stations]
            )


async def test_an_upsert_moves_no_row_to_another_station(a: Builder, stage: Stage) -> None:
    ours = await a.customer()

    with scoped(stage.scope_of(stage.riverside)), pytest.raises(ScopeViolation, match="stays with its owner"):
        await Customer.insert(Customer(id=ours.id, name="Moved")).on_conflict(
            target=(Customer.station, Customer.id),
            action="DO UPDATE",
            values=[(Customer.station, stage.hilltop.id)],
        )


async def test_a_shared_row_of_others_is_not_read_through_a_row_that_names_it(a: Builder, stage: Stage) -> None:
    shared = await a.mailbox(stage.riverside, stage.hilltop)
    notification = await a.notification(mailbox=shared)
    named: Any = CateringPayment.notification
    with scoped(stage.scope):
        await PaymentNotification.update({PaymentNotification.stations: [stage.hilltop.id]}).where(
            PaymentNotification.id == notification.id
        )

    with scoped(stage.scope_of(stage.riverside)):
        money = await CateringPayment.objects().first()
        assert money is not None
        assert await CateringPayment.select(named.payer_name) == []
        assert await CateringPayment.select(named.mail.content) == []
        assert not await CateringPayment.exists().where(named.amount_cents > 0)
        assert await money.get_related(named) is None
        with pytest.raises(ScopeViolation, match="not prefetched"):
            await CateringPayment.objects(named)
    with scoped(stage.scope_of(stage.hilltop)):
        assert len(await CateringPayment.select(named.payer_name, named.mail.content)) == 1


async def test_a_row_that_names_no_shared_one_is_not_lost_by_joining_it(a: Builder, stage: Stage) -> None:
    await a.notification()

    with scoped(stage.scope_of(stage.riverside)):
        await CateringPayment.update({CateringPayment.notification: None}).where(CateringPayment.id.is_not_null())

        assert await CateringPayment.select(CateringPayment.notification.amount_cents) == [
            {"notification.amount_cents": None}
        ]


async def test_a_shared_row_is_deleted_by_whoever_has_all_of_its_stations(a: Builder, stage: Stage) -> None:
    shared = await a.mailbox(stage.riverside, stage.hilltop)

    with scoped(stage.scope_of(stage.riverside)):
        await Mailbox.delete().where(Mailbox.id == shared.id)
        assert await Mailbox.exists().where(Mailbox.id == shared.id)
    with scoped(stage.scope):
        await Mailbox.delete().where(Mailbox.id == shared.id)
        assert not await Mailbox.exists().where(Mailbox.id == shared.id)


async def test_a_query_is_not_awaited_in_another_scope(stage: Stage) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        queries: list[Any] = [Booking.select(Booking.id), Booking.objects(), Booking.count(), Booking.exists()]

    with scoped(stage.scope_of(stage.hilltop)):
        for query in queries:
            with pytest.raises(ScopeViolation, match="scope that it was built in"):
                await query


async def test_a_write_returns_nothing_that_is_sealed(a: Builder, stage: Stage) -> None:
    customer = await a.customer()

    with scoped(stage.scope_of(stage.riverside)):
        writes: tuple[Any, ...] = (
            Customer.update({Customer.notes: "x"}).where(Customer.id == customer.id),
            Customer.delete().where(Customer.id == customer.id),
            Customer.insert(Customer(name="Hannah Weiss")),
        )
        for write in writes:
            with pytest.raises(TypeError, match="select it after the write"):
                await write.returning(Customer.name)


async def test_a_deleted_row_is_hidden(a: Builder, stage: Stage) -> None:
    customer = await a.customer()
    with scoped(stage.scope_of(stage.riverside)):
        customer.deleted_at = clock.now()
        await customer.save()

        assert not await Customer.exists().where(Customer.id == customer.id)


async def test_sums_are_of_rows_in_scope(a: Builder, stage: Stage) -> None:
    await a.booking()
    with scoped(stage.scope_of(stage.riverside)):
        listed = Booking.select(Booking.total_cents)

        assert await over(listed, NUMBER) == [{"number": await Booking.count()}]
    with scoped(stage.scope_of(stage.hilltop)):
        assert await over(Booking.select(Booking.total_cents), NUMBER) == [{"number": 0}]
        with pytest.raises(ScopeViolation, match="scope that it was built in"):
            await over(listed, NUMBER)


async def test_a_plan_made_once_for_shared_rows_is_made_for_their_stations(stage: Stage) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        text, values = PaymentNotification.select(PaymentNotification.id).querystrings[0].compile_string()

    assert f"&& ARRAY['{stage.riverside.id}']::uuid[]" in text
    assert stage.riverside.id not in values
