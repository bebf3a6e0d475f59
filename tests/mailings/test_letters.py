"""The letters about a booking: each once, to the right person, in time, and never about what is no longer so."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest

from tests.cast import Builder, revision_of

if TYPE_CHECKING:
    from portal.demo import Stage
    from portal.integrations.connect import Integrations
    from tables.bookings import Booking

NOON = datetime(2027, 3, 10, 20, 0, tzinfo=UTC)  # noon in Sacramento


@pytest.fixture
def integrations(tmp_path: Path) -> "Integrations":
    from tests.journeys.work import integrations_in

    return integrations_in(tmp_path)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set the clock."""
    from portal import clock

    return lambda when: monkeypatch.setattr(clock, "now", lambda: when)


def sent(integrations: "Integrations") -> list[EmailMessage]:
    from portal.integrations.local import LocalEmailSender

    assert isinstance(integrations.email, LocalEmailSender)
    return list(reversed(integrations.email.sent()))


def subjects(integrations: "Integrations") -> list[str]:
    return [str(mail["Subject"]) for mail in sent(integrations)]


def words(mail: EmailMessage, kind: str = "plain") -> str:
    body = mail.get_body((kind,))
    assert body is not None
    return str(body.get_content())


async def settle(stage: "Stage", booking: "Booking", **sums: Any) -> None:
    from portal.domain import bookings
    from tables.bookings import Booking
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.settle(await Booking.one(booking.id, lock=True), **sums)


async def become(stage: "Stage", booking: "Booking", *states: str) -> None:
    from portal.domain import bookings
    from tables.bookings import Booking, BookingState
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        for state in states:
            await bookings.transition(await Booking.one(booking.id, lock=True), BookingState(state))


async def look_at_the_calendar(stage: "Stage") -> int:
    from portal.domain import mailings
    from tables.scope import scoped

    with scoped(stage.scope):
        return await mailings.queue_due()


async def test_who_booked_is_told_once_how_to_pay(a: Builder, stage: "Stage", integrations: "Integrations") -> None:
    from tests.journeys.work import work_off

    booking = await a.booking()

    ran = await work_off(integrations)

    assert {each.ending for each in ran} == {"done"}
    (mail,) = sent(integrations)
    assert mail["To"] == "dana@example.com"
    for body in (words(mail), words(mail, "html")):
        assert "$100.00" in body
        assert booking.reference in body
        assert f"{integrations.base_url}/b/" in body


async def test_the_link_in_a_letter_opens_the_booking(a: Builder, stage: "Stage", integrations: "Integrations") -> None:
    from portal.domain import qr
    from portal.domain.qr import LinkKind, Signed
    from tests.journeys.work import work_off

    booking = await a.booking()

    await work_off(integrations)

    (mail,) = sent(integrations)
    token = words(mail).partition("/b/")[2].split()[0]
    assert qr.read(LinkKind.BOOKING, token) == Signed(booking.id, 1)


async def test_a_deposit_brings_the_confirmation_with_a_file_for_the_calendar(
    a: Builder, stage: "Stage", integrations: "Integrations"
) -> None:
    from icalendar import Calendar

    from tests.journeys.work import work_off

    booking = await a.booking(due_cents=550_00)
    await settle(stage, booking, paid_cents=100_00)

    await work_off(integrations)

    (mail,) = sent(integrations)
    (file,) = mail.iter_attachments()
    [event] = Calendar.from_ical(file.get_content()).walk("VEVENT")
    assert str(mail["Subject"]).startswith("It’s a date")
    assert "$450.00" in words(mail)
    assert file.get_content_type() == "text/calendar"
    assert event.decoded("dtstart") == booking.starts_at.replace(microsecond=0)
    assert str(event["status"]) == "CONFIRMED"


@pytest.mark.parametrize(
    ("states", "subject"),
    [
        (("cancelled",), "is canceled"),
        (("expired",), "has run out"),
        (("confirmed", "cancelled"), "is canceled"),
    ],
)
async def test_only_how_things_are_is_said(
    a: Builder, stage: "Stage", integrations: "Integrations", states: tuple[str, ...], subject: str
) -> None:
    from tests.journeys.work import work_off

    booking = await a.booking()
    await become(stage, booking, *states)

    await work_off(integrations)

    (only,) = subjects(integrations)
    assert subject in only


async def test_nobody_without_an_address_is_written_to(
    a: Builder, stage: "Stage", integrations: "Integrations"
) -> None:
    from tables.mailings import BookingLetter
    from tables.scope import scoped
    from tests.journeys.work import work_off

    await a.booking(email=None)

    ran = await work_off(integrations)

    assert {each.ending for each in ran} == {"done"}
    assert sent(integrations) == []
    with scoped(stage.scope):
        assert await BookingLetter.count() == 0


async def test_letters_go_to_the_contact_and_to_nobody_in_their_place(
    a: Builder, stage: "Stage", integrations: "Integrations"
) -> None:
    from portal import clock
    from tables.bookings import Booking
    from tables.customers import Customer
    from tables.scope import scoped
    from tests.journeys.work import work_off

    contact = await a.customer("Rosa Ortiz", email="rosa@example.com")
    answered, erased = await a.booking(), await a.booking(customer="Ana Ortiz", email="ana@example.com")
    gone = await a.customer("Gone Ortiz", email="gone@example.com")
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({Booking.contact: contact.id}).where(Booking.id == answered.id)
        await Booking.update({Booking.contact: gone.id}).where(Booking.id == erased.id)
        await Customer.update({Customer.deleted_at: clock.now()}).where(Customer.id == gone.id)

    await work_off(integrations)

    assert [mail["To"] for mail in sent(integrations)] == ["rosa@example.com"]


async def test_a_letter_that_did_not_get_through_is_sent_again_under_the_same_key(
    a: Builder, stage: "Stage", integrations: "Integrations"
) -> None:
    from portal.domain import mailings
    from portal.integrations.errors import VendorUnavailable
    from portal.integrations.ports import OutboundEmail
    from portal.web.letters import LetterWriter
    from tables.mailings import BookingLetter, LetterKind
    from tables.payments import DeliveryState
    from tables.scope import scoped

    keys: list[str] = []

    class Away:
        async def send(self, email: OutboundEmail) -> None:
            keys.append(email.idempotency_key)
            if len(keys) == 1:
                raise VendorUnavailable("away")

    booking = await a.booking()
    write = LetterWriter("https://portal.example.com").about_booking
    with scoped(stage.scope_of(stage.riverside)):
        with pytest.raises(VendorUnavailable):
            await mailings.send(booking.id, LetterKind.HELD, "x", email=Away(), write=write)
        row = await BookingLetter.objects().first()
        assert row is not None
        assert row.state == DeliveryState.UNKNOWN
        for _ in range(2):
            await mailings.send(booking.id, LetterKind.HELD, "x", email=Away(), write=write)
        row = await BookingLetter.one(row.id)

    assert keys == [keys[0]] * 2
    assert row.state == DeliveryState.SENT


async def _confirmed(a: Builder, stage: "Stage", days: int, *, paid: int = 100_00) -> "Booking":
    booking = await a.booking(days=days, due_cents=550_00)
    await settle(stage, booking, paid_cents=paid)
    return booking


@pytest.mark.parametrize(
    ("days", "paid", "asked"),
    [
        (9, 100_00, []),
        (5, 550_00, []),
        (4, 100_00, ["balance_due", "reminder"]),  # the final head count, a day before the last for free changes
        (4, 550_00, ["reminder"]),
        (2, 550_00, ["reminder"]),
        (1, 100_00, ["balance_due", "reminder"]),
    ],
)
async def test_the_calendar_asks_for_letters_in_time_and_once(
    a: Builder, stage: "Stage", at: Any, days: int, paid: int, asked: list[str]
) -> None:
    from tables.mailings import BookingLetter
    from tables.scope import scoped

    at(NOON)
    await a.catalog()
    await _confirmed(a, stage, days, paid=paid)

    counts = [await look_at_the_calendar(stage) for _ in range(2)]

    assert counts == [len(asked), 0]
    with scoped(stage.scope):
        rows = await BookingLetter.select(BookingLetter.kind).order_by(BookingLetter.kind)
    assert [row["kind"] for row in rows] == asked


@pytest.mark.parametrize(("hour", "asked"), [(17, 0), (18, 1), (27, 1), (28, 0)])
async def test_letters_keep_the_hours_of_the_station(
    a: Builder, stage: "Stage", at: Any, hour: int, asked: int
) -> None:
    at(NOON)
    await _confirmed(a, stage, 2, paid=550_00)

    at(NOON.replace(hour=0) + timedelta(hours=hour))  # Sacramento is eight hours behind UTC in winter

    assert await look_at_the_calendar(stage) == asked


async def test_a_moved_party_is_reminded_of_its_new_date_only(
    a: Builder, stage: "Stage", at: Any, integrations: "Integrations"
) -> None:
    from tables.bookings import Booking
    from tables.scope import scoped
    from tests.journeys.work import work_off

    at(NOON)
    booking = await _confirmed(a, stage, 2, paid=550_00)
    await work_off(integrations)
    assert await look_at_the_calendar(stage) == 1
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update(
            {
                Booking.event_date: booking.event_date + timedelta(days=7),
                Booking.starts_at: booking.starts_at + timedelta(days=7),
            }
        ).where(Booking.id == booking.id)

    await work_off(integrations)
    assert not [subject for subject in subjects(integrations) if subject.startswith("See you")]

    at(NOON + timedelta(days=7))
    assert await look_at_the_calendar(stage) == 1
    await work_off(integrations)
    assert len([subject for subject in subjects(integrations) if subject.startswith("See you")]) == 1


async def test_thanks_come_the_day_after_and_not_for_what_did_not_happen(
    a: Builder, stage: "Stage", at: Any, integrations: "Integrations"
) -> None:
    from tests.journeys.work import work_off

    at(NOON)
    done, off = [await _confirmed(a, stage, 1, paid=550_00) for _ in range(2)]
    await become(stage, done, "in_service", "completed")
    await become(stage, off, "cancelled")
    at(NOON + timedelta(days=2))
    before = len(sent(integrations))

    assert await look_at_the_calendar(stage) == 1
    await work_off(integrations)

    assert [s for s in subjects(integrations)[before:] if s.startswith("Thank you")] == [
        f"Thank you for having us ({done.reference})"
    ]


async def test_an_unknown_occasion_is_not_about_this_date(
    a: Builder, stage: "Stage", integrations: "Integrations"
) -> None:
    from portal.domain import mailings
    from portal.web.letters import LetterWriter
    from tables.mailings import LetterKind
    from tables.scope import scoped

    booking = await _confirmed(a, stage, 2)
    write = LetterWriter("https://portal.example.com").about_booking

    with scoped(stage.scope_of(stage.riverside)):
        letter = await mailings.send(
            booking.id, LetterKind.REMINDER, str(uuid4()), email=integrations.email, write=write
        )

    assert letter is None


async def test_who_waits_is_told_once_that_a_place_came_free(
    a: Builder, stage: "Stage", integrations: "Integrations"
) -> None:
    from portal.domain import bookings, waitlist
    from tables.scope import scoped
    from tables.waitlist import WaitingListEntry
    from tests.journeys.work import work_off

    await a.chef()
    full = await a.book(email=None)
    with scoped(stage.scope_of(stage.riverside)):
        await waitlist.join(
            full.event_date, guests=12, name="Rosa Quintana", email="rosa@example.com", starts_minute=18 * 60
        )
        await bookings.cancel(full.id, revision=await revision_of(full.id), by_customer=True)

    ran = await work_off(integrations)

    assert {each.ending for each in ran} == {"done"}
    welcome, mail = sorted(sent(integrations), key=lambda mail: "spot opened up" in mail["Subject"])
    assert "waiting list" in welcome["Subject"]
    assert mail["To"] == "rosa@example.com"
    assert f"/riverside/book?guests=12&date={full.event_date}" in words(mail)
    with scoped(stage.scope_of(stage.riverside)):
        [entry] = await WaitingListEntry.objects()
    assert entry.told_at is not None


async def test_an_offer_that_was_taken_is_not_mailed(a: Builder, stage: "Stage", integrations: "Integrations") -> None:
    from portal.domain import waitlist
    from portal.web.letters import LetterWriter
    from tables.scope import scoped
    from tables.waitlist import WaitingListEntry, WaitingState

    with scoped(stage.scope_of(stage.riverside)):
        entry = await waitlist.join(
            (await a.booking()).event_date, guests=12, name="Rosa Quintana", email="rosa@example.com"
        )
        await WaitingListEntry.update({WaitingListEntry.state: WaitingState.BOOKED}).where(
            WaitingListEntry.id == entry.id
        )
        write = LetterWriter("https://portal.example.com").offer
        await waitlist.send_offer(entry.id, email=integrations.email, write=write)

    assert sent(integrations) == []
