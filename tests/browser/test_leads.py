"""Leads in a browser: somebody asks on a phone, and the station answers from its list."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.person import follow, log_in, looked_at
from tests.browser.queue import COMES_WITHIN

pytestmark = pytest.mark.browser


async def test_who_asks_on_a_phone_is_answered_from_the_list(open_page: OpenPage) -> None:
    customer, sam = await open_page(), await open_page()
    await log_in(sam, "support")
    await sam.goto("/riverside/leads")
    await asks(customer, "Wilhelmina Askwith")

    link = sam.get_by_role("link", name="Wilhelmina Askwith")
    await expect(link).to_be_visible(timeout=COMES_WITHIN)  # by itself
    await looked_at(sam, "leads")
    await follow(sam, link)
    await expect(sam.get_by_text("nobody has answered yet")).to_be_visible()
    await expect(sam.get_by_text("A party for the whole school")).to_be_visible()
    await looked_at(sam, "lead")
    await sam.get_by_label("Note").fill("Sent the large-party menu")
    await sam.get_by_role("button", name="Mark as answered").press("Enter")

    await expect(sam.locator("#toasts")).to_contain_text("Logged as answered.")
    await expect(sam.get_by_role("list", name="Answers")).to_contain_text("Sent the large-party menu")
    await sam.goto("/riverside/leads")
    await expect(sam.get_by_role("link", name="Wilhelmina Askwith")).to_have_count(0)


async def test_an_empty_list_says_so_kindly(page: Page) -> None:
    await log_in(page, "support")
    await page.goto("/riverside/leads?show=closed")

    await expect(page.locator("#leads")).to_contain_text("No leads here")
    await looked_at(page, "leads-none")


async def asks(page: Page, name: str) -> None:
    """Fill in the form for what cannot be booked by oneself, as on a phone."""
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.goto("/riverside/book/ask?zip=95814&guests=150")
    await page.get_by_label("Your name").fill(name)
    await page.get_by_label("E-mail", exact=True).fill("wilhelmina@example.com")
    await page.get_by_label("Phone").fill("916 555 0188")
    await page.get_by_label("What do you have in mind?").fill("A party for the whole school")
    await page.get_by_role("button", name="Send").click()
    await page.wait_for_url("**/ask/sent")
