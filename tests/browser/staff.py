"""Somebody new among the staff."""

from playwright.async_api import Page

PASSWORD = "four words are easy"


async def adds(page: Page, name: str, email: str) -> None:
    """Add somebody for Riverside's support."""
    await page.goto("/riverside/staff/new")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("E-mail").fill(email)
    await page.get_by_label("Role", exact=True).select_option("Customer support")
    await page.get_by_label("Where").select_option("Riverside")
    await page.get_by_label("First password").fill(PASSWORD)
    await page.get_by_role("button", name="Add them").click()
