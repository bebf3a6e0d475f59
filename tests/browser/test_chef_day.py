"""A chef's own page on a phone, with and without signal; with and without scripts."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.chef_day import is_kept, on_a_phone
from tests.browser.complaints import Complaints
from tests.browser.conftest import Live, OpenPage
from tests.browser.kitchen import kitchen
from tests.browser.person import axe, log_in, looked_at, picture

pytestmark = pytest.mark.browser


async def test_presses_made_without_signal_are_sent_once_it_is_back(
    browser: Browser, live: Live, open_page: OpenPage
) -> None:
    made = await kitchen(live, "Haruto Endo")
    context, complaints = await on_a_phone(browser, live), Complaints()
    page = await context.new_page()
    page.on("pageerror", complaints._exception)
    await page.goto(made.page)
    await is_kept(page)

    await context.set_offline(True)
    await page.reload()
    await expect(page.locator("[data-offline]")).to_have_text(re.compile(r"Offline, kept since \d+:\d\d [AP]M\."))
    await expect(page.locator("main")).to_contain_text("9018 Laguna Shores Dr")
    await page.get_by_role("button", name="Arrived").click()
    await expect(page.locator("[data-waiting]")).to_have_text("1 tap waits to be sent.")
    await page.get_by_role("button", name="Done").click()
    await expect(page.locator("[data-waiting]")).to_have_text("2 taps wait to be sent.")
    await picture(page, "chef-day-offline")
    await axe(page)

    await page.reload()
    await expect(page.locator("[data-waiting]")).to_have_text("2 taps wait to be sent.")
    await expect(page.get_by_role("button", name="Arrived")).to_have_count(0)

    await context.set_offline(False)
    await page.evaluate("dispatchEvent(new Event('online'))")
    await expect(page.locator("[data-waiting]")).to_be_hidden()
    await expect(page.locator("[data-offline]")).to_be_hidden()
    await expect(page.locator("[data-pressed=Done]")).to_have_text(re.compile(r"Done \d+:\d\d [AP]M$"))
    assert complaints.heard == []
    staff = await open_page()
    await log_in(staff, "manager")
    await staff.goto(f"/riverside/bookings/{made.booking}")
    await expect(staff.locator("main")).to_contain_text("Completed")
    await context.close()


async def test_a_renewed_link_is_forgotten_by_the_phone(browser: Browser, live: Live, open_page: OpenPage) -> None:
    made = await kitchen(live, "Noa Adler")
    context = await on_a_phone(browser, live)
    page = await context.new_page()
    await page.goto(made.page)
    await is_kept(page)
    staff = await open_page()
    await log_in(staff, "manager")
    await staff.goto(made.chef)
    await staff.get_by_role("button", name="Renew").click()
    await expect(staff.locator("#toasts")).to_contain_text("Here’s the new link.")

    await page.reload()
    await expect(page.locator("h1")).to_have_text("This link has ended")

    assert await page.evaluate("caches.has('chef-day')") is False
    await context.set_offline(True)
    await page.reload()
    await expect(page.locator("h1")).to_have_text("No signal")
    await expect(page.locator("body")).not_to_contain_text("Laguna")
    await context.close()


async def test_a_party_that_is_no_longer_theirs_is_said_after_all(browser: Browser, live: Live) -> None:
    made = await kitchen(live, "Ivo Brandt", minutes=60)
    context = await on_a_phone(browser, live)
    page = await context.new_page()
    await page.goto(made.page)
    action = await page.locator("[data-press=Arrived]").get_attribute("action")
    await page.evaluate(
        """(action) => document.querySelector('[data-press=Arrived]').setAttribute('action',
          action.replace(/[0-9a-f-]{36}/, '01890000-0000-7000-8000-000000000000'))""",
        action,
    )

    await page.get_by_role("button", name="Arrived").click()

    await expect(page.locator("[data-waiting]")).to_be_hidden()
    await expect(page.get_by_role("button", name="Arrived")).to_be_visible()
    await context.close()


async def test_its_buttons_are_plain_forms_without_scripts(browser: Browser, live: Live) -> None:
    made = await kitchen(live, "Lupe Serrano")
    context = await on_a_phone(browser, live, java_script_enabled=False)
    page = await context.new_page()
    await page.goto(made.page)

    await page.get_by_role("button", name="Arrived").click()
    await expect(page.locator("[data-pressed=Arrived]")).to_contain_text("Arrived")
    await page.get_by_role("button", name="Done").click()

    await expect(page.locator("[data-pressed=Done]")).to_contain_text("Done")
    await context.close()


async def test_it_can_be_used_by_everybody(page: Page, live: Live) -> None:
    made = await kitchen(live, "Mele Fonua", allergies="Chidi: no shellfish, severe\nAda: no peanuts")

    await page.goto(made.page)
    await page.locator(".collect summary").click()

    await looked_at(page, "chef-day")
