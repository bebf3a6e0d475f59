"""A code is made, printed, scanned with a phone, and looked at: on a desk and on a phone."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.async_api import Browser, Page, expect

from tests.browser.conftest import Live
from tests.browser.person import DESK, log_in, looked_at
from tests.qr.phones import IPHONE

pytestmark = pytest.mark.browser


async def make_code(page: Page, label: str) -> None:
    await page.goto("/riverside/qr/new?kind=campaign")
    await page.get_by_label("Name").fill(label)
    await page.get_by_role("button", name="Make the code").click()
    await expect(page.locator("h1")).to_have_text(label)


async def scan(browser: Browser, live: Live, path: str, *, agent: str = IPHONE) -> str:
    """Open a code's address as somebody's phone does, and return where it led."""
    context = await browser.new_context(base_url=live.url, user_agent=agent)
    phone = await context.new_page()
    await phone.goto(path)
    led_to = phone.url
    await context.close()
    return led_to.removeprefix(live.url)


async def test_a_code_is_made_printed_and_scanned(page: Page, browser: Browser, live: Live) -> None:
    await log_in(page, "manager")
    await make_code(page, "Table tents")
    await looked_at(page, "qr-unscanned")

    picture = await page.locator(".code-picture").screenshot()
    (read,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)))
    path = read.text.removeprefix(live.url)
    poster = await page.locator(".poster-picture").screenshot()
    assert [found.text for found in zxingcpp.read_barcodes(Image.open(BytesIO(poster)))] == [read.text]

    for _ in range(3):
        assert await scan(browser, live, path) == f"/riverside/book?from={path.rpartition('/')[2]}"
    await scan(browser, live, path, agent="WhatsApp/2.24.20.89 A")
    await page.reload()

    await expect(page.locator(".bar-chart svg")).to_have_attribute(
        "aria-label", "Scans over time: at most 3 in a day, 3 in all"
    )
    await looked_at(page, "qr-scanned")


async def test_the_list_and_the_statistics_can_be_read_by_everybody(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/qr")
    await looked_at(page, "qr-list")

    await page.get_by_role("link", name="Statistics").click()
    await expect(page.locator("h1")).to_have_text("Scans of all codes")
    await looked_at(page, "qr-statistics")
    await page.get_by_role("link", name="Year").click()
    await page.wait_for_url("**/statistics?days=365")


async def test_a_new_code_is_refused_in_words_and_keeps_what_was_typed(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto("/riverside/qr/new")
    await page.get_by_label("Name").fill("Flyer")
    await page.get_by_label("Leads to").fill("//evil.example")
    await page.get_by_role("button", name="Make the code").click()

    await expect(page.get_by_text("Two slashes lead to another site")).to_be_visible()
    await expect(page.get_by_label("Name")).to_have_value("Flyer")
    await looked_at(page, "qr-new")


async def test_a_code_out_of_use_is_a_friendly_page(page: Page, browser: Browser, live: Live) -> None:
    await log_in(page, "manager")
    await make_code(page, "Old flyer")
    path = (await page.locator(".copy-row b").inner_text()).removeprefix(live.url)
    await page.get_by_role("button", name="Take out of use").click()
    await expect(page.locator("#toasts")).to_contain_text("Turned off.")

    await page.set_viewport_size(DESK)
    await page.goto(path)

    await expect(page.get_by_role("link", name="See open dates")).to_be_visible()
    await looked_at(page, "qr-nowhere")


async def test_a_poster_is_set_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False)
    page = await context.new_page()
    await log_in(page, "manager")
    await make_code(page, "Van")

    await page.get_by_label("Words").fill("Party at home?")
    await page.get_by_label("Paper").select_option("a4")
    await page.get_by_role("button", name="Show", exact=True).click()

    await page.wait_for_url("**words=Party+at+home**")
    async with page.expect_download() as download:
        await page.locator("a[href*='poster.png']").click()
    with Image.open(await (await download.value).path()) as file:
        assert file.size == (1653, 2339)
    await context.close()
