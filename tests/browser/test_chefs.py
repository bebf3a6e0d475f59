"""A chef is taken on, given a week and days off, and let go: on desk and phone, and without scripts."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from portal import clock
from tests.browser.conftest import Live
from tests.browser.person import PHONE, log_in, looked_at

pytestmark = pytest.mark.browser


async def test_a_chef_is_taken_on_given_time_off_and_let_go_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await log_in(page, "manager")
    await page.goto("/riverside/chefs/new")
    await page.get_by_label("Name", exact=True).fill("Ama Boateng")
    await page.get_by_label("Friday from", exact=True).fill("16:00")
    await page.get_by_label("Friday until", exact=True).fill("15:00")
    await page.get_by_label("Friday from, second range").fill("14:00")
    await page.get_by_role("button", name="Add them").click()

    await expect(page.locator("main")).to_contain_text("Friday: say from when and until when")
    await page.get_by_label("Friday from, second range").fill("")
    await page.get_by_label("Friday until", exact=True).fill("23:00")
    await page.get_by_role("button", name="Add them").click()
    await expect(page.locator("h1")).to_have_text("Ama Boateng")
    await expect(page.get_by_label("Friday until", exact=True)).to_have_value("23:00")

    day = clock.now().date() + timedelta(days=20)
    await page.get_by_text("Give them time off").click()
    await page.get_by_label("First day").fill(day.isoformat())
    await page.get_by_role("button", name="Give time off").click()
    await expect(page.locator(".overrides")).to_contain_text(f"{day:%b} {day.day}")
    await page.get_by_role("button", name="Remove time off").click()
    await expect(page.locator("main")).to_contain_text("None to come")

    await page.get_by_role("button", name="End their work here").click()
    await expect(page.locator("main")).to_contain_text("No longer cooks here.")
    await context.close()


async def test_a_chef_who_left_is_brought_back_by_undo(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/chefs/new")
    await page.get_by_label("Name", exact=True).fill("Ines Prado")
    await page.get_by_role("button", name="Add them").click()

    await page.get_by_role("button", name="End their work here").click()
    await page.get_by_role("button", name=re.compile("Undo")).click()

    await expect(page.locator("main")).not_to_contain_text("No longer cooks here.")


@pytest.mark.parametrize("place", ["chefs", "chefs/new"])
async def test_its_pages_can_be_used_by_everybody(page: Page, place: str) -> None:
    await log_in(page, "manager")

    await page.goto(f"/riverside/{place}")

    await looked_at(page, place.replace("/", "-"))


async def test_the_page_of_one_can_be_used_by_everybody(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/chefs")

    await page.get_by_role("link", name="Tomás Beck").click()
    await expect(page.locator("h1")).to_have_text("Tomás Beck")

    await looked_at(page, "chef")
