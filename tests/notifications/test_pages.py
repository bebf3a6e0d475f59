"""The bell, and what the palette finds."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from pathlib import Path
from typing import TYPE_CHECKING

from tests.cast import Builder, revision_of

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor


async def _paid(a: Builder, folder: Path) -> None:
    from tests.journeys.work import integrations_in, work_off

    await a.automatic()
    booking = await a.booking(customer="Dana Ortiz")
    await a.notification("Dana Ortiz", memo=booking.reference)
    await a.notification("Nobody Known", "33.00")
    await work_off(integrations_in(folder))


async def test_the_bell_says_who_paid_and_what_waits(
    a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    await _paid(a, tmp_path)
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get("/riverside/notifications")).text

    assert "$100.00 received for Dana Ortiz’s party" in page
    assert "Dana Ortiz" in page
    assert "$33.00 from NOBODY KNOWN needs review" in page


async def test_the_bell_rings_for_a_new_booking_a_change_and_a_cancellation(
    a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    from portal.domain import bookings, schedule
    from portal.domain.notifications import notices
    from tables.scope import scoped
    from tests.journeys.work import integrations_in, work_off

    booking = await a.booking(customer="Dana Ortiz")
    with scoped(stage.scope_of(stage.riverside)):
        await schedule.reschedule(booking.id, starts_at=a.opening_at(days=30), revision=booking.revision)
        await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)
    for _ in range(2):  # what runs twice rings once
        await work_off(integrations_in(tmp_path))
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get("/riverside/notifications")).text

    assert "Dana Ortiz booked a party for 12" in page
    assert "Dana Ortiz’s party changed" in page
    assert "Dana Ortiz canceled" in page
    with scoped(stage.scope_of(stage.riverside)):
        kinds = sorted(notice.kind for notice in await notices(stage.users["sam"].id))
    assert kinds == [f"bookings.booking.{word}" for word in ("cancelled", "changed", "made")]


async def test_many_of_a_kind_in_a_row_are_told_as_one(
    a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    from tests.journeys.work import integrations_in, work_off

    for number in range(5):
        await a.notification(f"Nobody Known{number}", f"{33 + number}.00")
    await work_off(integrations_in(tmp_path))
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get("/riverside/notifications")).text

    assert "5 payments came in for review" in page
    assert page.count("needs review</a>") == 5  # unfolded, each is there
    assert page.count("<details>") == 1


async def test_an_event_that_has_no_words_yet_is_not_called_a_payment(
    a: Builder, stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import notifications
    from tables.columns import TimeOrderedId
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        new = TimeOrderedId().python
        await notifications.notify(new(), kind="reviews.review.came_in", subject_id=new(), facts={})
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get("/riverside/notifications")).text

    assert "Review came in" in page
    assert "payment" not in page.partition('id="notices"')[2].partition("</ol>")[0]


async def test_who_asked_for_a_party_is_a_click_away_until_answered(
    a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    from portal.domain import leads
    from tables.scope import scoped
    from tests.journeys.work import integrations_in, work_off

    with scoped(stage.scope_of(stage.riverside)):
        lead = await leads.capture(leads.Enquiry(name="Ngozi Okonkwo", email="ngozi@example.com", guests=120))
    await work_off(integrations_in(tmp_path))
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get("/riverside/notifications")).text

    assert f'<a href="/riverside/leads/{lead.id}">Ngozi Okonkwo wants a party for 120</a>' in page
    assert "No one has answered yet" in page


async def test_the_rail_counts_what_was_not_seen(
    a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    await _paid(a, tmp_path)
    await visitor.logs_in(stage.users["sam"].id)

    before = (await visitor.get("/riverside/notifications/count")).text
    await visitor.submits("/riverside/notifications/readings", page="/riverside/notifications")
    after = (await visitor.get("/riverside/notifications/count")).text

    assert "3<span" in before  # booked, paid, and one that waits
    assert "not seen" not in after


async def test_what_was_seen_is_seen(a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path) -> None:
    await _paid(a, tmp_path)
    await visitor.logs_in(stage.users["sam"].id)

    first = await visitor.submits("/riverside/notifications/readings", page="/riverside/notifications")
    second = await visitor.submits("/riverside/notifications/readings", page="/riverside/notifications")

    assert (first.status_code, second.status_code) == (303, 303)
    page = (await visitor.get("/riverside/notifications")).text
    assert "You’re all caught up." in page


async def test_another_station_hears_nothing(a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path) -> None:
    await _paid(a, tmp_path)
    await visitor.logs_in(stage.users["theo"].id)

    page = (await visitor.get("/hilltop/notifications")).text

    assert "No notices yet" in page


async def test_the_palette_finds_bookings_and_customers(a: Builder, stage: "Stage", visitor: "Visitor") -> None:
    booking = await a.booking(customer="Dana Ortiz")
    await visitor.logs_in(stage.users["sam"].id)

    found = await visitor.get("/riverside/search", params={"q": "ortis"}, headers={"HX-Request": "true"})
    whole = await visitor.get("/riverside/search", params={"q": booking.reference})

    assert f"/riverside/bookings/{booking.id}" in found.text
    assert f"/riverside/customers/{booking.customer}" in found.text
    assert "<html" not in found.text
    assert "<html" in whole.text
    assert "Dana Ortiz" in whole.text
