"""What is picked for one payment in the queue is never sent for another: with real keys, swaps, morphs and tabs."""

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.conftest import Live, OpenPage
from tests.browser.person import press, stands_still
from tests.browser.queue import QUEUE, comes_to_the_queue, opens, pays, row, toast

pytestmark = pytest.mark.browser

ARMED_BY_THE_SERVER = """async () => {
  const sent = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
  return sent.querySelector("main input[name=booking][checked]")?.value ?? null;
}"""
PICKED = "() => document.querySelector('main input[name=booking]:checked')?.value ?? null"
NAMED = """() => {
  const picked = document.querySelector("main input[name=booking]:checked");
  const button = document.querySelector("[data-needs-pick]");
  if (!picked) return !button || button.disabled;
  return button.textContent.includes(picked.dataset.who) && button.textContent.includes(picked.dataset.code);
}"""


async def late(route: Route) -> None:
    """Let a request take its time."""
    await asyncio.sleep(0.5)
    await route.continue_()


async def stands_as_the_server_says(page: Page) -> None:
    """Check that what is picked is what the server says for this payment, and that the button names it."""
    await stands_still(page)
    assert await page.evaluate(PICKED) == await page.evaluate(ARMED_BY_THE_SERVER)
    assert await page.evaluate(NAMED)


async def picks_the_third(page: Page) -> str:
    """Press 3, and return whom the button names then."""
    await press(page, "3")
    third = page.locator(".candidate").nth(2).locator("input")
    await expect(third).to_be_checked()
    assert await page.evaluate(NAMED)
    return await third.get_attribute("data-who") or ""


async def test_a_pick_stays_behind_when_keys_lead_to_the_next_payment(live: Live, page: Page) -> None:
    for payer in ("XAVER NOKEY", "XENIA NOKEY", "XOLO NOKEY"):
        await pays(live, payer)
    await comes_to_the_queue(page)
    await expect(row(page, "XOLO NOKEY")).to_be_visible(timeout=20_000)

    for key in ("j", "k"):
        for _ in range(await page.locator(".queue-row").count() - 1):
            if await page.locator(".candidate").count() > 2:
                await picks_the_third(page)
            before = page.url
            await press(page, key)
            await expect(page).not_to_have_url(before)
            await stands_as_the_server_says(page)


async def test_after_enter_the_next_payment_stands_as_the_server_says(live: Live, page: Page) -> None:
    for payer in ("YANA ENTER", "YORICK ENTER"):
        await pays(live, payer)
    await comes_to_the_queue(page)
    await expect(row(page, "YORICK ENTER")).to_be_visible(timeout=20_000)
    await opens(page, "YANA ENTER")

    who = await picks_the_third(page)
    await press(page, "Enter")
    await toast(page, f"$100.00 to {who}")

    await expect(page.locator("#payment")).not_to_contain_text("YANA ENTER")
    await stands_as_the_server_says(page)


async def test_what_is_on_its_way_out_is_not_decided_any_more(live: Live, page: Page) -> None:
    await pays(live, "HASTY HANK")
    await pays(live, "HASTY HOLLY")
    await comes_to_the_queue(page)
    await opens(page, "HASTY HANK")
    await picks_the_third(page)

    await page.route("**/queue/*", late)
    await row(page, "HASTY HOLLY").click()
    await page.keyboard.press("Enter")  # at once
    await page.keyboard.press("x")
    await page.unroute_all(behavior="wait")

    await expect(page.locator("#payment")).to_contain_text("HASTY HOLLY")
    await expect(row(page, "HASTY HANK")).to_have_count(1)
    await stands_as_the_server_says(page)


async def test_a_pick_stays_behind_after_a_click_and_after_back_and_forward(live: Live, page: Page) -> None:
    await pays(live, "ZOE CLICK")
    await pays(live, "ZACK CLICK")
    await comes_to_the_queue(page)
    await opens(page, "ZACK CLICK")
    await opens(page, "ZOE CLICK")

    await picks_the_third(page)
    await opens(page, "ZACK CLICK")
    await stands_as_the_server_says(page)
    await picks_the_third(page)
    await page.go_back()
    await expect(page.locator("#payment")).to_contain_text("ZOE CLICK")
    await stands_as_the_server_says(page)
    await page.go_forward()
    await expect(page.locator("#payment")).to_contain_text("ZACK CLICK")
    await stands_as_the_server_says(page)


async def test_a_page_loaded_again_or_come_back_to_stands_as_the_server_says(live: Live, page: Page) -> None:
    await pays(live, "RITA RELOAD")
    await comes_to_the_queue(page)
    await opens(page, "RITA RELOAD")

    await picks_the_third(page)
    await page.reload()
    await stands_as_the_server_says(page)
    await picks_the_third(page)
    await page.goto("/riverside/today")
    await page.go_back()
    await expect(page.locator("#payment")).to_contain_text("RITA RELOAD")
    await stands_as_the_server_says(page)


async def test_a_search_and_the_way_back_from_it_stand_as_the_server_says(live: Live, page: Page) -> None:
    await pays(live, "SARA SEARCH")
    await comes_to_the_queue(page)
    await opens(page, "SARA SEARCH")

    await picks_the_third(page)
    await press(page, "/")
    await page.keyboard.type("a")
    await press(page, "Enter")
    await expect(page.locator(".found-head")).to_be_visible()
    await stands_as_the_server_says(page)
    await page.get_by_role("link", name="Back to the candidates").click()
    await expect(page.locator(".found-head")).to_have_count(0)
    await stands_as_the_server_says(page)


async def test_what_is_picked_stays_while_the_list_refreshes_and_the_mail_is_shown_otherwise(
    live: Live, page: Page
) -> None:
    await pays(live, "PETER PICKS")
    await comes_to_the_queue(page)
    await opens(page, "PETER PICKS")

    who = await picks_the_third(page)
    await pays(live, "NEWLY COME")
    await expect(row(page, "NEWLY COME")).to_be_visible(timeout=20_000)
    await page.get_by_role("link", name="Text").click()
    await expect(page.locator("pre.mail-words")).to_be_visible()

    await expect(page.locator(".candidate").nth(2).locator("input")).to_be_checked()
    await expect(page.locator("[data-who-is-picked]")).to_contain_text(who)


async def test_a_pick_in_one_tab_is_none_in_another(live: Live, open_page: OpenPage) -> None:
    await pays(live, "TINA TABS")
    await pays(live, "TOBY TABS")
    one = await open_page()
    await comes_to_the_queue(one)
    other = await one.context.new_page()
    await other.goto(QUEUE)
    await opens(one, "TINA TABS")
    await opens(other, "TOBY TABS")

    who = await picks_the_third(one)
    await stands_as_the_server_says(other)
    await opens(other, "TINA TABS")
    await stands_as_the_server_says(other)
    await press(one, "Enter")
    await toast(one, f"$100.00 to {who}")
    await picks_the_third(other)
    await press(other, "Enter")

    await expect(other.get_by_role("alert")).to_contain_text("decided this")


async def test_what_was_typed_for_one_payment_is_not_typed_for_the_next(live: Live, page: Page) -> None:
    for payer in ("SPLIT SUSAN", "SPLIT SIMON"):
        await pays(live, payer, "150.00")
    await comes_to_the_queue(page)
    for payer in ("SPLIT SUSAN", "SPLIT SIMON"):
        await opens(page, payer)
        await page.locator(".booking-search input").fill("not sent")
        await press(page, "Escape")
    await opens(page, "SPLIT SUSAN")

    await expect(page.locator(".booking-search input")).to_have_value("")


async def test_a_page_that_shows_another_booking_than_it_sends_is_refused(live: Live, page: Page) -> None:
    await pays(live, "UMA UNALIKE")
    await comes_to_the_queue(page)
    await opens(page, "UMA UNALIKE")

    await picks_the_third(page)
    await page.evaluate("document.querySelectorAll('.candidate input')[1].checked = true")  # what no hand has done
    await press(page, "Enter")

    await expect(page.get_by_role("alert")).to_contain_text("Nothing was done")
    await expect(page.locator("#payment")).to_contain_text("UMA UNALIKE")
