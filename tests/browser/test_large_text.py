"""Text at twice its size, and words that never end: nothing sticks out of a page, and nothing is pushed off it."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from playwright.async_api import Page, async_playwright, expect

from portal import clock
from tests.browser.conftest import Live, OpenPage
from tests.browser.fitting import unfit
from tests.browser.kitchen import kitchen
from tests.browser.person import DESK, PHONE, log_in
from tests.peers.browser import Options

pytestmark = pytest.mark.browser

NAME = "Wolfeschlegelsteinhausenbergerdorff" * 3
WITHOUT_A_SPACE = ("Shellfishpeanutssesamegluten" * 80)[:2000]
PARTS = ("declaration", "change", "date", "contact", "cancellation")


@pytest.fixture
async def large(live: Live, browser_options: Options) -> AsyncIterator[Page]:
    """Open a page on a phone on which somebody has set text to twice its size."""
    options = {**browser_options, "args": [*browser_options.get("args", ()), "--blink-settings=defaultFontSize=32"]}
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**options)
        yield await browser.new_page(base_url=live.url, viewport=PHONE)
        await browser.close()


async def test_a_customer_books_with_text_at_twice_its_size_and_endless_words(large: Page) -> None:
    page = large
    today = clock.now().date()
    day = today + timedelta(days=(2 - today.weekday()) % 7, weeks=9)
    wrong: list[str] = []

    await page.goto(f"/riverside/book?zip=95814&guests=12&date={day}")
    wrong += await unfit(page, "date")
    await page.locator("#times label:not(:has(:disabled))").first.click()
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/guests")
    wrong += await unfit(page, "guests")
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/place")
    await page.get_by_label("Street address").fill("9018" + "LagunaShores" * 12)
    await page.get_by_label("Allergies or diets").fill(WITHOUT_A_SPACE)
    wrong += await unfit(page, "place")
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/you")
    await page.get_by_label("Your name").fill(NAME)
    await page.get_by_label("E-mail", exact=True).fill(f"{'wolfe' * 12}@gmial.com")
    await page.get_by_label("Mobile phone").fill("916 555 0842")
    await expect(page.get_by_text("Did you mean")).to_be_visible()
    await page.get_by_label("I have read the rules").check()
    wrong += await unfit(page, "you")
    await page.get_by_role("button", name="Hold my date").click()
    await page.wait_for_url("**/b/*")
    own = page.url.partition("?")[0]
    wrong += await unfit(page, "own page")
    await page.get_by_label("Your message").fill(WITHOUT_A_SPACE)
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator(".letters")).to_contain_text("Shellfish")
    wrong += await unfit(page, "own page with a message")
    for part in PARTS:
        answer = await page.goto(f"{own}/{part}")
        assert answer is not None
        assert answer.ok, part
        wrong += await unfit(page, part)

    assert not wrong, "\n".join(wrong)


async def test_endless_words_push_nothing_off_the_pages_of_the_staff(live: Live, open_page: OpenPage) -> None:
    made = await kitchen(
        live, "K" * 100, minutes=90, name=NAME, allergies=WITHOUT_A_SPACE, wishes=WITHOUT_A_SPACE, address="A" * 150
    )
    page = await open_page()
    await log_in(page, "admin")
    await page.goto(f"/riverside/bookings/{made.booking}")
    customer = await page.locator("a[href*='/customers/']").first.get_attribute("href")
    pages = (
        f"/riverside/bookings/{made.booking}",
        f"/riverside/bookings/{made.booking}/runsheet",
        f"/riverside/bookings?search={NAME[:20]}",
        str(customer),
        "/riverside/customers",
        "/riverside/calendar",
        "/riverside",
        made.chef,
        made.page,
    )
    wrong: list[str] = []

    for size in (PHONE, DESK):
        await page.set_viewport_size(size)
        for path in pages:
            answer = await page.goto(path)
            assert answer is not None
            assert answer.ok, path
            wrong += await unfit(page, f"{path} at {size['width']}")

    assert not wrong, "\n".join(wrong)
