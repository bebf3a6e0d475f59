"""Lists of the queue in a browser: payments put off, several decided at once by keys, and views that are kept."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Live
from tests.browser.person import log_in, looked_at, press
from tests.browser.queue import COMES_WITHIN, QUEUE, opens, pays, row, toast

pytestmark = pytest.mark.browser

PAYER = "SEVERAL SAMPLES"


async def test_several_payments_are_set_aside_by_keys_and_brought_back_by_one(live: Live, page: Page) -> None:
    for amount in ("31.00", "32.00"):
        await pays(live, PAYER, amount)
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await expect(row(page, PAYER)).to_have_count(2, timeout=COMES_WITHIN)
    await row(page, PAYER).first.click()
    await expect(page.locator("#payment")).to_contain_text(PAYER)

    await press(page, "b")
    await expect(page.locator("tbody tr")).to_have_count(2)
    await looked_at(page, "queue-together")
    await expect(page.locator("[data-bulk-count]")).to_have_text("1")
    for _ in range(2):
        await press(page, "j")
        if not await page.locator("tr:focus-within [data-pick]").is_checked():
            await press(page, "x")
    await expect(page.locator("[data-bulk-count]")).to_have_text("2")
    await press(page, "a")

    await toast(page, "Dismissed: 2 payments.")
    await expect(row(page, PAYER)).to_have_count(0)
    await press(page, "u")
    await toast(page, "Undone: 2 payments again.")
    await expect(row(page, PAYER)).to_have_count(2)


async def test_a_payment_is_put_off_until_tomorrow_by_two_keys(live: Live, page: Page) -> None:
    await pays(live, "LATER LOU")
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await opens(page, "LATER LOU")

    await press(page, "l")
    menu = page.get_by_role("group", name="Snooze")
    await expect(menu.get_by_role("button").first).to_be_focused()
    await looked_at(page, "queue-later")
    await menu.get_by_role("button", name="Tomorrow morning").click()

    await toast(page, "Snoozed until")
    await expect(row(page, "LATER LOU")).to_contain_text("Snoozed until 9:00 AM tomorrow")


async def test_a_view_is_saved_found_and_removed(live: Live, page: Page) -> None:
    del live
    await log_in(page, "manager")
    await page.goto("/riverside/bookings?money=unpaid")

    await page.keyboard.press("v")
    await expect(page.locator("#view-name")).to_be_focused()
    await page.locator("#view-name").fill("Unpaid parties")
    await page.locator("#view-name").press("Enter")
    await toast(page, "Saved under Views.")
    await page.goto("/riverside/bookings")
    await page.keyboard.press("v")
    await looked_at(page, "saved-views")
    await page.get_by_role("link", name="Unpaid parties").click()

    await expect(page.get_by_label("Money")).to_have_value("unpaid")
    await page.keyboard.press("v")
    await page.get_by_role("button", name="Remove Unpaid parties").click()
    await toast(page, "View removed.")
