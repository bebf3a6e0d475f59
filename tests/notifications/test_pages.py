"""The bell, and what the palette finds."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from pathlib import Path
from typing import TYPE_CHECKING

from tests.cast import Builder

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

    assert "$100.00 came for" in page
    assert "Dana Ortiz" in page
    assert "A payment waits for a person" in page


async def test_what_was_seen_is_seen(a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path) -> None:
    await _paid(a, tmp_path)
    await visitor.logs_in(stage.users["sam"].id)

    first = await visitor.submits("/riverside/notifications/readings", page="/riverside/notifications")
    second = await visitor.submits("/riverside/notifications/readings", page="/riverside/notifications")

    assert (first.status_code, second.status_code) == (303, 303)
    page = (await visitor.get("/riverside/notifications")).text
    assert "All were seen already." in page


async def test_another_station_hears_nothing(a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path) -> None:
    await _paid(a, tmp_path)
    await visitor.logs_in(stage.users["theo"].id)

    page = (await visitor.get("/hilltop/notifications")).text

    assert "Nothing to notice yet" in page


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
