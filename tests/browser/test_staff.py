"""Somebody is taken on, logs in, is denied one thing, and is switched off; on desk and phone, and without scripts."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Live, OpenPage
from tests.browser.person import PHONE, log_in, looked_at
from tests.browser.staff import PASSWORD, adds

pytestmark = pytest.mark.browser


async def logs_in_as(page: Page, email: str) -> None:
    """Log in with a first password."""
    await page.goto("/login")
    await page.locator("input[type=email]").fill(email)
    await page.locator("input[type=password]").fill(PASSWORD)
    await page.locator("input[type=password]").press("Enter")
    await page.wait_for_url(lambda url: "/login" not in url)


async def test_somebody_new_works_until_they_are_switched_off(open_page: OpenPage) -> None:
    admin, nina = await open_page(), await open_page()
    await log_in(admin, "admin")

    await adds(admin, "Nina Sato", "nina@demo.example.com")
    await expect(admin.locator("#toasts")).to_contain_text("Give them their first password.")
    await logs_in_as(nina, "nina@demo.example.com")
    assert (await nina.goto("/riverside/customers")).status == 200  # type: ignore[union-attr]

    await admin.get_by_label("See customers, Riverside").select_option("Denied")
    await admin.get_by_role("button", name="Save permissions").click()
    await expect(admin.locator("#toasts")).to_contain_text("Saved. It takes effect on their next click.")
    assert (await nina.goto("/riverside/customers")).status == 403  # type: ignore[union-attr]
    await nina.goto("/riverside/bookings")
    await expect(nina.get_by_role("link", name="Customers")).to_have_count(0)

    await admin.get_by_role("button", name="Switch off").click()
    await expect(admin.locator("main")).to_contain_text("They cannot log in.")
    await nina.get_by_role("link", name="Payments").first.click()
    await nina.wait_for_url("**/login?next=*")


@pytest.mark.parametrize("place", ["staff", "staff/new"])
async def test_its_pages_can_be_used_by_everybody(page: Page, place: str) -> None:
    await log_in(page, "admin")

    await page.goto(f"/all/{place}")

    await looked_at(page, place.replace("/", "-"))


@pytest.mark.parametrize("who", ["Sam Reyes", "Olive Hartwell"])
async def test_the_page_of_one_can_be_used_by_everybody(page: Page, who: str) -> None:
    await log_in(page, "admin")
    await page.goto("/all/staff")

    await page.locator("[data-row]", has_text=who).click()
    await expect(page.locator("h1")).to_have_text(who)

    await looked_at(page, f"staff-{who[:3].lower()}")


async def test_a_role_is_given_and_taken_away_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await log_in(page, "admin")
    await adds(page, "Kai Moreau", "kai@demo.example.com")

    await page.get_by_label("Role", exact=True).select_option("Station manager")
    await page.get_by_role("button", name="Give this role").click()
    await expect(page.locator("tbody").first).to_contain_text("Station manager")
    await page.get_by_role("button", name="Take away Customer support, Riverside").click()

    await expect(page.locator("tbody").first).not_to_contain_text("Customer support")
    await adds(page, "Kai Moreau", "kai@demo.example.com")
    await expect(page.locator("main")).to_contain_text("Somebody logs in with this e-mail already.")
    await expect(page.get_by_label("Name", exact=True)).to_have_value("Kai Moreau")
    await context.close()
