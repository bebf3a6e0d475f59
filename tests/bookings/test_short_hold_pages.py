"""The short hold, as its customer sees it: on their page, in the letter, and when they hold enough already."""

from html import unescape
from uuid import uuid4

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import bookings, mailings, notifications, qr
from portal.domain.qr import LinkKind
from portal.web.holder import network
from portal.web.letters import LetterWriter
from tables.bookings import Booking
from tables.mailings import LetterKind
from tables.scope import scoped
from tests.bookings.customers import YOU, Customer, in_days, open_stations
from tests.cast import Builder
from tests.web.visitor import Visitor

BASE = "http://testserver.local"


@pytest.fixture
async def person(a: Builder, stage: Stage, visitor: Visitor) -> Customer:
    await open_stations(a, stage)
    return Customer(visitor)


async def the_booking(stage: Stage) -> Booking:
    with scoped(stage.scope_of(stage.riverside)):
        booking = await Booking.objects().order_by(Booking.id, ascending=False).first()
    assert booking is not None
    return booking


async def letter_of(booking: Booking, stage: Stage) -> str:
    with scoped(stage.scope_of(stage.riverside)):
        to = await notifications.addressee(booking)
        assert to is not None
        return LetterWriter(BASE).about_booking(LetterKind.HELD, await mailings.letter_facts(booking, to)).text


def is_short(booking: Booking) -> bool:
    assert booking.hold_until_at is not None
    return (booking.hold_until_at - clock.now()).total_seconds() <= 45 * 60


async def test_opening_the_page_from_the_letter_holds_the_date_as_long_as_ever(person: Customer, stage: Stage) -> None:
    booked = await person.books(await person.starts(in_days(20)))
    page = booked.headers["location"]
    before = (await person.visitor.get(page)).text
    held = await the_booking(stage)
    (link,) = {word for word in (await letter_of(held, stage)).split() if "?letter=" in word}

    opened = await person.visitor.get(link.removeprefix(BASE))

    assert "open the link in that e-mail" in before
    assert is_short(held)
    assert (opened.status_code, opened.headers["location"]) == (303, page)
    assert not is_short(await the_booking(stage))
    assert "open the link in that e-mail" not in (await person.visitor.get(page)).text
    assert "?letter=" not in await letter_of(await the_booking(stage), stage)


async def test_nothing_that_the_booker_has_makes_the_link_of_the_letter(person: Customer, stage: Stage) -> None:
    booked = await person.books(await person.starts(in_days(20)))
    page, held = booked.headers["location"], await the_booking(stage)
    other = await person.books(await person.starts(in_days(21)))
    theirs = await the_booking(stage)
    for forged in (
        page.removeprefix("/b/"),
        other.headers["location"].removeprefix("/b/"),
        qr.sign(LinkKind.LETTER, theirs.id),
        "x",
    ):
        await person.visitor.get(page, params={"letter": forged})

    with scoped(stage.scope_of(stage.riverside)):
        assert is_short(await Booking.one(held.id))


async def test_who_holds_enough_reads_what_to_do_and_types_nothing_again(person: Customer, stage: Stage) -> None:
    for days in (20, 21):
        await person.books(await person.starts(in_days(days)))
    draft = await person.starts(in_days(22))

    refused = await person.books(draft)

    assert refused.status_code == 422
    assert "Send the deposit for one of them" in refused.text
    assert "(916) 555-0142" in refused.text
    assert YOU["email"] in (await person.visitor.get(f"{draft}/you")).text


async def test_an_expired_hold_says_that_the_letter_was_not_opened_also_once_it_is(
    person: Customer, stage: Stage
) -> None:
    page = (await person.books(await person.starts(in_days(20)))).headers["location"]
    booking = await the_booking(stage)
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.expire(booking.id)
        await Booking.update({Booking.hold_until_at: clock.now()}).where(Booking.id == booking.id)
        to = await notifications.addressee(await Booking.one(booking.id))
        assert to is not None
        letter = LetterWriter(BASE).about_booking(
            LetterKind.EXPIRED, await mailings.letter_facts(await Booking.one(booking.id), to)
        )

    before = (await person.visitor.get(page)).text
    await person.visitor.get(to.page)
    after = (await person.visitor.get(page)).text

    for words in (before, after, letter.text):
        assert "The link in our e-mail hadn’t been opened" in unescape(words)
        assert "deposit didn’t reach us" not in words
    assert "Check your spam folder" in before
    assert "Check your spam folder" not in after


async def test_an_expired_hold_whose_letter_was_opened_says_that_the_deposit_did_not_come(
    person: Customer, stage: Stage
) -> None:
    page = (await person.books(await person.starts(in_days(20)))).headers["location"]
    booking = await the_booking(stage)
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.confirm_hold(booking.id)
        await bookings.expire(booking.id)

    shown = (await person.visitor.get(page)).text

    assert "Your deposit didn’t reach us in time." in shown
    assert "been opened" not in shown


@pytest.mark.parametrize(
    ("host", "same"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("testclient", "testclient"),
    ],
)
def test_a_household_is_one_network(host: str, same: str) -> None:
    assert network(host) == same


async def test_staff_see_that_the_letter_was_not_opened(person: Customer, stage: Stage) -> None:
    await person.books(await person.starts(in_days(20)))
    booking = await the_booking(stage)
    await person.visitor.logs_in(stage.users["maya"].id)
    page = f"/riverside/bookings/{booking.id}"

    before = (await person.visitor.get(page)).text
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.confirm_hold(booking.id)

    assert "Our e-mail hasn’t been opened yet" in before
    assert "Our e-mail hasn’t been opened yet" not in (await person.visitor.get(page)).text


async def test_the_bell_says_which_day_is_held_by_people_who_opened_no_letter(person: Customer, stage: Stage) -> None:
    await person.books(await person.starts(in_days(20)))
    booking = await the_booking(stage)
    kind = bookings.DayHeldUnconfirmed.name
    with scoped(stage.scope_of(stage.riverside)):
        await notifications.notify(
            uuid4(), kind=kind, subject_id=booking.id, facts={"day": f"{in_days(20)}", "holds": 2}
        )
    await person.visitor.logs_in(stage.users["maya"].id)

    page = unescape((await person.visitor.get("/riverside/notifications")).text)

    assert f"2 holds on {in_days(20):%a, %b} {in_days(20).day}, and none of the customers has opened our email" in page
