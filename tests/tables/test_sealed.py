"""Sealed columns: personal data lies encrypted, bound to its place, and is found through blind indexes only."""

from collections.abc import Iterator

import pytest

from portal.demo import Stage
from portal.domain import bookings, customers, system
from tables.bookings import Booking
from tables.crypto import UNREADABLE, KeyRing, keys, use_keys
from tables.customers import Customer
from tables.scope import ALL_STATIONS, scoped
from tables.sql import fenced, platform
from tables.system import RawMail
from tests.cast import Builder

pytestmark = pytest.mark.usefixtures("riverside")


async def _as_it_lies(column: str) -> bytes:
    rows = await fenced(f"SELECT {column} AS value FROM core.customers WHERE station = ANY({{stations}})")  # noqa: S608
    return bytes(rows[0]["value"])


async def test_it_lies_encrypted_and_reads_plain(a: Builder) -> None:
    customer = await a.customer("Dana Ortiz", email="dana@example.com")

    lies = await _as_it_lies("name")

    assert b"Dana" not in lies
    assert lies[0] == keys().current
    assert len(lies) <= 48
    assert (await Customer.one(customer.id)).name == "Dana Ortiz"
    assert await Customer.select(Customer.name, Customer.email) == [{"name": "Dana Ortiz", "email": "dana@example.com"}]


async def test_two_equal_names_lie_differently(a: Builder) -> None:
    await a.customer("Dana Ortiz")
    await a.customer("Dana Ortiz")

    rows = await fenced("SELECT name FROM core.customers WHERE station = ANY({stations})")

    assert rows[0]["name"] != rows[1]["name"]


async def test_a_value_that_was_moved_to_another_row_shows_a_mark_and_breaks_nothing(a: Builder) -> None:
    one = await a.customer("Dana Ortiz")
    two = await a.customer("Hannah Weiss")
    await fenced(
        "UPDATE core.customers SET name = (SELECT name FROM core.customers WHERE id = $1) "
        "WHERE id = $2 AND station = ANY({stations})",
        one.id,
        two.id,
    )

    rows = {row["id"]: row["name"] for row in await Customer.select(Customer.id, Customer.name)}

    assert rows == {one.id: "Dana Ortiz", two.id: UNREADABLE}


async def test_an_update_seals_for_the_one_row_that_it_names(a: Builder) -> None:
    customer = await a.customer("Dana Ortiz")

    await Customer.update({Customer.name: "Dana Ortiz-Lee"}).where(Customer.id == customer.id)

    assert (await Customer.one(customer.id)).name == "Dana Ortiz-Lee"
    assert b"Lee" not in await _as_it_lies("name")


async def test_many_rows_cannot_be_sealed_at_once(a: Builder) -> None:
    await a.customer()

    with pytest.raises(TypeError, match="one row at a time"):
        await Customer.update({Customer.name: "Everybody"}).where(Customer.id.is_not_null())


def test_a_sealed_column_cannot_be_compared() -> None:
    with pytest.raises(TypeError, match="blind index"):
        Customer.name == "Dana Ortiz"  # noqa: B015 - that it raises is the point
    with pytest.raises(TypeError, match="blind index"):
        Customer.email.like("%dana%")


async def test_it_is_opened_through_a_join_and_under_another_name(a: Builder) -> None:
    await a.booking(customer="Dana Ortiz")

    rows = await Booking.select(Booking.customer_name.as_alias("who"))

    assert rows == [{"who": "Dana Ortiz"}]


@pytest.mark.parametrize(
    "typed",
    [
        "Dana Ortiz",
        "ortiz dana",
        "dan",
        "Ortis",
        "Oritz",
        "Dána",
        "DANA@example.com",
        "(916) 555-0142",
        "0142",
        "dana@exa",
        "dan@",
    ],
)
async def test_a_customer_is_found_by_what_people_type(a: Builder, typed: str) -> None:
    customer = await a.customer("Dana Ortiz", email="dana@example.com", phone="+19165550142")
    await a.customer("Hannah Weiss", email="hannah@example.com", phone="+19165550143")

    assert [line.id for line in await customers.customers(search=typed)] == [customer.id]


@pytest.mark.parametrize("typed", ["Zebedee", "zeb@example.com", "916 555 9999", "9999", "zeb@", "@", "%", "' OR 1=1"])
async def test_nobody_is_found_by_anything_else(a: Builder, typed: str) -> None:
    await a.customer("Dana Ortiz", email="dana@example.com")

    assert await customers.customers(search=typed) == []


async def test_who_was_written_down_by_an_older_copy_is_found_after_a_while(a: Builder, stage: Stage) -> None:
    customer = await a.customer("Dana Ortiz", email="dmo.77@example.com", phone="+19165550142")
    await Customer.update({Customer.name_tokens: [], Customer.search_version: 0}).where(Customer.id == customer.id)
    assert await customers.customers(search="ortiz") == []

    noted = [await customers.make_findable(), await customers.make_findable()]

    assert noted == [1, 0]
    for typed in ("ortiz", "0142", "dmo"):
        assert [line.id for line in await customers.customers(search=typed)] == [customer.id]


async def test_a_booking_is_found_by_its_reference_and_its_customer(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    await a.booking(customer="Hannah Weiss")

    prefix, _, code = booking.reference.partition("-")
    for typed in (
        booking.reference,
        code.lower(),
        code[:4],
        f"{prefix}{code}".lower(),
        f"{prefix} {code[:4]} {code[4:]}",
        f"{prefix}–{code}",  # an en dash, as a phone types it
        f"{booking.reference} Dana Ortiz",
        f"ortiz {code}",
        "ortiz",
    ):
        assert [line.id for line in await bookings.search(typed)] == [booking.id]


async def test_a_booking_is_found_by_its_city(a: Builder) -> None:
    booking = await a.booking(customer="Dana Ortiz")

    assert [line.id for line in await bookings.search("sacramento ")] == [booking.id]
    assert await bookings.search("sacra") == []


async def test_indexes_of_two_businesses_have_nothing_in_common(stage: Stage) -> None:
    one = keys().blind(stage.business.id, "email", "dana@example.com")
    two = keys().blind(stage.other_business.id, "email", "dana@example.com")

    assert one != two


async def test_keys_rotate_batch_by_batch_while_both_are_known(a: Builder) -> None:
    ring = keys()
    old, new = b"o" * 32, b"n" * 32
    try:
        use_keys(KeyRing({1: old}, current=1, index_key=b"i"))
        for number in range(5):
            await a.customer(f"Customer {number}")
        await a.booking(customer="Dana Ortiz")
        use_keys(KeyRing({1: old, 2: new}, current=2, index_key=b"i"))
        assert await system.values_under_old_keys(Customer) == 6

        last = await system.rotate_keys(Customer, batch=4)
        assert last is not None
        assert await system.values_under_old_keys(Customer) == 2
        last = await system.rotate_keys(Customer, batch=4, after=last)
        assert last is not None
        assert await system.rotate_keys(Customer, batch=4, after=last) is None

        use_keys(KeyRing({2: new}, current=2, index_key=b"i"))
        names = {row["name"] for row in await Customer.select(Customer.name)}
        assert "Dana Ortiz" in names
    finally:
        use_keys(ring)


async def test_append_only_rows_are_rotated_too_and_still_cannot_be_edited(a: Builder) -> None:
    notification = await a.notification()
    ring = keys()
    try:
        use_keys(KeyRing({1: b"o" * 32, 2: b"n" * 32}, current=2, index_key=b"i"))
        assert await system.rotate_keys(RawMail) == notification.mail
        assert await system.values_under_old_keys(RawMail) == 1, "no key opens it: it stays as it is"
    finally:
        use_keys(ring)

    with scoped(ALL_STATIONS), pytest.raises(Exception, match="append-only"):
        await platform("UPDATE system.raw_mails SET uid = 7 WHERE id = $1", notification.mail)


@pytest.fixture
def two_keys() -> Iterator[dict[int, bytes]]:
    """Lend two keys, of which none is in use yet; the ring of the other tests comes back."""
    ring = keys()
    yield {1: b"o" * 32, 2: b"n" * 32}
    use_keys(ring)


async def test_a_row_that_is_saved_while_a_key_is_missing_keeps_what_lies_under_it(
    a: Builder, two_keys: dict[int, bytes]
) -> None:
    use_keys(KeyRing({1: two_keys[1]}, current=1, index_key=b"i"))
    customer = await a.customer("Dana Ortiz", email="dana@example.com")
    use_keys(KeyRing({2: two_keys[2]}, current=2, index_key=b"i"))
    held = await Customer.one(customer.id)
    assert held.name == UNREADABLE

    held.email = "dana@example.net"
    await held.save()

    use_keys(KeyRing(two_keys, current=2, index_key=b"i"))
    kept = await Customer.one(customer.id)
    assert (kept.name, kept.email) == ("Dana Ortiz", "dana@example.net")


async def test_the_mark_of_what_cannot_be_opened_is_never_sealed(a: Builder, two_keys: dict[int, bytes]) -> None:
    use_keys(KeyRing({1: two_keys[1]}, current=1, index_key=b"i"))
    customer = await a.customer("Dana Ortiz")
    use_keys(KeyRing({2: two_keys[2]}, current=2, index_key=b"i"))
    held = await Customer.one(customer.id)

    with pytest.raises(ValueError, match="is a key missing"):
        await held.save([Customer.name])
    with pytest.raises(ValueError, match="is a key missing"):
        await Customer.update({Customer.name: held.name}).where(Customer.id == customer.id)

    held.name = "[unread" + "able]"  # typed by a person
    await held.save([Customer.name])
    assert (await Customer.one(customer.id)).name == UNREADABLE


async def test_a_row_that_was_read_before_the_keys_rotated_brings_no_old_key_back(
    a: Builder, two_keys: dict[int, bytes]
) -> None:
    use_keys(KeyRing({1: two_keys[1]}, current=1, index_key=b"i"))
    customer = await a.customer("Dana Ortiz")
    use_keys(KeyRing(two_keys, current=2, index_key=b"i"))
    held = await Customer.one(customer.id)
    await system.rotate_keys(Customer)

    await held.save()

    assert await system.values_under_old_keys(Customer) == 0
