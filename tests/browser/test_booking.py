"""A customer books on a phone: the whole way, by touch, by keyboard, without scripts, and when somebody is faster."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from portal import clock
from tests.browser.booking import HOLD, ZIP, begin, saturday, say_where, say_who
from tests.browser.conftest import Live, OpenPage
from tests.browser.person import PHONE, follow, looked_at, press

pytestmark = pytest.mark.browser


async def test_three_taps_lead_to_a_date_and_each_page_can_be_used_by_everybody(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await page.goto("/riverside/book")
    await page.get_by_label("Where is the party?").press_sequentially(ZIP)
    await expect(page.locator("#where")).to_contain_text("We serve Sacramento")
    await looked_at(page, "book-month")
    await page.set_viewport_size(PHONE)

    await page.goto(f"{page.url}&month={saturday(4)[:7]}")
    await page.locator(".pick-date td a:not(.full)").nth(10).click()
    await page.wait_for_url("**date=**")
    await expect(page.locator("#times")).to_be_in_viewport()
    await page.locator("#times label:not(:has(:disabled))").first.click()
    await looked_at(page, "book-date")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/guests")
    await looked_at(page, "book-guests")
    await page.set_viewport_size(PHONE)

    total = page.locator(".price-bar summary b")
    before = await total.inner_text()
    await page.get_by_role("group", name="Adults").get_by_role("button", name="One more").click()
    await expect(total).not_to_have_text(before)
    await page.locator(".price-bar summary").click()
    await expect(page.locator(".price-bar .sum-lines")).to_contain_text("11 × $55.00")
    await looked_at(page, "book-price")
    await page.set_viewport_size(PHONE)
    await page.locator(".price-bar summary").click()

    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/place")
    await page.get_by_label("Street address").fill("9018 Laguna Shores Dr")
    await looked_at(page, "book-place")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/you")
    await looked_at(page, "book-you")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("button", name=HOLD).click()
    await expect(page.locator(".errors")).to_contain_text("4 things need another look")
    await looked_at(page, "book-errors")
    await page.set_viewport_size(PHONE)

    await say_who(page, "Ngozi Okonkwo")
    await page.get_by_role("button", name=HOLD).click()
    await page.wait_for_url("**/b/*")


async def test_it_is_done_by_keyboard_alone(page: Page) -> None:
    await page.goto(f"/riverside/book?month={saturday(9)[:7]}")  # where no other test books

    await _tab_to(page, "#field-zip")
    await page.keyboard.type(ZIP)
    await expect(page.locator("#where")).to_contain_text("We serve Sacramento")
    await expect(page.locator("#field-zip")).to_be_focused()
    await _tab_to(page, ".pick-date td a:not(.full)")
    await press(page, "Enter")
    await expect(page.locator("#times input").first).to_be_attached()
    await _tab_to(page, "#times input")
    await press(page, "Space")
    await _tab_to(page, ".price-bar .primary")
    await press(page, "Enter")
    await page.wait_for_url("**/guests")
    await _tab_to(page, "[name=children]")
    await press(page, "ArrowUp")
    await expect(page.locator(".book-aside")).to_contain_text("Children")
    await expect(page.locator("[name=children]")).to_be_focused()
    await _tab_to(page, ".price-bar .primary")
    await press(page, "Enter")
    await page.wait_for_url("**/place")
    await _tab_to(page, "[name=address]")
    await page.keyboard.type("9018 Laguna Shores Dr")
    await press(page, "Enter")
    await page.wait_for_url("**/you")
    for field, typed in (("name", "Keya Board"), ("email", "keya@example.com"), ("phone", "916 555 0176")):
        await _tab_to(page, f"[name={field}]")
        await page.keyboard.type(typed)
    await _tab_to(page, "[name=accepted]")
    await press(page, "Space")
    await _tab_to(page, ".price-bar .primary")
    await press(page, "Enter")

    await page.wait_for_url("**/b/*")


async def _tab_to(page: Page, selector: str) -> None:
    for _ in range(80):
        if await page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        await press(page, "Tab")
    raise AssertionError(f"Nobody gets to {selector} with the tab key.")


async def test_two_browsers_race_for_the_last_place(open_page: OpenPage) -> None:
    first, second = await open_page(), await open_page()
    there, slot = await _last_place(first)
    for page, name in ((first, "Ada Quick"), (second, "Bo Slow")):
        await page.goto(there)
        await page.locator(f"label:has(input[value='{slot}'])").click()
        await page.get_by_role("button", name="Next").click()
        await page.wait_for_url("**/guests")
        await say_where(page)
        await say_who(page, name)

    for page in (first, second):
        await page.get_by_role("button", name=HOLD).click(no_wait_after=True)
    for page in (first, second):
        await page.wait_for_url(re.compile(r"/b/|/taken$"))

    ends = sorted(["taken" if page.url.endswith("/taken") else "booked" for page in (first, second)])
    assert ends == ["booked", "taken"]
    late = first if first.url.endswith("/taken") else second
    await looked_at(late, "book-taken")
    await late.set_viewport_size(PHONE)
    await late.locator(".offers button").first.click()
    await late.wait_for_url("**/b/*")


async def _last_place(page: Page) -> tuple[str, str]:
    """Find a day, and a time of it, that has one place for a party which needs three chefs."""
    for days in range(20, 60):
        day = clock.now().date() + timedelta(days=days)
        there = f"/riverside/book?zip={ZIP}&guests=90&date={day}"
        await page.goto(there)
        last = page.locator("#times label", has_text="Last spot").locator("input")
        if await last.count():
            return there, str(await last.first.get_attribute("value"))
    raise AssertionError("The demo has too many chefs for this test.")


async def test_outside_the_area_there_is_a_form_and_another_station_takes_over(page: Page) -> None:
    await page.goto("/riverside/book?zip=99501&guests=20")
    await looked_at(page, "book-outside")
    await follow(page, page.get_by_role("link", name="Tell us about it"))
    await looked_at(page, "book-ask")
    await page.get_by_label("Your name").fill("Ana Far")
    await page.get_by_label("E-mail", exact=True).fill("ana@example.com")
    await page.get_by_role("button", name="Send").click()
    await expect(page.locator("h1")).to_have_text("Thanks, we got it")

    await page.goto("/riverside/book?guests=14")
    await page.get_by_label("Where is the party?").press_sequentially("80202")
    await page.wait_for_url("**/hilltop/book?**")

    await expect(page.locator("#book")).to_contain_text("Hilltop comes to you.")
    await expect(page.locator("[name=guests]")).to_have_value("14")
    await looked_at(page, "book-elsewhere")


async def test_it_is_done_without_scripts(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=PHONE)
    page = await context.new_page()
    await page.goto("/riverside/book")
    await page.get_by_label("Where is the party?").fill(ZIP)
    await page.get_by_role("button", name="Show open days").click()
    await page.get_by_role("link", name="Later").click()
    await page.locator(".pick-date td a:not(.full)").last.click()
    await page.locator("#times label:not(:has(:disabled))").first.click()
    await page.get_by_role("button", name="Next").click()
    await page.get_by_label("Adults").last.fill("14")
    await page.get_by_role("button", name="Update the price").click()
    await expect(page.locator(".price-bar")).to_contain_text("14 guests")
    await say_where(page)
    await say_who(page, "Noah Script")
    await page.get_by_role("button", name=HOLD).click()

    await page.wait_for_url("**/b/*")
    await context.close()


async def test_the_first_page_weighs_less_than_a_hundred_kilobytes(browser: Browser, live: Live) -> None:
    context = await browser.new_context(base_url=live.url, viewport=PHONE)
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    await session.send("Network.enable")

    await page.goto(f"/riverside/book?zip={ZIP}&date={saturday(4)}", wait_until="networkidle")

    assert len(sizes) > 5
    assert sum(sizes) < 100_000, f"{sum(sizes):,.0f} bytes in {len(sizes)} answers"
    print(f"\nthe first page: {sum(sizes):,.0f} bytes in {len(sizes)} answers")
    await context.close()


async def test_the_other_pages_can_be_used_by_everybody(page: Page) -> None:
    day = clock.now().date() + timedelta(days=30)
    for name, path in (
        ("wait", f"/wait?date={day}&zip={ZIP}&guests=12"),
        ("waits", "/wait/on"),
        ("gone", f"/{'x' * 43}"),
        ("large", f"?zip={ZIP}&guests=150"),
    ):
        await page.goto(f"/riverside/book{path}")
        await looked_at(page, f"book-{name}")

    await begin(page, saturday(6))
    await follow(page, page.get_by_role("link", name="Change"))
    await looked_at(page, "book-again")
    await page.get_by_label("Where is the party?").fill("80202")
    await page.get_by_label("Where is the party?").press("Tab")
    await page.get_by_role("button", name="Continue with Hilltop").click()

    await page.wait_for_url("**/hilltop/book/*/date?came=riverside")
    await expect(page.locator("#book")).to_contain_text("Hilltop comes to you.")
