"""The mails that went out about a booking, for staff: which, when, to whom, word for word, and once more."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import bookings, matching
from portal.integrations.connect import Integrations
from portal.integrations.local import LocalEmailSender
from tables.access import AuditEntry
from tables.bookings import Booking
from tables.customers import Customer
from tables.events import DomainEvent
from tables.mailings import LetterCopy, LetterResend
from tables.scope import ALL_STATIONS, scoped
from tables.stations import Station
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off
from tests.web.visitor import Visitor


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(stage.users["maya"].id)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Set the clock forward."""

    def set_it(**by: int) -> None:
        at: datetime = clock.now() + timedelta(**by)
        monkeypatch.setattr(clock, "now", lambda: at)

    return set_it


def mails(integrations: Integrations) -> list[Any]:
    assert isinstance(integrations.email, LocalEmailSender)
    return list(reversed(integrations.email.sent()))


async def _copy(booking: Booking) -> LetterCopy:
    copy = await LetterCopy.objects().where(LetterCopy.booking == booking.id).first()
    assert copy is not None
    return copy


def _page(booking: Booking, copy: LetterCopy | None = None) -> str:
    return f"/riverside/bookings/{booking.id}" + (f"/letters/{copy.id}" if copy else "")


async def test_a_letter_is_shown_as_it_was_sent_whatever_has_changed_since(
    a: Builder, riverside: Station, maya: Visitor, integrations: Integrations
) -> None:
    booking = await a.booking()
    await work_off(integrations)
    await Booking.update({Booking.guests: 77}).where(Booking.id == booking.id)
    copy = await _copy(booking)

    listed = await maya.get(_page(booking))
    page = await maya.get(_page(booking, copy))
    frame = await maya.get(f"{_page(booking, copy)}/frame")

    [mail] = mails(integrations)
    html = mail.get_body(("html",)).get_content()
    assert f'href="{_page(booking, copy)}"' in listed.text
    assert mail["Subject"] in page.text
    assert "dana@example.com" in page.text
    assert frame.text.split() == html.split()
    assert "sandbox" in frame.headers["content-security-policy"]
    with scoped(ALL_STATIONS):
        looks = await AuditEntry.select(AuditEntry.action).where(AuditEntry.action.like("%letter%"))
    assert looks


async def test_it_goes_out_again_word_for_word_to_the_address_of_now(
    a: Builder, riverside: Station, maya: Visitor, integrations: Integrations
) -> None:
    booking = await a.booking()
    await work_off(integrations)
    copy = await _copy(booking)
    await Customer.update({Customer.email: "dana@new.example.com"}).where(Customer.id == booking.customer)

    answer = await maya.submits(f"{_page(booking, copy)}/resends", page=_page(booking, copy))
    ran = await work_off(integrations)

    assert answer.status_code == 303
    first, again = mails(integrations)
    assert {each.ending for each in ran} == {"done"}
    assert again["To"] == "dana@new.example.com"
    assert again["Subject"] == first["Subject"]
    assert again.get_body(("html",)).get_content() == first.get_body(("html",)).get_content()
    assert again["Message-ID"] != first["Message-ID"]
    assert "by Maya" in (await maya.get(_page(booking, copy))).text
    names = {row["name"] for row in await DomainEvent.select(DomainEvent.name)}
    assert {"bookings.letter.resend_asked", "bookings.letter.resent"} <= names


async def test_a_button_that_is_pressed_twice_sends_it_once_more_only(
    a: Builder, riverside: Station, maya: Visitor, integrations: Integrations, later: Callable[..., None]
) -> None:
    booking = await a.booking()
    await work_off(integrations)
    copy = await _copy(booking)

    first = await maya.submits(f"{_page(booking, copy)}/resends", page=_page(booking, copy))
    second = await maya.submits(f"{_page(booking, copy)}/resends", page=_page(booking, copy))
    later(minutes=2)
    third = await maya.submits(f"{_page(booking, copy)}/resends", page=_page(booking, copy))

    assert [answer.status_code for answer in (first, second, third)] == [303, 422, 303]
    assert "It was sent again a moment ago" in second.text
    assert await LetterResend.count() == 2


async def test_it_says_that_a_link_no_longer_works(
    a: Builder, riverside: Station, maya: Visitor, integrations: Integrations
) -> None:
    booking = await a.booking()
    await work_off(integrations)
    copy = await _copy(booking)
    before = await maya.get(_page(booking, copy))

    await bookings.renew_link(booking.id)
    after = await maya.get(_page(booking, copy))

    assert "Its link no longer works." not in before.text
    assert "Its link no longer works." in after.text


async def test_a_letter_of_another_booking_is_not_found_there(
    a: Builder, riverside: Station, maya: Visitor, integrations: Integrations
) -> None:
    booking, other = await a.booking(), await a.booking(customer="Rosa Vega", email="rosa@example.com")
    await work_off(integrations)

    page = await maya.get(_page(other, await _copy(booking)))

    assert page.status_code == 404


async def test_who_has_no_address_is_said_to_get_no_mail(
    a: Builder, stage: Stage, riverside: Station, maya: Visitor, integrations: Integrations
) -> None:
    booking = await a.booking(email=None)
    notification = await a.notification("Dana Ortiz", memo=booking.reference)
    await matching.confirm(
        notification.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=notification.revision
    )

    at_once = await maya.get(_page(booking))
    await work_off(integrations)
    page = await maya.get(_page(booking))

    assert "No e-mail address, so no letters or receipts go out." in page.text
    assert "Goes out at" not in at_once.text
    assert "Waiting to be sent" not in page.text
    assert mails(integrations) == []


async def test_what_waits_for_the_time_to_undo_says_when_it_goes_out(
    a: Builder, stage: Stage, riverside: Station, maya: Visitor, integrations: Integrations, later: Callable[..., None]
) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", memo=booking.reference)
    await matching.confirm(
        notification.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=notification.revision
    )

    await work_off(integrations, until=clock.now())
    waiting = await maya.get(_page(booking))
    await work_off(integrations)
    later(minutes=3)
    sent = await maya.get(_page(booking))

    assert waiting.text.count("Goes out at") == 2  # the receipt, and the confirmation
    assert "Goes out at" not in sent.text
    assert ">Confirmation<" in sent.text
    assert ">Receipt<" in sent.text
