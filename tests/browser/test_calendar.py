"""The calendar as a person uses it: parties are dragged or moved by keys, dates blocked, and others see it at once."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from portal import clock
from tests.browser.conftest import Live, OpenPage
from tests.browser.person import DESK, PHONE, axe, log_in, looked_at, picture, press

pytestmark = pytest.mark.browser

ZONE = ZoneInfo("America/Los_Angeles")
COMES_WITHIN = 20_000  # milliseconds: recorded, relayed, announced


def in_days(days: int) -> date:
    return (clock.now().astimezone(ZONE) + timedelta(days=days)).date()


def beside(day: date) -> date:
    """Return a date in the same row of the month: the next one, of a Saturday the one before."""
    return day + timedelta(days=-1 if day.weekday() == 5 else 1)


def month(day: date, *, station: str = "riverside") -> str:
    return f"/{station}/calendar/{day:%Y-%m}?day={day}"


def party(page: Page, who: str) -> Locator:
    return page.locator("[data-party]", has_text=who).first


async def drags(page: Page, what: Locator, day: date) -> None:
    """Take a party, and hold it over six in the evening of a date: its openings are laid out once it is taken."""
    start = await what.bounding_box()
    assert start is not None
    await page.mouse.move(start["x"] + 30, start["y"] + 12)
    await page.mouse.down()
    await page.mouse.move(start["x"] + 20, start["y"] + 20, steps=3)
    to = page.locator(f".slots [data-slot='{day}T18:00']")
    await expect(to).to_be_visible()
    end = await to.bounding_box()
    assert end is not None
    await page.mouse.move(end["x"] + 30, end["y"] + end["height"] / 2, steps=6)


async def toast(page: Page, words: str) -> None:
    await expect(page.locator("#toasts")).to_contain_text(words)


async def test_a_party_is_dragged_to_another_date_and_the_undo_takes_it_back(page: Page) -> None:
    day = in_days(31)
    there = beside(day)
    await log_in(page, "manager")
    await page.goto(month(day))
    ghost = page.locator("#drag-ghost")

    await drags(page, party(page, "Aisha Rahman"), there)
    await expect(ghost).to_contain_text("Aisha Rahman")
    await expect(ghost).to_contain_text("6:00 PM: free")
    await picture(page, "calendar-drag", full_page=False)
    await page.mouse.up()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Aisha Rahman is sent the new date.")
    await axe(page)
    await picture(page, "calendar-move", full_page=False)
    await dialog.get_by_role("button", name="Move to").click()

    await toast(page, "Moved to")
    await expect(page.locator(f"#day-{there}")).to_contain_text("6 PM Aisha Rahman")
    await expect(page.locator(f"#day-{day}")).not_to_contain_text("Aisha Rahman")
    await press(page, "z")
    await toast(page, "Back on")
    await page.goto(month(day))
    await expect(page.locator(f"#day-{day}")).to_contain_text("Aisha Rahman")


async def test_a_drag_that_is_broken_off_moves_nothing_and_follows_no_link(page: Page) -> None:
    day = in_days(31)
    await log_in(page, "manager")
    await page.goto(month(day))

    await drags(page, party(page, "Aisha Rahman"), beside(day))
    await press(page, "Escape")
    await page.mouse.up()

    await expect(page.locator("#drag-ghost")).to_be_hidden()
    await expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith(month(day))


async def test_a_party_is_moved_by_keys_alone(page: Page) -> None:
    day = in_days(44)
    await log_in(page, "manager")
    await page.goto(month(day))
    ghost = page.locator("#drag-ghost")

    await party(page, "Soledad Arroyo").focus()
    await press(page, "m")
    await expect(ghost).to_contain_text("where it is now")
    await press(page, "ArrowUp")
    await expect(ghost).to_contain_text("3:00 PM")
    await press(page, "ArrowUp")
    await expect(ghost).to_contain_text("12:00 PM")
    await press(page, "Escape")
    await expect(ghost).to_be_hidden()
    await press(page, "m")
    await press(page, "ArrowUp")
    await expect(ghost).to_contain_text("Enter to put it here")
    await press(page, "Enter")

    await expect(page.get_by_role("dialog")).to_contain_text("Move Soledad Arroyo")
    await expect(page.get_by_label("Time")).to_have_value("15:00")
    await press(page, "Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()


async def test_arrows_go_from_day_to_day_and_t_comes_back(page: Page) -> None:
    today = in_days(0)
    await log_in(page, "manager")
    await page.goto(month(today))
    selected = page.locator(".day.selected")

    await press(page, "ArrowRight")
    await expect(selected).to_have_id(f"day-{in_days(1)}")
    await press(page, "ArrowDown")
    await expect(selected).to_have_id(f"day-{in_days(8)}")
    assert page.url.endswith(month(in_days(8)))
    await page.go_back()
    await expect(selected).to_have_id(f"day-{in_days(1)}")
    await press(page, "t")
    await expect(selected).to_have_id(f"day-{today}")
    await press(page, "?")
    await expect(page.locator("#shortcuts")).to_contain_text("The day after")


async def test_a_chef_is_chosen_in_the_week_by_keys(page: Page) -> None:
    await log_in(page, "manager")
    await page.goto(f"/riverside/calendar/week/{in_days(23)}")

    await party(page, "Miguel Garcia").focus()
    await press(page, "m")
    await press(page, "ArrowDown")
    await expect(page.locator("#drag-ghost")).to_be_visible()
    await press(page, "Enter")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Who cooks for Miguel Garcia?")
    await expect(dialog.locator("input[name=chefs]:checked")).to_have_count(1)
    await axe(page)
    await picture(page, "calendar-assign", full_page=False)
    await dialog.get_by_role("button", name="Assign").click()

    await toast(page, "Assigned.")


async def test_a_blocked_date_is_seen_by_others_at_once_and_the_undo_opens_it(open_page: OpenPage) -> None:
    day = in_days(60)
    maya, olive = await open_page(), await open_page()
    for person, page in (("manager", maya), ("admin", olive)):
        await log_in(page, person)
        await page.goto(month(day))
    cell = olive.locator(f"#day-{day}")
    await expect(cell).not_to_contain_text("Closed")

    await press(maya, "b")
    await maya.get_by_label("Why").fill("Team training")
    await press(maya, "Enter")
    await toast(maya, "takes no new parties")

    await expect(cell).to_contain_text("Team training", timeout=COMES_WITHIN)
    await press(maya, "z")
    await toast(maya, "takes parties again")
    await expect(cell).not_to_contain_text("Closed", timeout=COMES_WITHIN)


async def test_what_changes_does_not_disturb_an_open_form(open_page: OpenPage) -> None:
    day = in_days(61)
    maya, olive = await open_page(), await open_page()
    for person, page in (("manager", maya), ("admin", olive)):
        await log_in(page, person)
        await page.goto(month(day))
    await press(olive, "b")
    await olive.get_by_label("Why").fill("Half a sen")

    await press(maya, "b")
    await maya.get_by_label("Why").fill("Market")
    await press(maya, "Enter")
    await toast(maya, "takes no new parties")

    await expect(olive.locator(f"#day-{day}")).to_contain_text("Market", timeout=COMES_WITHIN)
    await expect(olive.get_by_label("Why")).to_have_value("Half a sen")
    await press(maya, "z")
    await toast(maya, "takes parties again")


async def test_a_party_is_moved_without_scripts(live: Live, browser: Browser) -> None:
    context = await browser.new_context(base_url=live.url, java_script_enabled=False, viewport=DESK)
    page = await context.new_page()
    await log_in(page, "manager")
    await page.goto(f"/riverside/calendar/day/{in_days(31)}")
    number = await party(page, "Aisha Rahman").get_attribute("data-party")

    await page.goto(f"/riverside/calendar/moves/{number}")
    await page.get_by_label("Time").select_option("15:00")
    await page.get_by_role("button", name="Show what it means").click()
    await page.get_by_role("button", name="Move to").click()
    await expect(page.locator("#toasts")).to_contain_text("Moved to")
    await page.locator("#toasts").get_by_role("button", name="Undo").click()

    await expect(page.locator("#toasts")).to_contain_text("Back on")
    await context.close()


@pytest.mark.parametrize("view", ["month", "week", "day", "agenda"])
async def test_every_view_can_be_read_by_everybody(page: Page, view: str) -> None:
    day = in_days(20)
    await log_in(page, "manager")
    await page.goto(month(day) if view == "month" else f"/riverside/calendar/{view}/{day}")

    await looked_at(page, f"calendar-{view}")


async def test_a_phone_gets_the_list_first_and_the_month_when_it_wants(page: Page) -> None:
    await log_in(page, "manager")
    await page.set_viewport_size(PHONE)
    await page.goto("/riverside/calendar")

    await expect(page.locator(".agenda")).to_be_visible()
    await expect(page.locator(".month")).to_be_hidden()
    await looked_at(page, "calendar-start")
    await page.set_viewport_size(PHONE)
    await page.get_by_role("link", name="Month").click()
    await expect(page.locator(".month")).to_be_visible()


async def test_an_empty_month_says_what_it_is_for(page: Page) -> None:
    await log_in(page, "admin")
    far = datetime(clock.now().year + 3, 5, 10, tzinfo=ZONE).date()

    await page.goto(month(far, station="hilltop"))

    await expect(page.locator(".page-tools")).to_contain_text("0 parties")
    await looked_at(page, "calendar-empty")
