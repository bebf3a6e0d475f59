"""The components in a real browser: accessible, quiet in the console, and usable by keyboard alone."""

import asyncio
import re
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from functools import partial
from typing import Final, Literal

import pytest
import uvicorn
from litestar import Litestar
from litestar.datastructures import ResponseHeader
from playwright.async_api import Browser, Page, Request, Route, expect

from portal.controllers.dev.components import ComponentsPage
from portal.web.assets import static_files
from portal.web.templates import template_config
from tests.browser.complaints import Complaints
from tests.browser.person import OF_COLORS, axe, looked_at, press, violations

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'; frame-src 'self'"
)
PAGES = ["/dev/components", "/dev/components/customer", "/dev/components/error/404"]
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")
CUSTOMER_BYTES = 100_000  # all that a customer's page may load, photos aside


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Serve the component pages alone, under the portal's content policy."""
    app = Litestar(
        [static_files(), ComponentsPage],
        template_config=template_config(),
        openapi_config=None,
        response_headers=[
            ResponseHeader(name="Content-Security-Policy", value=POLICY),
            ResponseHeader(name="X-Request-Id", value="r-8f21c4"),  # by which scripts know our answers
        ],
    )
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, args=([listening],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture
async def page(browser: Browser, site: str) -> AsyncIterator[Page]:
    """Open a window on the component pages; anything that the browser complains of fails the test."""
    complaints = Complaints()
    context = await browser.new_context(base_url=site, viewport={"width": 1440, "height": 900})
    window = await context.new_page()
    complaints.listen_to(window)
    yield window
    await context.close()
    assert complaints.heard == []


async def ready(page: Page, address: str = "/dev/components") -> None:
    """Open a page and wait until its modules have run and its font is there."""
    await page.goto(address, wait_until="load")
    await page.evaluate("document.fonts.ready")


@pytest.mark.parametrize("address", PAGES)
async def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, address: str) -> None:
    await ready(page, address)

    await looked_at(page, address.replace("/", "-"))


async def test_axe_finds_nothing_in_what_opens(page: Page) -> None:
    await ready(page)
    for opener in (
        "[commandfor=refund]",
        "[popovertarget=booking-menu]",
        ".rail-search",
        ".rail-foot [popovertarget=more]",
    ):
        await page.locator(opener).first.click()
        await page.wait_for_timeout(300)
        await axe(page)
        await press(page, "Escape")


async def test_the_palette_finds_and_opens_by_keyboard(page: Page) -> None:
    await ready(page)
    await press(page, "Control+k")
    await expect(page.locator("#palette input")).to_be_focused()
    await page.keyboard.type("okon")
    await expect(page.locator("#palette").get_by_role("option")).to_have_count(3)

    await press(page, "ArrowDown")
    chosen = page.locator("#palette [aria-selected=true]")
    await expect(chosen).to_contain_text("Danielle")
    assert await page.locator("#palette input").get_attribute("aria-activedescendant") == await chosen.get_attribute(
        "id"
    )
    await press(page, "ArrowUp")
    await press(page, "ArrowUp")
    await expect(chosen).to_contain_text("MH-7K2P")
    await press(page, "Enter")

    await page.wait_for_url("**/dev/components")
    await expect(page.locator("#palette")).to_be_hidden()


async def test_the_palette_knows_the_places_of_the_page(page: Page) -> None:
    await ready(page)
    await press(page, "Control+k")
    await page.keyboard.type("cal")
    await expect(page.locator("#palette").get_by_role("option")).to_have_text(re.compile("Calendar"))

    await press(page, "Enter")

    await page.wait_for_url("**#fields")


async def test_shortcuts_do_not_fire_while_typing_or_with_a_modifier(page: Page) -> None:
    await ready(page)
    toasts = page.locator("[data-toast]")
    await expect(toasts).to_have_count(1)

    await page.locator("#field-note").click()
    await page.keyboard.type("t?u")
    await expect(page.locator("#shortcuts")).to_be_hidden()
    await page.locator("#field-note").blur()
    await press(page, "Alt+t")
    await expect(toasts).to_have_count(1)

    await press(page, "t")
    await expect(toasts).to_have_count(2)


async def test_shortcuts_rest_behind_a_dialog(page: Page) -> None:
    await ready(page)
    await page.locator("[commandfor=refund]").first.click()

    await press(page, "t")

    await expect(page.locator("[data-toast]")).to_have_count(1)


async def test_shortcuts_can_be_switched_off(page: Page) -> None:
    await ready(page)
    await press(page, "?")
    await page.get_by_role("switch", name="Single keys").uncheck()
    await press(page, "Escape")

    await press(page, "t")
    await ready(page)
    await press(page, "t")

    await expect(page.locator("[data-toast]")).to_have_count(1)
    await press(page, "Control+k")
    await expect(page.locator("#palette")).to_be_visible()


async def test_a_sequence_goes_to_a_place(page: Page) -> None:
    await ready(page)

    await press(page, "g")
    await press(page, "l")

    await page.wait_for_url("**#status")


async def test_the_sheet_lists_the_keys_of_the_page(page: Page) -> None:
    await ready(page)

    await press(page, "?")

    sheet = page.locator("#shortcuts")
    await expect(sheet.get_by_role("heading", name="Go to")).to_be_visible()
    await expect(sheet.locator("dl > div", has_text="Payments").locator("kbd")).to_have_text(["g", "p"])
    await expect(sheet.locator("dl > div", has_text="Split")).to_have_text(re.compile("s$"))


async def test_a_toast_offers_undo_and_leaves_the_focus_alone(page: Page) -> None:
    await ready(page)
    note = page.locator("#field-note")
    await note.focus()

    await page.evaluate("document.querySelector('[data-shows-toast=toast-split]').click()")
    toast = page.locator("[data-toast]", has_text="split over two")
    await expect(toast).to_be_visible()
    await expect(note).to_be_focused()
    await note.blur()
    await press(page, "z")

    await expect(toast).to_have_count(0)
    await expect(page.locator("[data-toast]", has_text="Undone")).to_be_visible()


async def test_a_toast_leaves_by_itself_but_not_from_under_the_pointer(page: Page) -> None:
    await page.clock.install()
    await ready(page)
    toast = page.locator("[data-toast]")

    await toast.hover()
    await page.clock.run_for(20_000)
    await expect(toast).to_be_visible()
    await page.mouse.move(5, 5)
    await page.clock.run_for(20_000)

    await expect(toast).to_have_count(0)


async def test_the_theme_stays(page: Page) -> None:
    await ready(page)

    await page.locator(".page-head").get_by_text("Dark").click()

    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    await ready(page)
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


async def test_rows_are_chosen_in_a_range_and_counted(page: Page) -> None:
    await ready(page)
    boxes = page.locator("[data-pick]")
    await page.get_by_role("button", name="Choose none").click()
    await expect(page.locator("[data-bulk]")).to_be_hidden()

    await boxes.nth(0).click()
    await boxes.nth(2).click(modifiers=["Shift"])

    await expect(page.locator("[data-bulk-count]")).to_have_text("3")
    await expect(page.locator("tr[aria-selected=true]")).to_have_count(3)


async def test_j_and_k_move_and_x_chooses(page: Page) -> None:
    await ready(page)

    await press(page, "j")
    await press(page, "j")
    await press(page, "j")
    await expect(page.get_by_role("link", name="Bartholomew")).to_be_focused()
    await press(page, "x")

    await expect(page.locator("[data-bulk-count]")).to_have_text("3")
    await press(page, "k")
    await expect(page.get_by_role("link", name="Danielle Whitcombe")).to_be_focused()


async def test_a_menu_moves_with_the_arrows(page: Page) -> None:
    await ready(page)
    await page.locator("[popovertarget=booking-menu]").click()
    await expect(page.get_by_role("menuitem", name="Move date")).to_be_focused()

    await press(page, "ArrowUp")
    await expect(page.get_by_role("menuitem", name="Cancel booking")).to_be_focused()
    await press(page, "Escape")

    await expect(page.locator("#booking-menu")).to_be_hidden()


async def test_dialogs_and_menus_open_without_javascript(browser: Browser, site: str) -> None:
    context = await browser.new_context(java_script_enabled=False, base_url=site)
    page = await context.new_page()
    await page.goto("/dev/components")

    await page.locator("[commandfor=refund]").first.click()
    await expect(page.get_by_role("heading", name="Refund $412.00 to Ana P.?")).to_be_visible()
    await page.get_by_role("button", name="Keep the money").click()
    await page.locator("[popovertarget=booking-menu]").click()

    await expect(page.get_by_role("menuitem", name="Run sheet")).to_be_visible()
    await context.close()


async def test_a_live_part_refreshes_but_not_under_a_hand(page: Page) -> None:
    await ready(page)
    shown = page.locator("[data-live=clock] .num")
    first = await shown.inner_text()
    await expect(shown).not_to_have_text(first)

    await page.locator("#live-note").fill("half a sentence")
    await page.locator("#live-note").focus()
    kept = await shown.inner_text()
    await asyncio.sleep(2.5)

    assert await shown.inner_text() == kept
    await expect(page.locator("#live-note")).to_have_value("half a sentence")


async def test_a_number_is_stepped_within_its_bounds(page: Page) -> None:
    await ready(page, "/dev/components/customer")
    adults = page.get_by_role("spinbutton", name="Adults")
    await adults.fill("2")

    fewer = page.get_by_role("group", name="Adults").get_by_role("button", name="One fewer")
    await fewer.click()
    await fewer.click()

    await expect(adults).to_have_value("1")


async def test_a_customer_page_is_light(page: Page) -> None:
    requests: list[Request] = []

    def note(request: Request) -> None:
        requests.append(request)

    page.on("requestfinished", note)

    await ready(page, "/dev/components/customer")
    await page.wait_for_load_state("networkidle")

    sizes = [(await request.sizes())["responseBodySize"] for request in requests]
    assert 0 < sum(sizes) < CUSTOMER_BYTES


async def test_any_hue_of_a_business_can_be_read(page: Page) -> None:
    unreadable = {}
    for hue in range(0, 360, 45):
        await page.route("**/brand.css", partial(in_hue, hue=hue))
        await ready(page, "/dev/components/customer")
        for scheme in SCHEMES:
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            unreadable[hue, scheme] = await violations(page, *OF_COLORS)

    assert {where: found for where, found in unreadable.items() if found} == {}


async def in_hue(route: Route, *, hue: int) -> None:
    """Answer with the colors of a business of this hue."""
    await route.continue_(url=f"{route.request.url}?hue={hue}&chroma=0.2")
