"""The run sheet on paper: one letter page, whatever stands on it, with nothing cut."""

import re
from typing import Any, Final

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Live
from tests.browser.kitchen import kitchen
from tests.browser.person import DESK, PHONE, axe, log_in, picture

pytestmark = pytest.mark.browser

LONG: Final[dict[str, Any]] = {
    "name": "Wilhelmina Constantinopolsky-Featherstonehaugh",
    "allergies": "Chidi: no shellfish, severe, keep the tools apart. Ada: no sesame, no peanuts. Grandmother: no soy, "
    "no gluten, her own pan please. Two cousins: no dairy. One guest cannot have garlic or onion in anything at all.",
    "wishes": "Surprise for Ngozi: cake and flame show at half past six, ask Danielle before. " * 8,
    "address": "19018 North Laguna Shores Drive, Building C, Apartment 1204, behind the second gate",
    "gate_code": "4471# then 0, ring for Okonkwo-Featherstonehaugh if it stays shut",
}
IN_FULL = """() => [...document.querySelectorAll('.sheet-page')].every((sheet) =>
  sheet.scrollHeight <= sheet.clientHeight + 1
  && sheet.querySelector('.sheet-foot').getBoundingClientRect().bottom <= sheet.getBoundingClientRect().bottom + 1)"""


async def pages_of(page: Page) -> int:
    """Print it, and count the pages."""
    pdf = await page.pdf(prefer_css_page_size=True)
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


async def prints(page: Page, name: str) -> None:
    """Keep a picture of the paper: a letter page without its margins."""
    await page.set_viewport_size({"width": 726, "height": 965})
    await page.emulate_media(media="print")
    await picture(page, f"{name}-print")
    assert await page.evaluate(IN_FULL), "Something is cut."
    await page.emulate_media(media="screen")


@pytest.mark.parametrize(("name", "facts"), [("runsheet", {}), ("runsheet-long", LONG)])
async def test_it_is_one_page(page: Page, live: Live, name: str, facts: dict[str, Any]) -> None:
    made = await kitchen(live, "Kenji Watanabe", **facts)
    await log_in(page, "manager")
    await page.goto(f"/riverside/bookings/{made.booking}/runsheet")
    await expect(page.get_by_role("button", name="Print")).to_be_visible()

    assert await pages_of(page) == 1
    await prints(page, name)

    for size in (DESK, PHONE):
        await page.set_viewport_size(size)
        await axe(page)
        assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        await picture(page, f"{name}-{size['width']}")


async def test_a_day_is_a_page_for_each_party(page: Page, live: Live) -> None:
    made = await kitchen(live, "Rosa Delgado")
    await kitchen(live, "Teodoro Vance", **LONG)
    await log_in(page, "manager")
    await page.goto(f"/riverside/runsheets/{made.day}")

    sheets = await page.locator(".sheet-page").count()

    assert sheets >= 2
    assert await pages_of(page) == sheets
