"""An ADMIN says whose an account is: by keyboard alone, with its mails following, and everything taken back."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.person import log_in, looked_at, press

pytestmark = pytest.mark.browser

FRIEND = "a.friend@elsewhere.example.com"
PAYER = "Wendell Oakes"
COMES_WITHIN = 30_000


async def opens_the_mailbox(page: Page) -> None:
    """Open Riverside's mailbox, as soon as the friend's notice has come."""
    await log_in(page, "admin")
    await page.goto("/riverside/queue")
    await expect(page.locator(".queue-row", has_text=PAYER)).to_be_visible(timeout=COMES_WITHIN)
    await page.goto("/riverside/mailboxes")
    await page.locator("[data-row]").first.click()
    await expect(page.get_by_role("heading", name="Accounts and addresses")).to_be_visible()


async def test_whose_account_it_is_is_said_by_keyboard_and_taken_back(page: Page) -> None:
    await opens_the_mailbox(page)
    here = page.url
    await looked_at(page, "mailbox-undecided")

    await page.get_by_role("link", name="Look at them").focus()
    for key in ("Enter", "Tab", "Tab"):  # to the heading, into the table, to its first button
        await press(page, key)
    await expect(page.get_by_role("button", name=f"It’s ours: {FRIEND}")).to_be_focused()
    await press(page, "Enter")
    await expect(page.locator("#toasts")).to_contain_text("It’s yours.")
    await expect(page.locator("tr", has_text=FRIEND)).to_contain_text("Olive Hartwell")
    await looked_at(page, "mailbox-decided")

    await page.goto("/riverside/queue")
    row = page.locator(".queue-row", has_text=PAYER)
    await expect(row).not_to_contain_text("Account isn’t known to be ours", timeout=COMES_WITHIN)
    await page.goto(here)
    await page.get_by_role("button", name=f"Undo what was said of {FRIEND}").press("Enter")
    await expect(page.get_by_role("button", name=f"It’s ours: {FRIEND}")).to_be_visible()
    await page.goto("/riverside/queue")
    await expect(row).to_contain_text("Account isn’t known to be ours", timeout=COMES_WITHIN)


async def test_what_cannot_be_added_is_said_where_it_was_typed(page: Page) -> None:
    await opens_the_mailbox(page)

    await page.get_by_label("Add one of yours").fill("pay@")
    await press(page, "Enter")

    await expect(page.get_by_label("Add one of yours")).to_be_focused()
    await expect(page.get_by_text("Type the whole e-mail address")).to_be_in_viewport()
    await looked_at(page, "mailbox-refused")


async def test_many_and_long_ones_fit(page: Page) -> None:
    await opens_the_mailbox(page)
    for value in ("@MyHibachi-Catering-And-Events-Sacramento", f"{'a' * 60}@{'b' * 60}.example.com", "MyHibachi LLC"):
        await page.get_by_label("Add one of yours").fill(value)
        await press(page, "Enter")
        await expect(page.locator("tbody th", has_text=value)).to_be_visible()
    await looked_at(page, "mailbox-many")

    for value in ("@MyHibachi-Catering", "a" * 60, "MyHibachi LLC"):
        await page.locator("tr", has_text=value).get_by_role("button", name="Remove").click()
        await expect(page.locator("tbody th", has_text=value)).to_have_count(0)
