"""The review queue as a person uses it: mails come in, keys decide, and everything can be undone."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable

import asyncpg
import pytest
from playwright.async_api import Browser, Page, ViewportSize, expect

from portal.demo import mails
from tests.browser.conftest import Live, OpenPage
from tests.browser.person import DESK, PHONE, log_in, looked_at_in_this_size, press
from tests.browser.queue import COMES_WITHIN, QUEUE, opens, pays, row, toast

pytestmark = pytest.mark.browser

CallOff = Callable[[str], Awaitable[None]]


def imitation(notice: mails.DemoMail) -> bytes:
    return mails.venmo(notice, domain="venrno-pay.com", passes=False)


async def test_a_payment_comes_by_itself_and_enter_confirms_it(live: Live, page: Page) -> None:
    await log_in(page, "manager")
    await page.goto(QUEUE)
    selected = await page.locator("#payment").inner_text()

    await pays(live, "ESTEBAN ARROYO", memo="for Soledad")
    await expect(row(page, "ESTEBAN ARROYO")).to_be_visible(timeout=COMES_WITHIN)
    await expect(page.locator("#payment")).to_have_text(selected)  # nothing moved under the person's eyes
    for _ in range(await page.locator(".queue-row").count()):
        if "ESTEBAN ARROYO" in await page.locator("#payment").inner_text():
            break
        before = page.url
        await press(page, "j")
        await expect(page).not_to_have_url(before)
    await expect(page.locator("[data-who-is-picked]")).to_contain_text("Soledad Arroyo")
    await press(page, "Enter")

    await toast(page, "$100.00 to Soledad Arroyo")
    await expect(row(page, "ESTEBAN ARROYO")).to_have_count(0)
    await expect(page.locator("#payment")).to_be_focused()


async def test_a_number_picks_a_candidate_and_z_undoes_the_decision(live: Live, page: Page) -> None:
    await pays(live, "WILLA NOONE")
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await opens(page, "WILLA NOONE")

    await press(page, "3")
    third = page.locator(".candidate").nth(2)
    await expect(third.locator("input")).to_be_checked()
    name = await third.locator("input").get_attribute("data-who")
    await expect(page.locator("[data-who-is-picked]").first).to_contain_text(name or "")
    await press(page, "Enter")
    await toast(page, f"$100.00 to {name}")
    await press(page, "z")

    await expect(page.locator("#payment")).to_contain_text("WILLA NOONE")
    await expect(page.locator(".session-log .undone").first).to_contain_text(f"$100.00 to {name}")


async def test_a_split_shows_what_is_left_until_it_is_said_what_that_is(live: Live, page: Page) -> None:
    await pays(live, "BART NAKAMURA", "640.00", "both parties")
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await opens(page, "BART NAKAMURA")
    left = page.locator(".split-sum [data-left]")

    await press(page, "s")
    await expect(page.locator(".split-form")).to_be_visible()
    for name in ("Bart Fitzgerald-Nakamura", "Keiko Nakamura-Sørensen"):
        if not await page.get_by_label(f"Amount for {name}").count():
            await press(page, "/")
            await page.keyboard.type(name.split("-")[-1])
            await press(page, "Enter")
            await page.locator(".split-form").get_by_role("button", name=f"Add {name}").click()
        await expect(page.get_by_label(f"Amount for {name}")).to_be_visible()
    await page.get_by_label("Amount for Bart").fill("412.50")
    await page.get_by_label("Amount for Keiko").fill("187.50")
    await expect(left).to_have_text("$40.00")
    await looked_at_in_this_size(page, "queue-split")
    await press(page, "Control+Enter")
    await expect(page.locator(".split-form")).to_contain_text("$40.00 is left over")
    await expect(page.get_by_label("Amount for Keiko")).to_have_value("187.50")
    await page.get_by_label("What’s the rest for?").select_option(index=1)
    await press(page, "Control+Enter")

    await toast(page, "$640.00 over 2 bookings")


async def test_the_second_of_two_people_sees_who_was_first(live: Live, open_page: OpenPage) -> None:
    await pays(live, "TWICE WANTED")
    maya, olive = await open_page(), await open_page()
    for person, page in (("manager", maya), ("admin", olive)):
        await log_in(page, person)
        await page.goto(QUEUE)
        await opens(page, "TWICE WANTED")

    await press(olive, "x")
    await toast(olive, "dismissed")
    await press(maya, "1")
    await press(maya, "Enter")

    await expect(maya.get_by_role("alert")).to_contain_text("Olive Hartwell decided this")
    await expect(maya.locator("#payment")).to_contain_text("TWICE WANTED")


async def test_a_trick_stands_in_the_queue_with_its_warning_and_is_set_aside(live: Live, page: Page) -> None:
    await pays(live, "Tricky Trudy", "250.00", write=imitation)
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await opens(page, "Tricky Trudy")

    await expect(page.locator(".verdict.bad")).to_contain_text("Don’t trust this e-mail")
    await expect(page.locator(".verdict.bad")).to_contain_text("venrno-pay.com")
    await expect(page.locator("input[name=booking]")).to_have_count(0)
    await looked_at_in_this_size(page, "queue-warning")
    await press(page, "Enter")  # there is nothing to confirm
    await expect(page.locator("#payment")).to_contain_text("Tricky Trudy")
    await press(page, "x")

    await expect(row(page, "Tricky Trudy")).to_have_count(0)


async def test_keys_stay_silent_while_one_types_and_search_finds_another_booking(live: Live, page: Page) -> None:
    await pays(live, "QUIET QUINN")
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await opens(page, "QUIET QUINN")

    await press(page, "/")
    await page.keyboard.type("lxtz")  # later, not a payment, tip, undo: none of them while typing
    await expect(page.locator("#payment")).to_contain_text("QUIET QUINN")
    await press(page, "Control+a")
    await page.keyboard.type("soledad")
    await press(page, "Enter")

    first = page.locator(".candidate").first
    await expect(first).to_contain_text("Soledad Arroyo")
    await expect(first.locator("input")).to_be_focused()
    await expect(page.get_by_role("button", name="Pick a booking first")).to_be_disabled()
    await press(page, "Enter")  # picks what has the focus; the next one confirms
    await expect(page.locator("[data-who-is-picked]")).to_contain_text("Soledad Arroyo")
    await press(page, "Enter")
    await toast(page, "$100.00 to Soledad Arroyo")


async def test_escape_leaves_the_search_and_then_what_was_found(live: Live, page: Page) -> None:
    await pays(live, "ESCAPING EMIL")
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await opens(page, "ESCAPING EMIL")

    await press(page, "/")
    await page.keyboard.type("nobody of that name")
    await press(page, "Enter")
    field = page.get_by_label("Search bookings")
    await expect(page.locator("main")).to_contain_text("No open bookings found.")
    await expect(field).to_be_focused()  # there is nothing to go to: another word can be typed
    await press(page, "Escape")
    await expect(page.locator("#payment")).to_be_focused()
    await press(page, "Escape")

    await expect(page.locator(".found-head")).to_have_count(0)
    await expect(page.locator("#payment")).to_contain_text("ESCAPING EMIL")


async def test_enter_does_nothing_where_nothing_is_likely_until_a_booking_is_picked(live: Live, page: Page) -> None:
    await pays(live, "QUENTIN VOID")
    await log_in(page, "manager")
    await page.goto(QUEUE)
    await opens(page, "QUENTIN VOID")

    await expect(page.get_by_role("button", name="Pick a booking first")).to_be_disabled()
    await expect(page.get_by_role("button", name="Tip")).to_be_disabled()
    await press(page, "Enter")
    await press(page, "t")
    await expect(page.locator("#payment")).to_contain_text("QUENTIN VOID")
    await press(page, "2")

    name = await page.locator(".candidate").nth(1).locator("input").get_attribute("data-who")
    await expect(page.get_by_role("button", name=f"Confirm {name}")).to_be_enabled()


@pytest.fixture
async def off(live: Live) -> AsyncIterator[CallOff]:
    """Call a customer's parties off behind everybody's back, and on again after the test."""
    connection = await asyncpg.connect(live.database_url)
    before = {row["id"]: row["state"] for row in await connection.fetch("SELECT id, state FROM core.bookings")}

    async def call_off(reference: str) -> None:
        await connection.execute("UPDATE core.bookings SET state = 'cancelled' WHERE reference = $1", reference)

    yield call_off
    for booking, state in before.items():
        await connection.execute("UPDATE core.bookings SET state = $2 WHERE id = $1", booking, state)
    await connection.close()


@pytest.mark.parametrize(
    ("size", "viewport", "who"), [("desk", DESK, "Priya Raman"), ("phone", PHONE, "Owen Castellano")]
)
async def test_a_party_that_was_called_off_needs_a_second_look(
    live: Live, page: Page, off: CallOff, size: str, viewport: ViewportSize, who: str
) -> None:
    await pays(live, who.upper(), "123.00")
    await log_in(page, "manager")
    await page.set_viewport_size(viewport)
    await page.goto(QUEUE)
    await opens(page, who.upper())
    code = page.locator(".candidate", has_text=who).locator(".code")
    await off(await code.inner_text())
    await page.reload()

    last = page.locator(".candidate").last
    await expect(last).to_contain_text("Canceled")
    await expect(last.locator("input")).not_to_be_checked()
    await press(page, await last.locator("input").get_attribute("data-key") or "")
    await expect(page.get_by_role("button", name="Check the box first")).to_be_disabled()
    await looked_at_in_this_size(page, f"queue-called-off-{size}")
    await press(page, "Enter")  # nothing yet
    await expect(page.locator("#payment")).to_contain_text(who.upper())
    await press(page, "y")
    await expect(page.get_by_role("button", name=f"Confirm {who}")).to_be_enabled()
    await press(page, "Enter")

    await toast(page, f"to {who}")
    await press(page, "z")
    await expect(page.locator("#payment")).to_contain_text(who.upper())


@pytest.mark.parametrize(("size", "viewport"), [("desk", DESK), ("phone", PHONE)])
async def test_a_notice_about_an_account_that_may_be_ours_leads_to_the_mailboxs_page(
    page: Page, size: str, viewport: ViewportSize
) -> None:
    await log_in(page, "admin")
    await page.set_viewport_size(viewport)
    await page.goto(QUEUE)
    await opens(page, "Wendell Oakes")

    await expect(page.locator("main")).not_to_contain_text("phishing")
    await looked_at_in_this_size(page, f"queue-whose-{size}")
    await page.get_by_role("link", name="Confirm it on the mailbox’s page").click()

    await expect(page).to_have_url(re.compile(r"/riverside/mailboxes/[0-9a-f-]{36}$"))


async def test_the_queue_works_without_scripts(live: Live, browser: Browser) -> None:
    await pays(live, "PLAIN PAULA")
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=DESK)
    page = await context.new_page()
    await log_in(page, "manager")
    for _ in range(40):
        await page.goto(QUEUE)
        if await row(page, "PLAIN PAULA").count():
            break
        await page.wait_for_timeout(500)
    await row(page, "PLAIN PAULA").click()

    await page.get_by_role("button", name="Dismiss").click()

    await expect(page.locator("#toasts")).to_contain_text("Dismissed.")
    await page.locator("#toasts").get_by_role("button", name="Undo").click()
    await expect(page.locator("#payment")).to_contain_text("PLAIN PAULA")
    await context.close()


@pytest.mark.parametrize(("size", "viewport"), [("desk", DESK), ("phone", PHONE)])
async def test_the_queue_can_be_read_by_everybody(live: Live, page: Page, size: str, viewport: ViewportSize) -> None:
    await pays(live, f"LOOKED AT {size.upper()}", memo="for Ngozi")
    await log_in(page, "manager")
    await page.set_viewport_size(viewport)
    await page.goto(QUEUE)
    await opens(page, f"LOOKED AT {size.upper()}")

    await looked_at_in_this_size(page, f"queue-{size}")
    for place in ("matched", "set_aside"):
        await page.goto(f"{QUEUE}?show={place}")
        await looked_at_in_this_size(page, f"queue-{place.replace('_', '-')}-{size}")


async def test_an_empty_queue_says_so(page: Page) -> None:
    await log_in(page, "admin")

    await page.goto("/hilltop/queue")

    await expect(page.locator("#payment")).to_have_text("Every payment has a home")
    await looked_at_in_this_size(page, "queue-empty")
