"""While nothing is heard of what others do, a page says so, and asks again for itself once it is."""

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import Live
from tests.browser.person import log_in, looked_at

pytestmark = pytest.mark.browser
BACK_WITHIN = 30_000  # milliseconds: the pauses between tries grow
WORDS = "Not live right now"


async def test_a_page_says_that_it_is_not_live_until_it_is(live: Live, page: Page) -> None:
    async def away(route: Route) -> None:
        await route.fulfill(body="event: away\ndata: now\n\n", content_type="text/event-stream")

    await log_in(page, "manager")
    await page.route("**/live", away)
    await page.goto("/riverside/queue")

    await expect(page.locator(".not-live")).to_contain_text(WORDS)
    await looked_at(page, "not-live")

    async with page.expect_request("**/queue/count", timeout=BACK_WITHIN):
        await page.unroute("**/live")
    await expect(page.locator(".not-live")).to_be_empty(timeout=BACK_WITHIN)


async def test_a_page_comes_back_after_an_answer_that_was_none(live: Live, page: Page) -> None:
    async def broken(route: Route) -> None:
        await route.fulfill(status=404, body="Nothing here", content_type="text/html")

    await log_in(page, "manager")
    await page.route("**/live", broken)
    await page.goto("/riverside/today")

    await expect(page.locator(".not-live")).to_contain_text(WORDS)
    await page.unroute("**/live")
    await expect(page.locator(".not-live")).to_be_empty(timeout=BACK_WITHIN)
