"""The page of one booking as staff use it: by keyboard, on a desk and on a phone."""

from datetime import timedelta
from itertools import count

import pytest
from playwright.async_api import Page, expect

from portal import clock
from tests.browser.person import log_in, looked_at, press

pytestmark = pytest.mark.browser

_numbers = count()


async def opens_a_held_booking(page: Page) -> str:
    """Book a party by phone, and return the address of its page."""
    number = next(_numbers)
    day = clock.now().date() + timedelta(days=50 + 7 * number)
    await page.goto("/riverside/bookings/new")
    await page.locator("[name=name]").fill(f"Wren Holloway{number}")
    await page.locator("[name=email]").fill(f"wren{number}@example.com")
    await page.locator("[name=adults]").fill("14")
    await page.locator("[name=postal_code]").fill("95616")
    await page.locator("[name=address]").fill("9 Oak Ave")
    await page.locator("[name=day]").fill(day.isoformat())
    await page.locator("#times input[type=radio]:not(:disabled)").last.check()
    await page.get_by_role("button", name="Book and hold").click()
    await page.wait_for_url("**/bookings/*?booked")
    address = page.url.removesuffix("?booked")
    await page.goto(address)
    return address


async def test_everything_about_a_party_can_be_read(page: Page) -> None:
    await log_in(page, "manager")

    await opens_a_held_booking(page)

    await looked_at(page, "booking")


async def test_a_task_is_added_done_and_undone(page: Page) -> None:
    await log_in(page, "manager")
    await opens_a_held_booking(page)

    await page.get_by_text("Add a task").click()
    await page.get_by_label("What needs to be done").fill("Call about the stairs")
    await page.get_by_label("What needs to be done").press("Enter")
    await page.get_by_role("button", name="Done: Call about the stairs").click()
    await expect(page.locator("#toasts")).to_contain_text("Done.")
    await page.locator("#toasts").get_by_role("button", name="Undo").click()

    await expect(page.get_by_role("button", name="Done: Call about the stairs")).to_be_visible()


async def test_e_changes_the_guests_with_the_price_before_it_is_confirmed(page: Page) -> None:
    await log_in(page, "manager")
    address = await opens_a_held_booking(page)

    await press(page, "e")
    await expect(page.locator("[name=adults]")).to_be_focused()
    before = int(await page.locator("[name=adults]").input_value() or 0)
    await page.locator("[name=adults]").fill(str(before + 2))
    await expect(page.get_by_role("button", name="Change for +$")).to_be_visible()
    await looked_at(page, "booking-change")
    await press(page, "Control+Enter")

    await page.wait_for_url(address)
    await expect(page.locator("#toasts")).to_contain_text("Changed.")
    await expect(page.get_by_text("How the price changed")).to_be_visible()


async def test_cancelling_names_its_consequence_first(page: Page) -> None:
    await log_in(page, "manager")
    address = await opens_a_held_booking(page)

    await page.get_by_role("button", name="More actions").click()
    await page.get_by_text("Cancel booking…").click()
    await expect(page.get_by_role("button", name="Cancel, no refund")).to_be_visible()
    await looked_at(page, "booking-cancel")
    await press(page, "Escape")

    await page.wait_for_url(address)
    await expect(page.locator(".booking-head")).to_contain_text("Waiting for deposit")
