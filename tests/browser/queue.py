"""The review queue in a browser: mails come in, and a person looks at one."""

import time
from collections.abc import Callable
from itertools import count
from typing import Final

import httpx
from playwright.async_api import Locator, Page, expect

from portal import clock
from portal.demo import mails
from tests.browser.conftest import Live
from tests.browser.person import log_in
from tests.web.visitor import TOKEN

QUEUE: Final = "/riverside/queue"
ADDRESS: Final = "pay-riverside@demo.example.com"
COMES_WITHIN: Final = 60_000  # milliseconds: watched, collected, read, matched, announced
_numbers = count(int(time.time()) * 1000)


async def pays(
    live: Live, payer: str, amount: str = "100.00", memo: str = "", *, write: Callable[..., bytes] = mails.chase
) -> None:
    """Let a payment mail arrive, as at the mailbox of the station."""
    number = str(next(_numbers))
    notice = mails.DemoMail(payer=payer, amount=amount, memo=memo, number=number, sent_at=clock.now(), to=ADDRESS)
    async with httpx.AsyncClient(base_url=live.url) as client:
        token = TOKEN.search((await client.get("/dev/mailbox")).text)
        assert token is not None
        typed = {"_csrf_token": token[1], "address": ADDRESS, "mail": write(notice).decode()}
        assert (await client.post("/dev/mailbox", data=typed)).is_redirect


async def comes_to_the_queue(page: Page, person: str = "manager") -> None:
    """Log in and open the queue."""
    await log_in(page, person)
    await page.goto(QUEUE)


def row(page: Page, payer: str) -> Locator:
    """Return a payment's row in the list."""
    return page.locator(".queue-row", has_text=payer)


async def opens(page: Page, payer: str) -> None:
    """Wait until a payment stands in the list, without loading the page again, and open it."""
    await row(page, payer).click(timeout=COMES_WITHIN)
    await expect(page.locator("#payment")).to_contain_text(payer)


async def toast(page: Page, words: str) -> None:
    """Wait for a toast with these words."""
    await expect(page.locator("#toasts")).to_contain_text(words)
