"""Somebody has forgotten their password: they ask on the log-in page, and set another one behind the mailed link."""

import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Live, OpenPage
from tests.browser.person import log_in, looked_at
from tests.browser.staff import adds

pytestmark = pytest.mark.browser

NEW = "five other words are easy"
LINK = re.compile(r"http\S+/login/reset/\S+")


async def mailed(page: Page, live: Live, to: str) -> str:
    """Wait until a mail with a link has gone to this address, and return the link's path."""
    outbox = Path(live.variables["PORTAL_DATA"]) / "outbox"
    for _ in range(300):
        for file in outbox.glob("*.eml"):
            mail = message_from_bytes(file.read_bytes(), policy=default)
            body = mail.get_body(("plain",))
            found = LINK.search(str(body.get_content())) if body and to in str(mail["To"]) else None
            if found:
                return urlsplit(found[0]).path
        await page.wait_for_timeout(100)
    pytest.fail("Nothing was mailed.")


async def test_a_forgotten_password_is_set_anew(open_page: OpenPage, live: Live) -> None:
    admin, lena = await open_page(), await open_page()
    await log_in(admin, "admin")
    await adds(admin, "Lena Brandt", "lena@demo.example.com")
    await expect(admin.locator("#toasts")).to_contain_text("Give them their first password.")

    await lena.goto("/login")
    await lena.get_by_role("link", name="Forgot your password?").click()
    await expect(lena.locator("h1")).to_have_text("Forgot your password?")
    await looked_at(lena, "reset-ask")
    await lena.get_by_label("E-mail").fill("lena@demo.example.com")
    await lena.get_by_role("button", name="Send me a link").click()
    await expect(lena.locator("h1")).to_have_text("Check your email")
    await looked_at(lena, "reset-sent")

    link = await mailed(lena, live, "lena@demo.example.com")
    await lena.goto(link)
    await expect(lena.locator("h1")).to_have_text("Set a new password")
    await looked_at(lena, "reset-new")
    await lena.get_by_label("New password").fill(NEW)
    await lena.get_by_role("button", name="Set the password").click()
    await expect(lena.locator("h1")).to_have_text("Your password is changed")
    await looked_at(lena, "reset-done")

    await lena.get_by_role("link", name="Sign in").click()
    await lena.locator("input[type=email]").fill("lena@demo.example.com")
    await lena.locator("input[type=password]").fill(NEW)
    await lena.locator("input[type=password]").press("Enter")
    await lena.wait_for_url(lambda url: "/login" not in url)
