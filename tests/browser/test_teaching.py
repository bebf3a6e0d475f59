"""Teaching a bank in a browser: by keyboard alone, trusted by an ADMIN, and its next mail is matched by itself."""

import re
from itertools import count
from typing import Final

import httpx
import pytest
from playwright.async_api import Page, expect

from portal import clock
from portal.demo.mails import RECEIVER
from tests.browser.booking import HOLD, begin, saturday, say_where, say_who
from tests.browser.conftest import Live, OpenPage
from tests.browser.person import axe, log_in, looked_at, press
from tests.browser.queue import ADDRESS, comes_to_the_queue, opens, toast
from tests.matching.bank_layouts import LAYOUTS, Layout, Told
from tests.web.visitor import TOKEN

pytestmark = pytest.mark.browser

BANK: Final = next(layout for layout in LAYOUTS if layout.id == "sentence")
ROWS: Final = next(layout for layout in LAYOUTS if layout.id == "rows")
HOST: Final = "Wilhelmina Goodbody"
REFERENCE: Final = re.compile(r"MH-[0-9A-Z]{6}")
_numbers = count(1)


async def writes(live: Live, layout: Layout, told: Told) -> None:
    """Let a mail of a bank arrive, as at the mailbox of the station."""
    sent = clock.now().strftime("%a, %d %b %Y %H:%M:%S +0000")
    raw = layout.write(told, to=ADDRESS).decode()
    raw = raw.replace("mx.google.com", RECEIVER).replace("Tue, 22 Sep 2026 15:00:02 +0000", sent)
    raw = raw.replace("<1@mail.example>", f"<{next(_numbers)}@teach.example>")
    async with httpx.AsyncClient(base_url=live.url) as client:
        token = TOKEN.search((await client.get("/dev/mailbox")).text)
        assert token is not None
        typed = {"_csrf_token": token[1], "address": ADDRESS, "mail": raw}
        assert (await client.post("/dev/mailbox", data=typed)).is_redirect


async def is_ready(page: Page) -> None:
    """Wait until the page listens to keys."""
    await expect(page.get_by_role("application", name="The words of the mail")).to_be_visible()


async def goes_to(page: Page, text: str) -> None:
    """Go down, line by line, until the line that holds a text; then word by word to where it begins."""
    first = text.split(maxsplit=1)[0]
    for _ in range(30):
        if text in await page.evaluate("document.querySelector('.teach-line.here')?.textContent ?? ''"):
            break
        await press(page, "ArrowDown")
    await press(page, "Home")
    for _ in range(30):
        chosen = await page.evaluate("getSelection().toString()")
        if chosen.strip(".,“”") == first.strip(".,"):
            break
        await press(page, "ArrowRight")
    for _ in text.split()[1:]:
        await press(page, "Shift+ArrowRight")


async def marks(page: Page, key: str, text: str) -> None:
    """Select a text by keyboard, from the top, and take it with a key."""
    for _ in range(30):
        await press(page, "ArrowUp")
    await goes_to(page, text)
    await press(page, key)


async def test_a_bank_is_taught_by_keyboard_trusted_and_its_next_mail_is_matched(
    live: Live, open_page: OpenPage
) -> None:
    first = Told("QUILLA TEACHWELL", "$241.50", "deposit for our party", "TW81-7734")
    await writes(live, BANK, first)
    page = await open_page()
    await comes_to_the_queue(page)
    await opens(page, first.payer)
    await press(page, "e")
    await expect(page.locator("h1")).to_have_text("Teach the portal to read this bank")
    await is_ready(page)

    for field in ("payer", "amount", "memo", "number"):
        await page.locator(f"[name={field}]").fill("")
    await page.locator("[data-teach-mail]").focus()
    for key, text in (("p", first.payer), ("a", first.amount), ("m", first.memo), ("n", first.number)):
        await marks(page, key, text)
    await expect(page.locator("[name=payer]")).to_have_value(first.payer)
    await expect(page.locator("[name=amount]")).to_have_value(first.amount)
    await expect(page.locator("[name=memo]")).to_have_value(first.memo)
    await expect(page.locator("[name=number]")).to_have_value(first.number)
    await expect(page.locator(".teach-lines mark[data-field=memo]")).to_have_text(first.memo)

    await page.locator("[name=name]").fill("Harbor One")
    await page.locator("[name=name]").press("Enter")
    await expect(page.locator("#what-it-reads")).to_be_focused()
    await expect(page.locator(".learned")).to_contain_text("Fits")
    await looked_at(page, "teaching-replay")
    await press(page, "s")
    await expect(page.locator("h1")).to_have_text("Harbor One")
    await toast(page, "It takes effect once an admin trusts this bank")
    taught = page.url.replace("/riverside/", "/all/")

    admin = await open_page()
    await log_in(admin, "admin")
    await admin.goto(taught)
    await looked_at(admin, "teaching-bank")
    await admin.get_by_role("link", name="Look and trust").click()
    await expect(admin.locator("h1")).to_contain_text(f"Trust {BANK.address}?")
    await looked_at(admin, "teaching-trust")
    await admin.get_by_role("button", name=f"Trust {BANK.address}").click()
    await toast(admin, "Trusted")
    await admin.goto("/all/teaching")
    await expect(admin.locator("main")).to_contain_text("Trusted")
    await looked_at(admin, "teaching-list")

    reference = await hold(await open_page(), HOST)
    await admin.goto("/riverside/machinery")
    await expect(admin.get_by_role("button", name="Put Zelle at Riverside back into shadow")).to_be_visible()
    await writes(live, BANK, Told(HOST.upper(), "$100.00", reference, "TW90-1"))
    await is_matched_by_itself(page, HOST)


async def test_words_are_marked_with_the_mouse_and_a_mistake_is_said_beside_it(live: Live, page: Page) -> None:
    told = Told("MILO MOUSEWELL", "$88.25", "for June", "MW11-2")
    await writes(live, ROWS, told)
    await comes_to_the_queue(page)
    await opens(page, told.payer)
    await page.get_by_role("link", name="Teach the portal to read this bank").click()
    await is_ready(page)
    await page.locator("[name=payer]").fill("")

    await page.get_by_text(told.payer, exact=True).last.click(click_count=3)
    await page.get_by_role("button", name="Payer").click()
    await expect(page.locator("[name=payer]")).to_have_value(told.payer)
    await page.locator("[name=amount]").fill("MILO")
    await looked_at(page, "teaching-mark")
    await page.locator("[name=amount]").press("Control+Enter")

    await expect(page.locator("#field-amount-error")).to_be_visible()
    await axe(page)
    await expect(page.locator("[name=payer]")).to_have_value(told.payer)
    await expect(page.locator(".learned")).to_have_count(0)


async def hold(page: Page, host: str) -> str:
    """Book a party as a customer, and return its reference: it waits for its deposit of $100."""
    await begin(page, saturday(6))
    await say_where(page)
    await say_who(page, host)
    await page.get_by_role("button", name=HOLD).click()
    await page.wait_for_url("**/b/*")
    reference = REFERENCE.search(await page.locator("main").inner_text())
    assert reference is not None
    return reference[0]


async def is_matched_by_itself(page: Page, host: str) -> None:
    """Wait until the money of somebody stands in the list of what was matched, without a person."""
    for _ in range(20):
        await page.goto("/riverside/queue?show=matched")
        if await page.locator("tr", has_text=host).count():
            break
        await page.wait_for_timeout(1000)
    await expect(page.locator("tr", has_text=host).first).to_contain_text("Automatic")
