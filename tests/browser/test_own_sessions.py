"""Somebody sees where they are signed in, and signs out of another browser from their account's page."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.person import log_in, looked_at

pytestmark = pytest.mark.browser


async def test_another_browser_is_signed_out_from_here(open_page: OpenPage) -> None:
    phone, desk = await open_page(), await open_page()
    await log_in(phone, "support")
    await log_in(desk, "support")

    await desk.goto("/riverside/account")
    await expect(desk.locator(".sessions li").first).to_contain_text("This browser")
    await expect(desk.locator(".sessions li").nth(1)).to_contain_text("Another browser")
    await looked_at(desk, "account-sessions")
    await desk.get_by_role("button", name="Sign out of all others").click()
    await expect(desk.locator("#toasts")).to_contain_text("Every other browser is signed out.")
    await expect(desk.locator(".sessions li")).to_have_count(1)

    await phone.goto("/riverside/account")
    await phone.wait_for_url("**/login?next=*")
