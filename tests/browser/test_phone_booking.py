"""A booking by phone, by keyboard alone: how many keys it takes, and that nobody has to reach for the mouse."""

from datetime import date, timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from portal import clock
from tests.browser.conftest import Live
from tests.browser.person import PHONE, log_in, looked_at, press

pytestmark = pytest.mark.browser

MOST_KEYS = 40
"""Beside the letters of name, address and numbers: moving between fields, choosing, booking."""


class Keys:
    """The keyboard of somebody at the phone, who counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.moves, self.letters = page, 0, 0

    async def press(self, *keys: str) -> None:
        for key in keys:
            await press(self.page, key)
            self.moves += 1

    async def type(self, text: str) -> None:
        await self.page.keyboard.type(text)
        self.letters += len(text)

    async def tab_to(self, name: str) -> None:
        """Go on with Tab until the field with this name has the focus."""
        for _ in range(25):
            await self.press("Tab")
            if await self.page.evaluate("document.activeElement?.name") == name:
                return
        pytest.fail(f"Tab does not lead to {name}.")


def saturday() -> date:
    """Return a Saturday a few weeks ahead, when the demo's chefs work."""
    day = clock.now().date() + timedelta(days=40)
    return day + timedelta(days=(5 - day.weekday()) % 7)


async def test_a_caller_is_booked_by_keyboard_alone(page: Page) -> None:
    await log_in(page, "support")
    keys = Keys(page)
    began = clock.now()

    await keys.press("c")
    await page.wait_for_url("**/bookings/new")
    await expect(page.locator("[name=name]")).to_be_focused()
    await keys.type("Quentin Albright")
    await keys.tab_to("email")
    await keys.type("quentin@example.com")
    await keys.tab_to("adults")
    await keys.type("16")
    await keys.tab_to("postal_code")
    await keys.type("95616")
    await keys.tab_to("address")
    await keys.type("9 Oak Ave")
    await keys.tab_to("day")
    await keys.type(f"{saturday():%m%d%Y}")
    await expect(page.locator("#price")).to_contain_text("Davis, CA")
    await expect(page.locator("#times input[type=radio]:not(:disabled)").first).to_be_visible()
    await expect(page.locator("#price .total").last).to_contain_text("$")
    await keys.tab_to("starts_at")
    await keys.press("Space")
    await expect(page.locator("#times input:checked")).to_have_count(1)
    await keys.press("Control+Enter")

    await page.wait_for_url("**/bookings/*?booked")
    await expect(page.get_by_role("status").filter(has_text="Booked as MH-")).to_be_visible()
    await expect(page.get_by_role("button", name="Copy the customer’s link")).to_be_visible()
    await expect(page.locator("h1")).to_have_text("Quentin Albright")
    print(f"{keys.moves} keys and {keys.letters} letters in {(clock.now() - began).total_seconds():.1f} s")
    assert keys.moves <= MOST_KEYS
    await looked_at(page, "phone-booked")


async def test_somebody_known_is_suggested_and_chosen_by_an_arrow(page: Page) -> None:
    await log_in(page, "support")
    await page.goto("/riverside/bookings/new")

    await expect(page.locator("[name=name]")).to_be_focused()
    await page.keyboard.type("Keiko")

    suggestion = page.locator("#who label", has_text="Keiko Nakamura")
    await expect(suggestion).to_contain_text("1 party", timeout=15_000)
    await expect(page.locator("#who input:checked")).to_have_value("")
    await expect(page.locator("[name=name]")).to_be_focused()
    await page.locator("#who input:checked").focus()
    await press(page, "ArrowUp")
    await expect(suggestion.locator("input")).to_be_checked()


async def test_the_page_can_be_read_and_used_by_everybody(page: Page) -> None:
    await log_in(page, "support")
    await page.goto("/riverside/bookings/new")
    await page.locator("[name=name]").fill("Dana Ortiz")
    await page.locator("[name=adults]").fill("18")
    await page.locator("[name=postal_code]").fill("95616")
    await page.locator("[name=day]").fill(saturday().isoformat())
    await expect(page.locator("#times input[type=radio]").first).to_be_visible()

    await looked_at(page, "phone-booking")


async def test_it_works_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await log_in(page, "support")
    await page.goto("/riverside/bookings/new")
    await page.locator("[name=name]").fill("Slow Sally")
    await page.locator("[name=email]").fill("sally@example.com")
    await page.locator("[name=adults]").fill("12")
    await page.locator("[name=postal_code]").fill("95814")
    await page.locator("[name=day]").fill(saturday().isoformat())

    await page.get_by_role("button", name="Show times and price").click()
    await page.locator("#times input[type=radio]:not(:disabled)").last.check()
    await page.get_by_role("button", name="Book and hold").click()

    await expect(page.locator("main")).to_contain_text("Booked as MH-")
    await context.close()
