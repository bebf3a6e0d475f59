"""The palette on real pages: what can be done is done from everywhere, by the words that people use for it."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.person import log_in, looked_at, press

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "opens"),
    [("new book", "/bookings/new"), ("block", "/calendar/blocks/new"), ("hire", "/chefs/new"), ("flyer", "/qr/new")],
)
async def test_what_can_be_done_is_done_from_any_page(page: Page, typed: str, opens: str) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/customers")

    await press(page, "Control+k")
    await expect(page.locator("#palette input")).to_be_focused()
    await page.keyboard.type(typed)
    await expect(page.locator("#palette").get_by_role("option")).to_have_count(1)
    await press(page, "Enter")

    await page.wait_for_url(re.compile(re.escape(opens)))


async def test_what_a_role_may_not_do_is_not_offered(page: Page) -> None:
    await log_in(page, "support")
    await page.goto("/riverside/customers")

    await press(page, "Control+k")
    await expect(page.locator("#palette input")).to_be_focused()
    await page.keyboard.type("hire")

    await expect(page.locator("#palette [data-found]")).to_have_text("Nothing found")


async def test_the_search_page_is_for_keys_and_thumbs(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/search?q=okonkwo")

    link = page.get_by_role("region", name="Found").get_by_role("link").first
    await expect(link).to_contain_text("Okonkwo")
    await link.focus()
    await expect(link).to_be_focused()
    await looked_at(page, "search")
