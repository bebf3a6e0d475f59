"""Money by hand in a browser: a refund, cash and credit from the booking's page, and cash at a party without signal."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.chef_day import is_kept, on_a_phone
from tests.browser.conftest import Live, OpenPage
from tests.browser.kitchen import Kitchen, kitchen
from tests.browser.person import DESK, PHONE, axe, log_in, looked_at, screenshot

pytestmark = pytest.mark.browser

SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


async def at_the_booking(page: Page, made: Kitchen) -> None:
    """Log in as who writes into the books, and open the booking."""
    await log_in(page, "manager")
    await page.goto(f"/riverside/bookings/{made.booking}")


async def records(page: Page, amount: str, *, tip: str = "") -> None:
    """Record cash at the booking."""
    await page.get_by_role("link", name="Record a payment").click()
    await page.get_by_label("For the party").fill(amount)
    await page.get_by_label("Tip").fill(tip)
    await page.get_by_role("button", name="Record it").click()
    await expect(page.locator("#toasts")).to_contain_text("Recorded.")


@SIZES
async def test_cash_is_recorded_and_undone(live: Live, page: Page, size: dict[str, int]) -> None:
    made = await kitchen(live, f"Cash Cook {size['width']}", name="Cora Cash")
    await page.set_viewport_size(size)  # type: ignore[arg-type]
    await at_the_booking(page, made)

    await records(page, "55.25", tip="20")
    await expect(page.get_by_role("region", name="Manual entries")).to_contain_text("Took $75.25, Cash")
    await axe(page)
    await page.locator("#toasts").get_by_role("button", name="Undo").click()

    await expect(page.locator("#toasts")).to_contain_text("Undone. Everything’s back as it was.")
    await expect(page.get_by_role("button", name="Undo: Took $75.25")).to_have_count(0)


@SIZES
async def test_a_refund_reaches_the_books_and_comes_back(live: Live, page: Page, size: dict[str, int]) -> None:
    made = await kitchen(live, f"Refund Cook {size['width']}", name="Rita Refund")
    await page.set_viewport_size(size)  # type: ignore[arg-type]
    await at_the_booking(page, made)
    await records(page, "60")

    await page.get_by_role("link", name="Refund or credit").first.click()
    await page.get_by_label("Amount").fill("40")
    await page.get_by_role("button", name="Record it").click()
    await expect(page.locator("#field-method-error")).to_have_text("Choose how.")
    await expect(page.get_by_label("Amount")).to_have_value("40")
    await page.get_by_label("Refunded by").select_option("venmo")
    await page.get_by_label("Note").fill("To @rita")
    if size == DESK:
        await looked_at(page, "money-refund")
    await page.get_by_role("button", name="Record it").click()

    await expect(page.locator("#toasts")).to_contain_text("Refund recorded.")
    await expect(page.locator("main")).to_contain_text("Refunded by Venmo")
    await screenshot(page, f"money-booking-{size['width']}")
    await page.get_by_role("button", name="Undo: Refunded $40.00").click()
    await expect(page.locator("#toasts")).to_contain_text("Undone.")
    await expect(page.get_by_role("button", name="Undo: Refunded $40.00")).to_have_count(0)


@SIZES
async def test_money_becomes_credit(live: Live, page: Page, size: dict[str, int]) -> None:
    made = await kitchen(live, f"Credit Cook {size['width']}", name="Chris Credit")
    await page.set_viewport_size(size)  # type: ignore[arg-type]
    await at_the_booking(page, made)
    await records(page, "80")

    await page.get_by_role("link", name="Refund or credit").first.click()
    await page.get_by_label("Amount").fill("80")
    await page.get_by_text("Credit for their next party").click()
    await page.get_by_role("button", name="Record it").click()
    await expect(page.locator("#toasts")).to_contain_text("Kept as credit")
    await page.get_by_role("link", name=re.compile(r"Use \$80\.00 of credit")).click()
    await axe(page)
    await page.get_by_role("button", name="Apply to this booking").click()

    await expect(page.locator("#toasts")).to_contain_text("The credit is applied to this booking.")
    await expect(page.get_by_role("link", name=re.compile("of credit"))).to_have_count(0)


async def test_cash_taken_without_signal_counts_once_it_is_back(
    browser: Browser, live: Live, open_page: OpenPage
) -> None:
    made = await kitchen(live, "Offline Cook")
    context = await on_a_phone(browser, live)
    page = await context.new_page()
    await page.goto(made.page)
    await is_kept(page)

    await context.set_offline(True)
    await page.reload()
    await page.get_by_text("I took cash or a check").click()
    await page.get_by_label("For the party").fill("lots")
    await page.get_by_role("button", name="I have it").click()
    await expect(page.locator("[data-waiting]")).to_be_hidden()
    await page.get_by_label("For the party").fill("120.50")
    await page.get_by_label("Tip").fill("30")
    await page.get_by_role("button", name="I have it").click()
    await expect(page.locator("[data-taken]")).to_have_text("$120.50 and $30 as a tip, waits to be sent")
    await expect(page.locator("[data-waiting]")).to_have_text("1 tap waits to be sent.")
    await page.reload()
    await expect(page.locator("[data-taken]")).to_be_visible()
    await axe(page)

    await context.set_offline(False)
    await page.evaluate("dispatchEvent(new Event('online'))")
    await expect(page.locator("[data-waiting]")).to_be_hidden()
    await expect(page.locator("[data-party]")).to_contain_text("You took $150.50, cash, $30.00 of it as a tip")
    await page.get_by_text("I took cash or a check").click()
    await screenshot(page, "chef-day-cash")
    staff = await open_page()
    await at_the_booking(staff, made)
    await expect(staff.get_by_role("button", name="Undo: Took $150.50")).to_have_count(1)
    await context.close()
