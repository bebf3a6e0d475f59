"""The customer's own page, on a phone: how to pay, "I sent it", change with the price shown, cancel."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Live
from tests.browser.own_page import books
from tests.browser.person import PHONE, follow, looked_at, picture

pytestmark = pytest.mark.browser

LARGEST_BYTES = 100_000


async def test_how_to_pay_is_shown_and_i_have_sent_it_is_noted(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await books(page, "Ngozi Okonkwo", weeks=5)

    await expect(page.locator("h1")).to_have_text("One step left, Ngozi")
    await expect(page.locator("[data-until]")).to_contain_text("left")
    await looked_at(page, "own-waiting")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("link", name="Venmo").click()
    await expect(page.get_by_role("link", name="Open Venmo")).to_be_visible()
    await looked_at(page, "own-venmo")
    await page.set_viewport_size(PHONE)

    await follow(page, page.get_by_role("link", name="I sent it"))
    await looked_at(page, "own-declaration")
    await page.set_viewport_size(PHONE)
    await page.get_by_label("Name on the account").fill("Chidi Okonkwo")
    await page.get_by_role("button", name="Tell us").click()

    await expect(page.locator(".banner")).to_contain_text("We’re watching for your $100.00.")
    await page.get_by_label("Your message").fill("Is there a fan on the terrace?")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator(".letters")).to_contain_text("Is there a fan")
    await page.get_by_text("See every line").click()
    await page.get_by_text("The rules you accepted").click()
    await looked_at(page, "own-declared")


async def test_a_link_that_is_cut_off_says_what_to_do(page: Page) -> None:
    answer = await page.goto("/b/AbGk-garbled")

    assert answer is not None
    assert answer.status == 404
    await looked_at(page, "own-lost")


async def test_the_price_is_seen_before_a_change_and_the_refund_before_a_cancellation(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await books(page, "Rosa Quintana", weeks=7)
    await page.get_by_role("link", name="Change", exact=True).click()
    await page.get_by_role("group", name="Adults").get_by_role("button", name="One more").click()
    await page.get_by_label("Allergies or diets").fill("Two guests can’t have shellfish")
    await looked_at(page, "own-change")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="See the new price").click()
    await expect(page.locator("#price h2")).to_contain_text("more")
    await looked_at(page, "own-change-price")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="Yes, change it").click()
    await expect(page.locator("#party")).to_contain_text("13 adults")
    await expect(page.locator("#party")).to_contain_text("shellfish")

    await page.get_by_role("link", name="Another date").click()
    await page.get_by_role("link", name="Later").click()
    await page.locator(".pick-date td a:not(.full)").nth(5).click()
    await page.wait_for_url("**date=**")
    await page.locator("#times label:not(:has(:disabled))").first.click()
    await follow(page, page.get_by_role("button", name="See what it costs"))
    await looked_at(page, "own-date")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="Yes, move it").click()
    await page.wait_for_url(re.compile(r"/b/[\w-]+\?done=moved$"))
    await expect(page.locator(".banner")).to_contain_text("Moved. We’ll email you the new date")

    await page.get_by_role("link", name="Cancel this booking").click()
    await expect(page.locator("main")).to_contain_text("Your refund")
    await looked_at(page, "own-cancellation")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="Cancel my party").click()
    await expect(page.locator("h1")).to_have_text("This party is canceled")
    await expect(page.get_by_role("link", name="Find another date")).to_be_visible()
    await looked_at(page, "own-cancelled")


async def test_it_can_be_printed_and_used_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await books(page, "Print Okafor", weeks=8)
    await page.get_by_label("Your message").fill("Hello")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator(".letters")).to_contain_text("Hello")
    await page.get_by_role("link", name="Change", exact=True).click()
    await page.locator("input[name=children]").fill("4")
    await page.get_by_role("button", name="See the new price").click()
    await expect(page.locator("#price h2")).to_contain_text("more")
    await page.get_by_role("button", name="Yes, change it").click()
    await expect(page.locator("#party")).to_contain_text("4 children")

    await page.emulate_media(media="print")

    await expect(page.get_by_role("button", name="Send", exact=True)).to_be_hidden()
    await expect(page.get_by_role("link", name="I sent it")).to_be_hidden()
    await expect(page.locator(".every-line .total")).to_be_visible()
    await page.set_viewport_size({"width": 816, "height": 1056})
    await picture(page, "own-print")
    await context.close()


async def test_every_letter_can_be_looked_at(page: Page) -> None:
    await page.goto("/dev/letters")

    await looked_at(page, "letters")


async def test_the_page_is_light(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await books(page, "Light Okafor", weeks=6)
    sizes: list[int] = []

    async def weigh(request: object) -> None:
        sizes.append((await request.sizes())["responseBodySize"])  # type: ignore[attr-defined]

    page.on("requestfinished", weigh)
    await page.goto(page.url, wait_until="networkidle")

    assert sum(sizes) < LARGEST_BYTES
