"""A customer books on a phone while the network is slow, or away: no tap and no letter is lost, and waiting is seen."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.browser.booking import HOLD, ZIP, begin, saturday, say_where, say_who
from tests.browser.conftest import Live, OpenPage
from tests.browser.person import PHONE, looked_at, picture

pytestmark = pytest.mark.browser

TAPS = 4
LATENCIES = (150, 400, 800, 1500)
PACES = (350, 600, 900)
WAITING = ".waiting span"
FAILING = ".failing"


def late(milliseconds: int) -> Callable[[Route], Awaitable[None]]:
    """Let each request take so much longer."""

    async def handle(route: Route) -> None:
        await asyncio.sleep(milliseconds / 1000)
        await route.continue_()

    return handle


@asynccontextmanager
async def a_phone(browser: Browser, live: Live) -> AsyncIterator[Page]:
    """Open a phone whose requests fail here and there, about which its console may complain."""
    context = await browser.new_context(base_url=live.url, viewport=PHONE, has_touch=True)
    context.set_default_timeout(20_000)
    yield await context.new_page()
    await context.close()


async def tap(page: Page, group: str, times: int, pace: int) -> None:
    """Tap + at a pace."""
    button = page.get_by_role("group", name=group).get_by_role("button", name="One more")
    for _ in range(times):
        await button.tap()
        await page.wait_for_timeout(pace)


@pytest.mark.parametrize("latency", LATENCIES)
async def test_each_tap_counts_however_slow_the_network_is(browser: Browser, live: Live, latency: int) -> None:
    async def tap_at(pace: int) -> None:
        async with a_phone(browser, live) as page:
            await begin(page, saturday(5))
            await page.route(re.compile(r"/guests$"), late(latency))
            await tap(page, "Children", TAPS, pace)
            await expect(page.locator("[name=children]")).to_have_value(str(TAPS))

            await page.get_by_role("button", name="Next").click()
            await page.wait_for_url("**/place")
            await expect(page.locator(".price-bar")).to_contain_text("16 guests")
            await page.go_back()
            await expect(page.locator("[name=children]")).to_have_value(str(TAPS))

    async with asyncio.TaskGroup() as group:
        for pace in PACES:
            group.create_task(tap_at(pace))


@pytest.mark.parametrize("latency", LATENCIES)
async def test_each_tap_counts_on_the_first_page_too(browser: Browser, live: Live, latency: int) -> None:
    async def tap_at(pace: int) -> None:
        async with a_phone(browser, live) as page:
            await page.goto(f"/riverside/book?zip={ZIP}&guests=10&date={saturday(5)}")
            await page.route(re.compile(r"/book\?"), late(latency))
            await tap(page, "Guests", TAPS, pace)
            await expect(page.locator("#field-guests")).to_have_value("14")
            await expect(page.locator(".price-bar")).to_contain_text("14 guests")
            await expect(page.locator("#field-guests")).to_have_value("14")

    async with asyncio.TaskGroup() as group:
        for pace in PACES:
            group.create_task(tap_at(pace))


@pytest.mark.parametrize("latency", [150, 1500])
async def test_a_zip_that_is_still_asked_about_goes_along_with_the_day(
    browser: Browser, live: Live, latency: int
) -> None:
    async with a_phone(browser, live) as page:
        await page.goto(f"/riverside/book?month={saturday(5)[:7]}")
        await page.route(re.compile(r"/book\?"), late(latency))
        await page.get_by_label("Where is the party?").press_sequentially(ZIP)
        await page.wait_for_timeout(latency * 0.9)  # before the answer comes
        await page.locator(".pick-date td a:not(.full)").last.tap()

        await expect(page.locator("#times")).to_be_visible()
        await expect(page.locator("#field-zip")).to_have_value(ZIP)
        await expect(page.locator("#where")).to_contain_text("We serve Sacramento")
        await expect(page.locator(".price-bar summary")).to_contain_text("with travel")
        await page.locator("#times label:not(:has(:disabled))").first.tap()
        await page.get_by_role("button", name="Next").click()
        await page.wait_for_url("**/guests")


async def test_a_time_that_was_tapped_stays_with_its_day(page: Page) -> None:
    await page.goto(f"/riverside/book?zip={ZIP}&guests=12&date={saturday(5)}")
    times = page.locator("#times input:not(:disabled)")
    await times.first.check(force=True)
    await page.get_by_role("group", name="Guests").get_by_role("button", name="One more").click()
    await expect(page.locator(".price-bar")).to_contain_text("13 guests")
    await expect(times.first).to_be_checked()

    await page.locator(".pick-date td a:not(.full):not([aria-current])").first.click()
    await expect(page.locator("#times legend")).not_to_contain_text("Saturday")

    await expect(page.locator("#times :checked")).to_have_count(0)


async def test_waiting_is_seen_and_a_quick_answer_shows_nothing(browser: Browser, live: Live) -> None:
    async with a_phone(browser, live) as page:
        await begin(page, saturday(5))
        await page.route(re.compile(r"/guests$"), late(1500))
        await page.get_by_role("group", name="Adults").get_by_role("button", name="One more").tap()
        await expect(page.locator(WAITING)).to_have_text("One moment…")
        await picture(page, "book-waiting", full_page=False)
        await expect(page.locator(".price-bar")).to_contain_text("13 guests")
        await expect(page.locator(WAITING)).to_be_empty()


async def test_without_a_connection_it_is_said_and_the_newest_goes_out_once_it_is_back(
    browser: Browser, live: Live
) -> None:
    async with a_phone(browser, live) as page:
        await begin(page, saturday(5))
        await page.context.set_offline(True)
        await tap(page, "Adults", 2, 300)
        await expect(page.locator(FAILING)).to_contain_text("There is no connection. What you typed is kept")
        await expect(page.locator("[name=adults]")).to_have_value("14")
        await looked_at(page, "book-offline")
        await page.set_viewport_size(PHONE)

        await page.context.set_offline(False)
        await expect(page.locator(".price-bar")).to_contain_text("14 guests")
        await expect(page.locator(FAILING)).to_be_hidden()

        await page.context.set_offline(True)
        await page.get_by_role("button", name="Next").click()
        await expect(page.locator(FAILING)).to_contain_text("Nothing was lost. Try again in a moment.")
        await page.context.set_offline(False)
        await page.get_by_role("button", name="Try again").click()
        await page.wait_for_url("**/place")


async def test_a_day_that_was_tapped_without_a_connection_is_shown_once_it_is_back(
    browser: Browser, live: Live
) -> None:
    async with a_phone(browser, live) as page:
        await page.goto(f"/riverside/book?zip={ZIP}&month={saturday(5)[:7]}")
        await page.context.set_offline(True)
        await page.locator(".pick-date td a:not(.full)").last.tap()
        await expect(page.locator(FAILING)).to_contain_text("There is no connection.")

        await page.context.set_offline(False)
        await expect(page.locator("#times")).to_be_visible()


@pytest.mark.parametrize("status", [200, 429, 500, 502])
async def test_what_a_proxy_says_never_replaces_the_page(browser: Browser, live: Live, status: int) -> None:
    async def strange(route: Route) -> None:
        await route.fulfill(status=status, content_type="text/html", body="<h1>Welcome to Hotel Wi-Fi</h1>")

    async with a_phone(browser, live) as page:
        await begin(page, saturday(5))
        await page.route(re.compile(r"/guests$"), strange)
        await page.get_by_role("group", name="Adults").get_by_role("button", name="One more").tap()
        await expect(page.locator(FAILING)).to_contain_text("We could not be reached just now.")
        await expect(page.locator("[name=adults]")).to_have_value("13")
        await expect(page.locator("body")).not_to_contain_text("Wi-Fi")

        await page.unroute(re.compile(r"/guests$"))
        await expect(page.locator(".price-bar")).to_contain_text("13 guests")
        await expect(page.locator(FAILING)).to_be_hidden()


async def test_what_was_typed_on_the_last_page_is_there_again(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await begin(page, saturday(7))
    await say_where(page)
    await say_who(page, "Lena Later")
    async with page.expect_response(re.compile(r"/you$")):
        await page.get_by_label("Mobile phone").press("Tab")
    await page.get_by_role("link", name="Guests").click()
    await page.wait_for_url("**/guests")
    await page.go_back()

    await expect(page.get_by_label("Your name")).to_have_value("Lena Later")
    await page.reload()
    await expect(page.get_by_label("E-mail", exact=True)).to_have_value("lena@example.com")


async def test_two_phones_of_one_draft_book_what_both_have_seen(open_page: OpenPage) -> None:
    first, second = await open_page(), await open_page()
    for page in (first, second):
        await page.set_viewport_size(PHONE)
    await begin(first, saturday(8))
    await say_where(first)
    await say_who(first, "Pat Twophones")
    await second.goto(first.url.replace("/you", "/guests"))
    await second.get_by_label("Adults").last.fill("25")
    await second.get_by_role("button", name="Next").click()
    await second.wait_for_url(re.compile(r"/(place|you)$"))

    await first.get_by_role("button", name=HOLD).click()

    await expect(first.locator(".errors")).to_contain_text("Something has changed since you looked: 25 guests, not 12;")
    await expect(first.locator(".errors")).to_be_focused()
    await expect(first.locator(".picked")).to_contain_text("25 guests")
    await looked_at(first, "book-changed")
    await first.set_viewport_size(PHONE)
    await first.get_by_role("button", name=HOLD).click()
    await first.wait_for_url("**/b/*")
    await expect(first.locator("#main")).to_contain_text("25")
