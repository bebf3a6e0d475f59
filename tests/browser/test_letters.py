"""Letters as they are read, on a phone and at a desk, by day and by night; and how staff find and send them again."""

import pytest
from playwright.async_api import Browser, expect

from tables.mailings import LetterKind
from tests.browser.conftest import Live, OpenPage
from tests.browser.person import PHONE, follow, log_in, looked_at

pytestmark = pytest.mark.browser

OTHERS = ("receipt", "receipt_for_credit", "correction", "changed_hold", "waits")


async def test_every_letter_fits_a_phone_and_can_be_read_by_everybody(live: Live, browser: Browser) -> None:
    context = await browser.new_context(base_url=live.url)
    page = await context.new_page()

    for name in (*LetterKind, *OTHERS):
        letter = await context.request.get(f"/dev/letters/{name}")
        await page.set_content(await letter.text())
        await expect(page.locator("h1")).to_be_visible()
        await looked_at(page, f"letter-{name}")

    await context.close()


async def test_staff_read_a_letter_and_send_it_again(open_page: OpenPage) -> None:
    page = await open_page()
    await log_in(page, "manager")
    await page.goto("/riverside/bookings")
    for row in await page.locator("tbody a[href*='/bookings/']").all():
        await follow(page, row)
        if await page.locator(".letters a").count():  # other tests' parties may have none
            break
        await page.go_back()
    await follow(page, page.locator(".letters a").first)

    await expect(page.frame_locator("iframe").locator("h1")).to_be_visible()
    await looked_at(page, "letter-of-staff")
    await page.get_by_role("button", name="Send it again").click()

    await expect(page.get_by_text("It’s going out again, word for word.")).to_be_visible()


async def test_what_is_included_is_seen_on_a_phone_before_anybody_chooses_a_date(open_page: OpenPage) -> None:
    page = await open_page()
    await page.set_viewport_size(PHONE)

    await page.goto("/riverside/book?zip=95814")

    for words in ("What’s included", "What to have ready", "Tables and chairs for your guests"):
        await expect(page.get_by_text(words, exact=True)).to_be_visible()
    await looked_at(page, "book-at-the-party")


async def test_an_admin_sees_the_lists_as_customers_do_while_typing(open_page: OpenPage) -> None:
    page = await open_page()
    await log_in(page, "admin")
    await page.goto("/riverside/settings/party")

    await page.get_by_label("What to have ready").first.fill("Earplugs")

    await expect(page.locator("#preview").get_by_text("Earplugs")).to_be_visible()
    await expect(page.locator("#preview").get_by_text("Drinks")).to_have_count(0)
    await looked_at(page, "settings-party")
