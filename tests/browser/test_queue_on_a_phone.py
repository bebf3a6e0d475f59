"""The queue on a phone: what is decided is within reach, and no toast lies on it."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.conftest import Live
from tests.browser.person import PHONE, axe, log_in, screenshot
from tests.browser.queue import COMES_WITHIN, QUEUE, opens, pays, toast

pytestmark = pytest.mark.browser

OVERLAP = """() => {
  const [bar, toast] = [".action-bar", "#toasts .toast"].map((each) =>
    document.querySelector(each).getBoundingClientRect());
  return Math.max(0, Math.min(bar.bottom, toast.bottom) - Math.max(bar.top, toast.top));
}"""


async def test_the_decision_is_in_sight_and_no_toast_covers_it(live: Live, page: Page) -> None:
    for payer in ("PHOEBE PHONE", "PHILIP PHONE"):
        await pays(live, payer)
    await log_in(page, "manager")
    await page.set_viewport_size(PHONE)
    await page.goto(QUEUE)
    await expect(page.locator(".queue-row", has_text="PHILIP PHONE")).to_be_attached(timeout=COMES_WITHIN)
    await opens(page, "PHOEBE PHONE")

    await expect(page.locator(".action-bar button").first).to_be_in_viewport()
    bar = await page.locator(".action-bar").bounding_box()
    assert bar is not None
    assert bar["y"] + bar["height"] <= PHONE["height"]
    assert bar["height"] < 90, "it leaves room for what is decided about"
    await axe(page)
    await screenshot(page, "queue-on-a-phone")
    await page.get_by_role("button", name="Dismiss").click()

    await toast(page, "dismissed")
    assert await page.evaluate(OVERLAP) == 0
