"""The steps of a customer who books."""

from datetime import timedelta

from playwright.async_api import Page

from portal import clock

ZIP = "95814"
HOLD = "Hold my date"


def saturday(weeks: int) -> str:
    """Return a Saturday some weeks from now, as an address writes it."""
    today = clock.now().date()
    return (today + timedelta(days=(5 - today.weekday()) % 7, weeks=weeks)).isoformat()


async def begin(page: Page, day: str, *, time: str | None = None) -> None:
    """Choose a day and the first time that is free on it, or another one."""
    await page.goto(f"/riverside/book?zip={ZIP}&guests=12&date={day}")
    times = page.locator("#times label:not(:has(:disabled))")
    await (times.filter(has_text=time) if time else times).first.click()
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/guests")


async def say_where(page: Page) -> None:
    """Go on to the place, and say where it is."""
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/place")
    await page.get_by_label("Street address").fill("9018 Laguna Shores Dr")
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/you")


async def say_who(page: Page, name: str) -> None:
    """Say who gives the party, and accept the rules."""
    await page.get_by_label("Your name").fill(name)
    await page.get_by_label("E-mail", exact=True).fill(f"{name.split(maxsplit=1)[0].lower()}@example.com")
    await page.get_by_label("Mobile phone").fill(f"916 555 0{sum(map(ord, name)) % 900 + 100}")
    await page.get_by_label("I have read the rules").check()
