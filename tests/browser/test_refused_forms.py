"""After a refused form the focus is on what is wrong: on a page, in a dialog, and where a sentence is all there is."""

from datetime import timedelta

import pytest
from playwright.async_api import Page, expect

from portal import clock
from tests.browser.person import follow, log_in, press, stands_still

pytestmark = pytest.mark.browser


async def test_on_a_page_it_is_the_first_wrong_field(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/chefs")
    await follow(page, page.get_by_role("link", name="Tomás Beck"))
    last = page.get_by_label("Last day", exact=True).last
    await last.evaluate("field => field.removeAttribute('min')")

    await last.fill((clock.now() - timedelta(days=9)).date().isoformat())
    await page.get_by_role("button", name="End their work here").click()

    await expect(page.get_by_text("That day has passed.")).to_be_in_viewport()
    await expect(last).to_be_focused()


async def test_in_a_dialog_too_although_another_field_would_like_it(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/calendar")
    await page.evaluate("window.unchanged = true")
    await press(page, "b")
    date = page.get_by_role("dialog").get_by_label("Date", exact=True)
    await expect(page.get_by_role("dialog").get_by_label("Why")).to_be_focused()

    await date.evaluate("field => field.removeAttribute('required')")
    await date.fill("")
    await page.get_by_label("Why").fill("Team training")
    await page.get_by_role("button", name="Block it").click()
    await stands_still(page)

    await expect(date).to_have_attribute("aria-invalid", "true")
    await expect(date).to_be_focused()
    assert await page.evaluate("window.unchanged")


async def test_where_no_field_is_wrong_it_is_the_sentence(page: Page) -> None:
    await log_in(page, "admin")
    await page.goto("/riverside/mailboxes")
    await follow(page, page.locator("[data-row]").first)
    await follow(page, page.get_by_role("link", name="Delete…"))
    await page.locator("input[name=known]").evaluate("field => field.remove()")

    await page.get_by_role("button", name="Delete it all the same").click()

    await expect(page.locator(".banner.bad")).to_contain_text("the only mailbox of a station")
    await expect(page.locator(".banner.bad")).to_be_focused()
