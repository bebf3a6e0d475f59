"""The whole story: a code is printed and scanned, a date is held, a payment mail comes, a person confirms it."""

import asyncio
import re

import httpx
import pytest
from playwright.async_api import Page, expect

from tests.browser.booking import HOLD, ZIP, saturday, say_where, say_who
from tests.browser.conftest import Live, OpenPage
from tests.browser.person import PHONE, log_in, press
from tests.browser.queue import COMES_WITHIN, QUEUE, opens, pays, toast

pytestmark = pytest.mark.browser

HOST = "Philippa Ravensworth"
PAYER = "OSWIN PETERKIN"


async def test_from_the_scan_of_a_code_to_the_deposit(live: Live, open_page: OpenPage) -> None:
    staff, phone = await open_page(), await open_page()
    await phone.set_viewport_size(PHONE)
    await log_in(staff, "manager")

    code_page, address = await _print_a_code(staff)
    await phone.goto(address)
    await phone.wait_for_url("**/riverside/book?**")
    own, reference = await _hold(phone)
    await expect(phone.locator(".own-head h1")).to_have_text("One step left, Philippa")
    await pays(live, PAYER, memo="for the Ravensworth party")
    await staff.goto(QUEUE)
    await opens(staff, PAYER)
    await _pick(staff, reference)
    await press(staff, "Enter")
    await toast(staff, f"$100.00 to {HOST}")

    await expect(phone.locator(".own-head h1")).to_have_text("It’s a date, Philippa", timeout=COMES_WITHIN)
    assert phone.url == own
    await staff.goto(code_page)
    await expect(staff.locator("#brought ~ *, section:has(#brought)").first).to_contain_text(reference)
    await _written_to(live, "philippa@example.com", reference)


async def _print_a_code(page: Page) -> tuple[str, str]:
    """Make a code as the manager does; return its page, and the address in it."""
    await page.goto("/riverside/qr/new?kind=campaign")
    await page.get_by_label("Name").fill("Table tents")
    await page.get_by_label("Leads to").fill("/riverside/book")
    await page.get_by_role("button", name="Make the code").click()
    await page.wait_for_url(re.compile(r"/qr/[0-9a-f-]{36}"))
    written = await page.locator(".copy-row b").first.inner_text()
    return page.url, re.sub(r"^https?://[^/]+", "", written)


async def _hold(page: Page) -> tuple[str, str]:
    """Book a party by touch; return the booking's own page, and its reference."""
    await page.get_by_label("Where is the party?").press_sequentially(ZIP)
    await expect(page.locator("#where")).to_contain_text("We serve Sacramento")
    await page.goto(f"{page.url}&month={saturday(5)[:7]}")
    await page.locator(f".pick-date a[href*='date={saturday(5)}']").click()
    await page.locator("#times label:not(:has(:disabled))").first.click()
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/guests")
    await say_where(page)
    await say_who(page, HOST)
    await page.get_by_role("button", name=HOLD).click()
    await page.wait_for_url("**/b/*")
    reference = re.search(r"MH-[A-Z2-9]{6}", await page.locator("main").inner_text())
    assert reference is not None
    return page.url, reference[0]


async def _pick(page: Page, reference: str) -> None:
    """Choose the booking that the payment is for: among the candidates, or by search."""
    candidate = page.locator(".candidate", has_text=HOST)
    if not await candidate.count():
        await press(page, "/")
        await page.keyboard.type(reference)
        await press(page, "Enter")
    await candidate.first.click()
    await expect(page.locator("[data-who-is-picked]")).to_contain_text(HOST)


async def _written_to(live: Live, address: str, reference: str) -> None:
    """Find the customer's letters in the outbox: held, and, once nobody undoes it, confirmed and the receipt."""
    async with asyncio.timeout(COMES_WITHIN / 1000), httpx.AsyncClient(base_url=live.url) as client:
        while (outbox := (await client.get("/dev/outbox")).text).count(address) < 3:  # noqa: ASYNC110 - no page of ours tells of mails
            await asyncio.sleep(0.5)
    assert reference in outbox
