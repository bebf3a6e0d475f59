"""What a person does in every journey: log in, look; and what is looked at for them."""

import json
import os
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Locator, Page, ViewportSize, expect

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
SCREENSHOTS_WANTED = bool(os.environ.get("PORTAL_SCREENSHOTS"))  # they cost as much as all that is looked for in a page
PASSWORD = "hibachi-demo"
DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=360, height=740)
OF_COLORS = (
    "color-contrast",
    "link-in-text-block",
)  # axe's rules that another scheme may break: no other asks for colors
IN_MOTION = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"


async def log_in(page: Page, who: str) -> None:
    """Log in as one of the demo's people: superadmin, admin, manager or support."""
    await page.goto("/login")
    await page.locator("input[type=email]").fill(f"{who}@demo.example.com")
    await page.locator("input[type=password]").fill(PASSWORD)
    await page.locator("input[type=password]").press("Enter")
    await page.wait_for_url(lambda url: "/login" not in url)


async def follow(page: Page, link: Locator) -> None:
    """Click what leads elsewhere, and wait until that page is there: looking at one that is on its way fails."""
    before = page.url
    await link.click()
    await page.wait_for_url(lambda url: url != before)


async def stands_still(page: Page) -> None:
    """Wait until the page is whole: loaded, and nothing in it about to be replaced."""
    await page.wait_for_load_state()
    # counted from outside: a function that is waited for is evaluated in the page, which the content policy forbids
    await expect(page.locator(IN_MOTION)).to_have_count(0)


async def press(page: Page, key: str) -> None:
    """Press a key once the page stands still, as a person does: what is being replaced hears no key."""
    await stands_still(page)
    await page.keyboard.press(key)


async def axe(page: Page) -> None:
    """Fail on anything that keeps somebody with a screen reader, or without a mouse, from using this page."""
    found = await violations(page)
    assert not found, "\n".join(found)


async def violations(page: Page, *rules: str) -> list[str]:
    """Return what axe finds, by all of its rules or by some."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": {"assets": ["media"]}}
    if rules:
        options["runOnly"] = rules
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(AXE_SCRIPT)
    found = await page.evaluate("options => axe.run(options).then(results => results.violations)", options)
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: "
        + json.dumps([node["target"] for node in violation["nodes"][:5]])
        for violation in found
    ]


async def screenshot(page: Page, name: str) -> None:
    """Keep pictures of the page, light and dark, for somebody to look at."""
    if not SCREENSHOTS_WANTED:
        return
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await picture(page, f"{name}-{scheme}")
    await page.emulate_media(color_scheme="light")


async def picture(page: Page, name: str, *, full_page: bool = True) -> None:
    """Keep a picture of the page as it stands in screenshots/, if PORTAL_SCREENSHOTS says that somebody looks."""
    if SCREENSHOTS_WANTED:
        SCREENSHOTS.mkdir(exist_ok=True)
        await page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full_page)


async def looked_at(page: Page, name: str) -> None:
    """Look at a page in both sizes and schemes: nothing sticks out, and axe finds nothing."""
    for size, width in (("desk", DESK), ("phone", PHONE)):
        await page.set_viewport_size(width)
        await stands_still(page)
        await looked_at_in_this_size(page, f"{name}-{size}")
    await page.set_viewport_size(DESK)


async def looked_at_in_this_size(page: Page, name: str) -> None:
    """Look at a page in both schemes, while nothing moves: axe finds nothing, and nothing scrolls sideways."""
    await page.emulate_media(color_scheme="light", reduced_motion="reduce")
    await axe(page)
    await page.emulate_media(color_scheme="dark")
    found = await violations(page, *OF_COLORS)
    assert not found, "\n".join(["In the dark:", *found])
    await page.emulate_media(color_scheme="light")
    size = page.viewport_size
    assert size is not None
    assert await page.evaluate("document.documentElement.scrollWidth") <= size["width"], f"{name} scrolls sideways"
    await screenshot(page, name)
