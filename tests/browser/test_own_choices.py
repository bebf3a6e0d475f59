"""What a customer does by themselves on the phone: a lost link mailed anew, another address, a slip taken back."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.own_page import books
from tests.browser.person import PHONE, follow, looked_at

pytestmark = pytest.mark.browser


async def test_a_lost_link_is_sent_to_the_address_that_we_have(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await page.goto("/b/cut-off")
    await follow(page, page.get_by_role("link", name="Send me my link"))
    await looked_at(page, "own-link")
    await page.set_viewport_size(PHONE)
    await page.get_by_label("E-mail").fill("somebody@example.com")
    await page.get_by_role("button", name="Send me my link").click()

    await expect(page.locator("h1")).to_have_text("Check your email")
    await looked_at(page, "own-link-sent")


async def test_a_slip_is_corrected_and_another_address_taken(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await books(page, "Ludmila Sokolova", weeks=10)
    await follow(page, page.get_by_role("link", name="I sent it"))
    await page.get_by_label("Amount").fill("1234.56")
    await page.get_by_role("button", name="Tell us").click()
    await follow(page, page.get_by_role("link", name="Not right?"))
    await expect(page.get_by_label("Amount")).to_have_value("1234.56")
    await looked_at(page, "own-declaration-again")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="I didn’t send it").click()
    await expect(page.locator(".banner")).to_contain_text("Taken back.")

    before = page.url
    await follow(page, page.get_by_role("link", name="New e-mail or phone?"))
    await looked_at(page, "own-contact")
    await page.set_viewport_size(PHONE)
    await page.get_by_label("E-mail").fill("ludmila.s@example.com")
    await page.get_by_role("button", name="Save").click()
    await page.wait_for_url(re.compile(r"done=address"))

    await expect(page.locator(".banner")).to_contain_text("links in older emails no longer work")
    assert page.url.split("?")[0] != before.split("?")[0]
