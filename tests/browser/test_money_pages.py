"""From all money to a booking and its customer: on a desk and on a phone, by keyboard alone and without scripts."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Live
from tests.browser.person import PHONE, follow, log_in, looked_at, press

pytestmark = pytest.mark.browser

PLACES = ("payments", "bookings", "customers", "machinery", "mailboxes", "mailboxes/new", "audit")


@pytest.mark.parametrize("place", PLACES)
async def test_every_list_can_be_read_by_everybody(page: Page, place: str) -> None:
    await log_in(page, "admin")

    await page.goto(f"/all/{place}")

    await looked_at(page, f"money-{place.replace('/', '-')}")


async def test_a_payment_leads_to_its_booking_and_that_to_its_customer(page: Page) -> None:
    await log_in(page, "admin")
    await page.goto("/riverside/payments?state=allocated")

    await follow(page, page.locator("[data-row]").first)
    await looked_at(page, "money-payment")
    await page.locator("main a[href*='/bookings/']").first.click()
    await expect(page.locator("h2", has_text="Ledger")).to_be_visible()
    await looked_at(page, "money-booking")
    await page.locator("h1 a").click()
    await expect(page.locator("h2", has_text="Who pays for them")).to_be_visible()
    await looked_at(page, "money-customer")


async def test_a_mailbox_is_opened_and_its_connection_checked(page: Page) -> None:
    await log_in(page, "admin")
    await page.goto("/riverside/mailboxes")
    await follow(page, page.locator("[data-row]").first)
    await looked_at(page, "money-mailbox")

    await page.get_by_role("button", name="Check the connection").click()

    await expect(page.locator("#toasts")).to_contain_text("The connection works: INBOX opens.")


async def test_the_list_is_used_by_keyboard_alone(page: Page) -> None:
    await log_in(page, "admin")
    await page.goto("/riverside/payments")
    rows = page.locator("[data-row]")

    await press(page, "j")
    await expect(rows.nth(0)).to_be_focused()
    await press(page, "j")
    await expect(rows.nth(1)).to_be_focused()
    await press(page, "k")
    await press(page, "/")
    await expect(page.locator("input[name=q]")).to_be_focused()
    payer = (await rows.last.inner_text()).strip()
    await page.keyboard.type(payer)
    await page.wait_for_url("**/payments?**q=**")
    await expect(rows.first).to_have_text(payer)
    await expect(page.locator("input[name=q]")).to_be_focused()
    await press(page, "Tab")
    await rows.first.focus()
    await press(page, "Enter")

    await page.wait_for_url("**/payments/*-*")


async def test_i_have_sent_it_is_noted_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await log_in(page, "support")
    await page.goto("/riverside/bookings?since=2020-01-01")
    await page.locator("tbody th a").first.click()
    await page.locator("summary", has_text="I have sent it").click()

    await page.get_by_label("Amount").fill("100")
    await page.get_by_label("When").fill("2026-01-15T09:42")
    await page.get_by_role("button", name="Save").click()

    await expect(page.locator("aside")).to_contain_text("Not here yet")
    await expect(page.locator("#toasts")).to_contain_text("Noted.")
    await context.close()
