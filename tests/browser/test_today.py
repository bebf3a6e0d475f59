"""Today, where people begin: read on a desk and on a phone, and worked through by keyboard."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Live
from tests.browser.person import PHONE, log_in, looked_at, press

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("station", ["riverside", "all"])
async def test_the_day_can_be_read_by_everybody(page: Page, station: str) -> None:
    await log_in(page, "admin")

    await page.goto(f"/{station}/today")

    await expect(page.locator("h2").first).to_be_visible()
    await looked_at(page, f"today-{station}")


async def test_a_log_in_leads_to_today_and_n_to_what_comes_first(page: Page) -> None:
    await log_in(page, "manager")
    await expect(page.locator("h1")).to_have_text("Today")
    first = page.locator(".next-item.first a.button")
    leads_to = await first.get_attribute("href")
    assert leads_to is not None

    await press(page, "n")

    await page.wait_for_url(f"**{leads_to}")
    await press(page, "g")
    await press(page, "t")
    await page.wait_for_url("**/riverside/today")


async def test_j_and_k_move_through_the_list_and_enter_opens(page: Page) -> None:
    await log_in(page, "manager")
    await page.locator("#needs").scroll_into_view_if_needed()
    rows = page.locator(".today [data-row]")

    await press(page, "j")

    await expect(rows.first).to_be_focused()
    await press(page, "Enter")
    await expect(page).not_to_have_url("**/today")


async def test_it_works_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await log_in(page, "manager")

    await page.goto("/riverside/today")
    await page.locator(".next-item.first a.button").click()

    await expect(page.locator("h1")).to_be_visible()
    await context.close()
