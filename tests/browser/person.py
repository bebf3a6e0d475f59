"""What a person does in every journey: log in, look; and what is looked at for them."""

import json
from pathlib import Path

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Locator, Page, ViewportSize, expect

SCREENSHOTS = Path(__file__).parents[2] / "screenshots"
PASSWORD = "hibachi-demo"
DESK = ViewportSize(width=1440, height=900)
PHONE = ViewportSize(width=360, height=740)
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
    found = await Axe().run(page)
    violations = [
        f"{violation['id']} ({violation['impact']}): {violation['help']}: "
        + json.dumps([node["target"] for node in violation["nodes"][:5]])
        for violation in found.response["violations"]
    ]
    assert not violations, "\n".join(violations)


async def screenshot(page: Page, name: str) -> None:
    """Keep pictures of the page, light and dark, in screenshots/ for somebody to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    for scheme in ("light", "dark"):
        await page.emulate_media(color_scheme=scheme)
        await page.screenshot(path=SCREENSHOTS / f"{name}-{scheme}.png", full_page=True)
    await page.emulate_media(color_scheme="light")


async def looked_at(page: Page, name: str) -> None:
    """Look at a page in both sizes and schemes: nothing sticks out, and axe finds nothing."""
    for size, width in (("desk", DESK), ("phone", PHONE)):
        await page.set_viewport_size(width)
        for scheme in ("light", "dark"):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            await axe(page)
        assert await page.evaluate("document.documentElement.scrollWidth") <= width["width"], f"{name} scrolls sideways"
        await screenshot(page, f"{name}-{size}")
    await page.set_viewport_size(DESK)
