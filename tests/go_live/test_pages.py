"""The page that says what is missing, and its tries: a real mail server and a real name server."""

from collections.abc import AsyncIterator, Iterator
from typing import NamedTuple

import pytest
from litestar import Litestar

from portal.domain import chefs
from portal.domain.chefs import ChefDetails, WeekHours
from tables.access import AuditEntry
from tables.go_live import GoLiveTry
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.cast import Builder
from tests.peers.dns_server import DnsServer, running_dns_server
from tests.peers.servers import TestServers
from tests.peers.smtp_sink import SmtpSink, running_smtp_sink
from tests.web.visitor import Visitor, application

PAGE = "/riverside/go-live"


class Connected(NamedTuple):
    """The application, with the servers that it tries."""

    app: Litestar
    smtp: SmtpSink
    dns: DnsServer


@pytest.fixture(scope="module")
async def connected(servers: TestServers) -> AsyncIterator[Connected]:
    with running_smtp_sink() as smtp, running_dns_server() as dns:
        async with application(
            SMTP_HOST=smtp.host,
            SMTP_PORT=str(smtp.port),
            SMTP_TLS="none",
            SMTP_FROM="portal@grill.example.com",
            PORTAL_NAME_SERVER=dns.address,
        ) as built:
            yield Connected(built, smtp, dns)


@pytest.fixture
def app(connected: Connected, redis_url: str) -> Litestar:
    return connected.app


@pytest.fixture
def smtp_sink(connected: Connected) -> Iterator[SmtpSink]:
    yield connected.smtp
    connected.smtp.forget()


@pytest.fixture
def dns(connected: Connected) -> Iterator[DnsServer]:
    yield connected.dns
    connected.dns.forget()


@pytest.fixture
async def olive(staff: Company, visitor: Visitor, smtp_sink: SmtpSink) -> Visitor:
    return await visitor.logs_in(staff.olive)


def states(html: str) -> dict[str, str]:
    """Return how each thing stands, by the name of its line."""
    rows = (part.split('"') for part in html.split('<li id="')[1:])
    return {row[0]: row[2] for row in rows}


async def test_it_says_what_is_missing_and_what_comes_next(olive: Visitor) -> None:
    html = (await olive.get(PAGE)).text

    seen = states(html)
    assert (seen["station"], seen["handles"], seen["base_url"]) == ("done", "done", "missing")
    assert (seen["menu"], seen["chefs"], seen["first_date"]) == ("missing", "missing", "missing")
    assert "Next: Menu and prices" in html
    assert 'href="/riverside/settings/menu"' in html


async def test_a_menu_and_a_chef_open_the_first_date(staff: Company, a: Builder, olive: Visitor) -> None:
    await a.catalog()
    with scoped(a.stage.scope_of(a.stage.riverside)):
        week = [WeekHours(day, 600, 1500) for day in range(7)]
        await chefs.hire(ChefDetails(name="Kenji Watanabe", postal_code="95814"), hours=week)

    seen = states((await olive.get(PAGE)).text)

    assert (seen["menu"], seen["times"], seen["chefs"], seen["first_date"]) == ("done", "done", "done", "done")


async def test_a_test_mail_is_sent_to_who_asks_and_counts_once_it_arrived(
    staff: Company, olive: Visitor, smtp_sink: SmtpSink
) -> None:
    early = await olive.submits(f"{PAGE}/mail/arrival", page=PAGE)
    await olive.submits(f"{PAGE}/mail", page=PAGE)
    sent = (await olive.get(PAGE)).text
    await olive.submits(f"{PAGE}/mail/arrival", page=PAGE)
    arrived = (await olive.get(PAGE)).text

    assert early.status_code == 422
    assert smtp_sink.recipients == [["admin@demo.example.com"]]
    assert "did it arrive?" in sent
    assert (states(sent)["mail"], states(arrived)["mail"]) == ("missing", "done")
    with scoped(ALL_STATIONS):
        tried = await GoLiveTry.objects().first()
    assert tried is not None
    assert "admin@" not in tried.about + tried.words
    assert await AuditEntry.exists().where(AuditEntry.route == "/{slug}/go-live/mail")


async def test_a_mail_that_is_not_taken_says_why(olive: Visitor, smtp_sink: SmtpSink) -> None:
    smtp_sink.refusal = "550 5.7.1 not from you"

    await olive.submits(f"{PAGE}/mail", page=PAGE)

    assert "The mail server did not accept the email (code 550)." in (await olive.get(PAGE)).text


async def test_another_sender_has_to_be_tried_anew(olive: Visitor) -> None:
    await olive.submits(f"{PAGE}/mail", page=PAGE)
    business = "/riverside/business"
    await olive.submits(business, name="MyHibachi", accent="#c43b15", sender_email="new@grill.example.com")

    assert "Nobody has tried it." in (await olive.get(PAGE)).text


async def test_the_dns_is_asked_and_its_answer_stands_there(olive: Visitor, dns: DnsServer) -> None:
    dns.records["demo.example.com"] = ["v=spf1 -all"]
    await olive.submits(f"{PAGE}/names", page=PAGE)
    lacking = (await olive.get(PAGE)).text
    dns.records |= {"google._domainkey.demo.example.com": ["p=AAAA"], "_dmarc.demo.example.com": ["v=DMARC1; p=none"]}
    await olive.submits(f"{PAGE}/names", page=PAGE)

    assert "demo.example.com lacks a DKIM key" in lacking
    assert states((await olive.get(PAGE)).text)["names"] == "done"


async def test_all_stations_are_summed_up(olive: Visitor) -> None:
    html = (await olive.get("/all/go-live")).text

    assert "things are missing until a customer can book and pay." in html
    assert 'href="/hilltop/go-live"' in html


async def test_a_manager_is_not_asked_to_set_anything_up(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    assert (await visitor.get(PAGE)).status_code == 403
