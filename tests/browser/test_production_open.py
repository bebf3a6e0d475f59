"""From an empty portal in production to a paid party, as the runbook's "Before the first start" walks through it."""

import io
import re
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import FilePayload, Page, expect

from portal import clock
from portal.demo import mails
from tests.browser.booking import HOLD, say_where, say_who
from tests.browser.person import PHONE, looked_at, press
from tests.browser.production import FIRST_PASSWORD, OWNER, Production, production
from tests.peers.browser import Options
from tests.peers.dns_server import DnsServer, running_dns_server
from tests.peers.dovecot import PASSWORD, Dovecot
from tests.peers.servers import TestServers
from tests.peers.smtp_sink import SmtpSink

pytestmark = pytest.mark.browser

MAILBOX = "riverside@example.com"
LIST, HOST = "/riverside/go-live", "Philippa Ravensworth"
COMES_WITHIN = 60_000  # milliseconds: the worker finds the mailbox, and reads it


@pytest.fixture
def names() -> Iterator[DnsServer]:
    with running_dns_server() as running:
        yield running


@pytest.fixture
async def installed(
    servers: TestServers, smtp_sink: SmtpSink, names: DnsServer, browser_options: Options, tmp_path: Path
) -> AsyncIterator[Production]:
    async with production(servers, smtp_sink, names, browser_options, data=tmp_path) as running:
        yield running


async def test_an_owner_opens_and_a_customer_books_and_pays(
    installed: Production, dovecot: Dovecot, smtp_sink: SmtpSink, names: DnsServer
) -> None:
    dovecot.clear(MAILBOX)
    owner = await (await installed.visitor()).new_page()
    await _open_a_business_and_a_station(owner)
    await looked_at(owner, "go-live")
    await expect(owner.locator("#first_date")).to_have_attribute("data-state", "missing")
    await owner.goto("/riverside/today")
    await expect(owner.locator("#go-live-reminder")).to_contain_text("Riverside is not open for customers yet.")
    await looked_at(owner, "today-reminder")

    await _introduce_the_business(owner)
    await _say_where_money_goes(owner)
    await _sell_something(owner)
    await _take_on_a_chef(owner)
    await _read_a_mailbox(owner, dovecot)
    await _add_an_admin(owner)
    await _try_the_mail(owner, smtp_sink)
    await _try_the_names(owner, names)
    await _is_green(owner)

    customer = await (await installed.visitor(width=PHONE["width"])).new_page()
    reference = await _book(customer)
    dovecot.deliver(MAILBOX, _payment(reference))
    await _confirm(owner, reference)
    await expect(customer.locator(".own-head h1")).to_have_text("It’s a date, Philippa", timeout=COMES_WITHIN)
    assert any(reference in str(message) for message in smtp_sink.messages)


async def _open_a_business_and_a_station(page: Page) -> None:
    """Log in where nothing is yet, and open what the portal is for."""
    await page.goto("/")
    await page.get_by_label("E-mail").fill(OWNER)
    await page.get_by_label("Password").fill(FIRST_PASSWORD)
    await page.get_by_role("button", name="Sign in").click()
    await page.wait_for_url("**/businesses")
    await looked_at(page, "businesses")
    await page.get_by_role("link", name="Open a business").click()
    await page.get_by_label("Name", exact=True).fill("Río Grill")
    await page.get_by_label("Letters of its bookings").fill("RG")
    await looked_at(page, "business-new")
    await page.get_by_role("button", name="Next: its first station").click()
    await page.get_by_label("Name", exact=True).fill("Riverside")
    await page.get_by_label("ZIP code").fill("95814")
    await page.get_by_label("Phone").fill("(916) 555-0142")
    await looked_at(page, "station-new")
    await page.get_by_role("button", name="Next: what is missing").click()
    await page.wait_for_url(f"**{LIST}")


async def _introduce_the_business(page: Page) -> None:
    """Say who writes, and show a logo."""
    await _follow(page, "business")
    await page.get_by_label("From, the address").fill("hello@grill.example.com")
    await page.get_by_label("Postal address").fill("1 River Rd\nSacramento, CA 95814")
    await page.get_by_label("Color").fill("#ffd400")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("#toasts")).to_contain_text("White words could not be read on #ffd400")
    logo = io.BytesIO()
    Image.new("RGBA", (640, 200), (134, 105, 11, 255)).save(logo, "PNG")
    picture = FilePayload(name="logo.png", mimeType="image/png", buffer=logo.getvalue())
    await page.get_by_label("A picture").set_input_files([picture])
    await page.get_by_role("button", name="Take it as the logo").click()
    await expect(page.get_by_role("img", name="The logo of Río Grill")).to_be_visible()
    await looked_at(page, "business")


async def _say_where_money_goes(page: Page) -> None:
    await _follow(page, "handles")
    await page.get_by_label("Zelle goes to").fill(MAILBOX)
    await page.get_by_label("Venmo goes to").fill("https://venmo.com/u/rio")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("#field-venmo_handle-error")).to_contain_text("Type the handle alone")
    await page.get_by_label("Venmo goes to").fill("@Rio-Grill")
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("#toasts")).to_contain_text("Saved. Customers see it from now on.")


async def _sell_something(page: Page) -> None:
    """Start with the standard menu, and say what the state takes."""
    await _follow(page, "menu")
    await page.get_by_role("button", name="Start with the standard menu").click()
    await expect(page.locator("main")).to_contain_text("Filet mignon")
    await _follow(page, "tax")
    await page.get_by_label("Sales tax").fill("8.875")
    await page.get_by_role("button", name="Save as a new version").click()
    await expect(page.locator("#toasts")).to_contain_text("Saved as a new version")


async def _take_on_a_chef(page: Page) -> None:
    await _follow(page, "chefs")
    await page.goto("/riverside/chefs/new")
    await page.get_by_label("Name", exact=True).fill("Kenji Watanabe")
    await page.get_by_label("ZIP code of home").fill("95814")
    for day in ("Friday", "Saturday", "Sunday"):
        await page.get_by_label(re.compile(f"^{day[:3]}[a-z]* from$")).fill("10:00")
        await page.get_by_label(re.compile(f"^{day[:3]}[a-z]* until$")).fill("23:45")
    await page.get_by_role("button", name="Add them").click()
    await page.wait_for_url(re.compile(r"/chefs/[0-9a-f-]{36}"))


async def _read_a_mailbox(page: Page, server: Dovecot) -> None:
    await _follow(page, "mailbox")
    await page.goto("/riverside/mailboxes/new")
    await page.get_by_label("Address", exact=True).fill(MAILBOX)
    await page.get_by_label("Mail server", exact=True).fill(server.host)
    await page.get_by_label("Port", exact=True).fill(str(server.port))
    await page.get_by_label("Encrypted (TLS)").uncheck()
    await page.get_by_label("Password or refresh token").fill(PASSWORD)
    await page.get_by_label("It signs as").fill(mails.RECEIVER)
    await page.get_by_role("button", name="Read this mailbox").click()
    await page.wait_for_url(re.compile(r"/mailboxes/[0-9a-f-]{36}"))


async def _add_an_admin(page: Page) -> None:
    await page.goto(LIST)
    await expect(page.locator("#staff")).to_have_attribute("data-state", "look")
    await page.goto("/riverside/staff/new")
    await page.get_by_label("Name", exact=True).fill("Maya Petrossian")
    await page.get_by_label("E-mail").fill("maya@grill.example.com")
    await page.get_by_label("Role").select_option("ADMIN")
    await page.get_by_label("First password").fill("another four words here")
    await page.get_by_role("button", name="Add them").click()
    await page.wait_for_url(re.compile(r"/staff/[0-9a-f-]{36}"))


async def _try_the_mail(page: Page, smtp: SmtpSink) -> None:
    await page.goto(LIST)
    await page.locator("#mail").get_by_role("button", name="Send me a test mail").click()
    await expect(page.locator("#mail")).to_contain_text("did it arrive?")
    assert smtp.recipients == [[OWNER]]
    await page.locator("#mail").get_by_role("button", name="It arrived").click()
    await expect(page.locator("#mail")).to_have_attribute("data-state", "done")


async def _try_the_names(page: Page, names: DnsServer) -> None:
    await page.locator("#names").get_by_role("button", name="Look into the DNS").click()
    await expect(page.locator("#names")).to_contain_text("grill.example.com lacks SPF")
    names.records |= {
        "grill.example.com": ["v=spf1 include:_spf.google.com -all"],
        "google._domainkey.grill.example.com": ["v=DKIM1; k=rsa; p=MIIBIjANBg"],
        "_dmarc.grill.example.com": ["v=DMARC1; p=quarantine"],
    }
    await page.locator("#names").get_by_role("button", name="Look again").click()
    await expect(page.locator("#names")).to_have_attribute("data-state", "done")


async def _is_green(page: Page) -> None:
    """Wait until the worker has read the mailbox; then nothing is missing, and Today says nothing of it any more."""
    deadline = time.monotonic() + COMES_WITHIN / 1000
    await page.goto(LIST)
    while await page.locator("#mailbox").get_attribute("data-state") != "done" and time.monotonic() < deadline:
        await page.reload()
    missing = await page.locator(".go-live-list > [data-state=missing] h2").all_inner_texts()
    assert missing == []
    await expect(page.locator(".banner.ok")).to_contain_text("Riverside is open.")
    await looked_at(page, "go-live-green")
    async with page.expect_response("**/go-live/reminder"):
        await page.goto("/riverside/today")
    await expect(page.locator("#go-live-reminder .banner")).to_have_count(0)


async def _book(page: Page) -> str:
    """Find the business by its address, and hold a date; returns the booking's code."""
    await page.goto("/")
    await expect(page.get_by_role("heading", level=1)).to_have_text("A hibachi chef at your home")
    await looked_at(page, "start")
    await page.set_viewport_size(PHONE)
    await page.get_by_label("ZIP code of your party").fill("95814")
    await page.get_by_role("button", name="See open dates").click()
    await page.wait_for_url("**/riverside/book?zip=95814")
    await page.locator(".pick-date td a:not(.full)").first.click()
    await page.locator("#times label:not(:has(:disabled))").first.click()
    await page.get_by_role("button", name="Next").click()
    await page.wait_for_url("**/guests")
    await say_where(page)
    await say_who(page, HOST)
    await page.get_by_role("button", name=HOLD).click()
    await page.wait_for_url("**/b/*")
    found = re.search(r"RG-[A-Z2-9]{6}", await page.locator("main").inner_text())
    assert found is not None
    return found[0]


def _payment(reference: str) -> bytes:
    """Write the bank's mail about the deposit, as our own mail server took it in."""
    notice = mails.DemoMail(
        payer=HOST, amount="100.00", number="20261130001", sent_at=clock.now(), memo=reference, to=MAILBOX
    )
    return mails.chase(notice)


async def _confirm(page: Page, reference: str) -> None:
    """Look at the payment in the queue (nothing is applied by itself yet), and confirm it."""
    await page.goto("/riverside/queue")
    await page.locator(".queue-row").first.click(timeout=COMES_WITHIN)
    await expect(page.locator("#payment")).to_contain_text(HOST.upper())
    await expect(page.locator("main")).to_contain_text(reference)
    await expect(page.locator("[data-who-is-picked]")).to_contain_text(HOST)
    await press(page, "Enter")
    await expect(page.locator("#toasts")).to_contain_text("$100.00 to")


async def _follow(page: Page, key: str) -> None:
    """Go from the list to where something is set up, by its own link."""
    await page.goto(LIST)
    await page.locator(f"#{key} .go-live-way > a").click()
    await page.wait_for_url(lambda url: LIST not in url)
