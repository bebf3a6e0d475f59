"""An ADMIN changes a price and sees first what that does; on desk and phone, with and without scripts."""

from collections.abc import AsyncIterator

import asyncpg
import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Live
from tests.browser.person import PHONE, log_in, looked_at

pytestmark = pytest.mark.browser

SETTINGS = "/hilltop/settings"


async def test_a_price_is_previewed_while_it_is_typed_and_then_saved(page: Page) -> None:
    await log_in(page, "admin")
    await page.goto(f"{SETTINGS}/menu")
    await page.get_by_role("link", name="Lobster tail").click()
    sample = page.locator("#sample")
    await expect(sample).to_contain_text("Change something")

    await page.get_by_label("Price", exact=False).first.fill("17.50")
    await expect(sample.get_by_role("row", name="Lobster tail")).to_contain_text("$17.50")
    await page.get_by_text("Change the party").click()
    await page.get_by_label("Of each extra").fill("4")
    await expect(sample.get_by_role("row", name="Lobster tail")).to_contain_text("$70.00")
    await expect(sample).to_contain_text("Saved, this party would cost $")
    await page.get_by_label("Price", exact=False).first.fill("a lot")
    await expect(sample).to_contain_text("Type an amount in dollars")
    await page.get_by_label("Price", exact=False).first.fill("15.50")
    await expect(sample.get_by_role("row", name="Lobster tail")).to_contain_text("$62.00")

    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("#toasts")).to_contain_text("Existing quotes keep their price.")
    await expect(page.get_by_role("row", name="Lobster tail")).to_contain_text("$15.50")


async def test_a_policy_is_previewed_and_saved_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await log_in(page, "admin")
    await page.goto(f"{SETTINGS}/policy")

    await page.get_by_label("Minimum order").fill("2000")
    await page.get_by_label("Wording for customers").fill("Cancel a week before, please.")
    await page.get_by_role("button", name="Preview").click()
    await expect(page.locator("#sample")).to_contain_text("Minimum order")
    await expect(page.get_by_label("Minimum order")).to_have_value("2000")

    await page.get_by_label("Sales tax").fill("much")
    await page.get_by_role("button", name="Save as a new version").click()
    await expect(page.locator("main")).to_contain_text("Type a percentage, like 8.875.")
    await expect(page.get_by_label("Wording for customers")).to_have_value("Cancel a week before, please.")

    await page.get_by_label("Sales tax").fill("9")
    await page.get_by_role("button", name="Save as a new version").click()
    await expect(page.locator("main")).to_contain_text("Version 2, which holds now")
    await expect(page.locator("main")).to_contain_text("Minimum order: $550.00 → $2,000.00")
    await page.get_by_label("Minimum order").fill("550")
    await page.get_by_role("button", name="Save as a new version").click()
    await context.close()


async def test_a_tier_shows_only_what_its_kind_looks_at(page: Page) -> None:
    await log_in(page, "admin")
    await page.goto(f"{SETTINGS}/adjustments/tiers/new")

    await page.get_by_label("How full its date is").check()
    await expect(page.get_by_label("Full from")).to_be_visible()
    await expect(page.get_by_label("First date")).to_be_hidden()
    await page.get_by_label("Name", exact=True).fill("Nearly full")
    await page.get_by_label("Percent on the food").fill("10")
    await page.get_by_label("Full from").fill("90")
    await page.get_by_text("Change the party").click()
    await page.get_by_label("Date is full").fill("95")
    await expect(page.locator("#sample")).to_contain_text("Nearly full")

    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("row", name="Nearly full")).to_contain_text("+10%")


@pytest.mark.parametrize(
    "place",
    ["menu", "menu/new", "adjustments", "adjustments/tiers/new", "adjustments/offers/new", "policy", "opening",
     "opening/slots/new", "suggestions", "suggestions/new", "station"],
)  # fmt: skip
async def test_its_pages_can_be_used_by_everybody(page: Page, place: str) -> None:
    await log_in(page, "admin")

    await page.goto(f"/riverside/settings/{place}")

    await looked_at(page, f"settings-{place.replace('/', '-')}")


async def test_the_choice_of_a_station_can_be_used_by_everybody(page: Page) -> None:
    await log_in(page, "admin")

    await page.goto("/all/settings/menu")

    await looked_at(page, "settings-choose")


@pytest.fixture
async def bay(live: Live) -> AsyncIterator[str]:
    """Make a station that nobody has opened yet."""
    connection = await asyncpg.connect(live.database_url)
    made = "INSERT INTO identity.stations (name, slug, business) SELECT 'Bay', 'bay', id FROM identity.businesses"
    await connection.execute(f"{made} WHERE slug = 'myhibachi'")
    yield "/bay/settings"
    await connection.execute("DELETE FROM identity.stations WHERE slug = 'bay'")
    await connection.close()


async def test_its_empty_pages_can_be_used_by_everybody(page: Page, bay: str) -> None:
    await log_in(page, "admin")

    for place in ("menu", "adjustments", "policy", "opening", "suggestions"):
        await page.goto(f"{bay}/{place}")
        await looked_at(page, f"settings-empty-{place}")


async def test_a_form_with_errors_can_be_used_by_everybody(page: Page) -> None:
    await log_in(page, "admin")
    await page.goto("/riverside/settings/adjustments/tiers/new")
    await page.get_by_label("Percent on the food").fill("90")
    await page.get_by_role("button", name="Save").click()

    await expect(page.locator(".error").first).to_be_visible()

    await looked_at(page, "settings-errors")
