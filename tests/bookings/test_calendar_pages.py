"""The calendar's pages: each view on a plain GET, its block for htmx, filters, and who may see and change what."""

import pytest

from portal.demo import Stage
from tables.bookings import OpeningSlot
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


async def slots(*minutes: int) -> None:
    """Open these slots on every day."""
    for minute in minutes:
        await OpeningSlot(weekdays=list(range(7)), starts_minute=minute).save()


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(stage.users["maya"].id)


@pytest.mark.parametrize("view", ["week/{}", "day/{}", "agenda/{}", "{:.7}?day={}"])
async def test_every_view_shows_the_party_on_its_date(a: Builder, maya: Visitor, view: str) -> None:
    party = await a.booking(customer="Dana Ortiz", days=3)
    day = party.event_date.isoformat()

    page = await maya.get(f"/riverside/calendar/{view.format(day, day)}")
    part = await maya.get(f"/riverside/calendar/{view.format(day, day)}", headers=HTMX)

    assert page.status_code == 200
    assert "Dana Ortiz" in page.text
    assert "<html" in page.text
    assert "Dana Ortiz" in part.text
    assert part.text.strip().startswith('<div class="calendar-page"')


async def test_the_start_is_this_month_with_todays_date_selected(maya: Visitor) -> None:
    page = (await maya.get("/riverside/calendar")).text

    assert "aria-current=date" in page
    assert "only-narrow" in page


@pytest.mark.parametrize("path", ["2026-13", "june", "week/soon", "day/2026-02-30", "agenda/x"])
async def test_a_date_that_is_none_is_not_found(maya: Visitor, path: str) -> None:
    assert (await maya.get(f"/riverside/calendar/{path}")).status_code == 404
