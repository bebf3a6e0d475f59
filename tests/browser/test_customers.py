"""The customers' hub: a note, a tag, and two who are one, on a desk and on a phone."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Live
from tests.browser.person import PHONE, follow, log_in, looked_at

pytestmark = pytest.mark.browser


async def open_customer(page: Page, name: str) -> None:
    await page.goto(f"/riverside/customers?q={name.replace(' ', '+')}")
    await page.locator("[data-row]").first.click()
    await expect(page.locator("h1")).to_contain_text(name)


async def test_a_customer_is_noted_and_tagged(page: Page) -> None:
    await log_in(page, "support")
    await open_customer(page, "Ngozi Okonkwo")
    await page.get_by_label("New note").fill("Called: wants the patio, not the garden.")
    await page.get_by_role("button", name="Add the note").click()
    await expect(page.locator(".note").first).to_contain_text("wants the patio")

    await page.get_by_label("Tag", exact=True).fill("VIP")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.locator(".tags")).to_contain_text("vip")
    await looked_at(page, "customers-hub")

    await page.locator(".tags a", has_text="vip").click()
    await expect(page.locator("[data-row]")).to_have_count(1)
    await looked_at(page, "customers-tagged")


async def test_two_who_are_one_are_merged_and_separated(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/customers?q=Soledad+Arroyo")
    await expect(page.locator("[data-row]")).to_have_count(2)
    await page.locator("[data-row]").last.click()

    await follow(page, page.get_by_role("link", name="Compare").first)
    await looked_at(page, "customers-merge")
    await page.get_by_role("button", name="Merge into").click()
    await expect(page.locator("#toasts")).to_contain_text("Merged.")
    await expect(page.locator("h1")).to_have_text("Soledad Arroyo")
    await looked_at(page, "customers-merged")

    await page.get_by_role("button", name="Separate").click()
    await expect(page.locator("#toasts")).to_contain_text("Separated.")
    await page.goto("/riverside/customers?q=Soledad+Arroyo")
    await expect(page.locator("[data-row]")).to_have_count(2)


async def test_a_correction_is_made_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await log_in(page, "support")
    await open_customer(page, "Daniel Reyes")
    await page.locator("summary", has_text="Edit").click()
    await page.get_by_label("Phone").fill("12")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("This is not a phone number")).to_be_visible()

    await page.get_by_label("Phone").fill("916 555 0199")
    await page.get_by_role("button", name="Save").click()

    await expect(page.locator("aside")).to_contain_text("+19165550199")
    await context.close()


async def test_a_feed_is_opened_and_revoked(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/feeds")
    await page.get_by_label("Read by").fill("Kenji’s phone")
    await page.get_by_role("button", name="Open the feed").click()
    await expect(page.get_by_text("It is shown this once")).to_be_visible()
    await looked_at(page, "feeds-opened")
    address = await page.locator(".copy-row b").inner_text()
    answer = await page.request.get(address)
    assert "BEGIN:VCALENDAR" in await answer.text()

    await page.goto("/riverside/feeds")
    await page.get_by_role("button", name="Revoke Kenji’s phone").click()
    await expect(page.locator("#toasts")).to_contain_text("Revoked")

    assert (await page.request.get(address)).status == 404
