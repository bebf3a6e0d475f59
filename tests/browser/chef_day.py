"""A chef's day on a phone."""

import pytest
from playwright.async_api import Browser, BrowserContext, Page

from tests.browser.conftest import Live
from tests.browser.person import PHONE

KEPT = """async () => {
  const cache = (await caches.has("chef-day")) && (await caches.open("chef-day"));
  if (!cache) return false;
  const files = (await cache.keys()).map((request) => new URL(request.url).pathname);
  return files.some((path) => path.startsWith("/c/")) && files.some((path) => path.endsWith("site.css"))
    && files.some((path) => path.endsWith("chef-day.js")) && files.some((path) => path.endsWith("icons.svg"));
}"""


async def is_kept(page: Page) -> None:
    """Wait until the phone has kept the page, and all that it uses."""
    for _ in range(100):
        if await page.evaluate(KEPT):
            return
        await page.wait_for_timeout(100)
    pytest.fail("The phone has kept nothing.")


async def on_a_phone(browser: Browser, live: Live, **facts: bool) -> BrowserContext:
    context = await browser.new_context(base_url=live.url, viewport=PHONE, **facts)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)
    return context
