"""Keys that are looked up before a mail is read, from a real name server, and kept."""

import re
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import dns.rcode
import msgspec
import pytest

from jobs.attempt import Ending, attempt
from jobs.job import Call
from jobs.matching import receive
from piccolo_conf import DB
from portal import clock
from portal.demo import Stage, mails
from portal.domain import matching, system
from portal.domain.matching.receive import read
from portal.domain.system import MailReceived
from portal.integrations.connect import Integrations
from portal.integrations.dns_resolver import DnsResolver
from tables.matching import PaymentNotification
from tables.system import DkimKey, Mailbox, MailboxAuth, RawMail
from tests.cast import Builder
from tests.journeys.work import integrations_in
from tests.matching.signing import rsa_key, signed
from tests.peers.dns_server import DnsServer, running_dns_server

NAME = "s1._domainkey.chase.com"
RECORD = rsa_key()[1]

pytestmark = pytest.mark.usefixtures("riverside")


@pytest.fixture
def name_server() -> Iterator[DnsServer]:
    with running_dns_server() as server:
        server.records[NAME] = [RECORD]
        yield server


@pytest.fixture
def outside(name_server: DnsServer, tmp_path: Path) -> Integrations:
    return msgspec.structs.replace(integrations_in(tmp_path), name_server=DnsResolver(name_server.address))


@pytest.fixture
async def verifying(stage: Stage) -> Mailbox:
    """Open a mailbox whose server checks nothing, so that we do."""
    details = system.MailboxDetails(
        address="pay@elsewhere.example", auth=MailboxAuth.LOCAL, receiver="mx.elsewhere.example", verifies_dkim=True
    )
    return await system.open_mailbox(details, stations=[stage.riverside.id])


def notice(a: Builder, **facts: str) -> bytes:
    """Write a notice of Chase's that is signed, and that nobody checked."""
    said = a.notice("Dana Ortiz", **facts)
    raw = re.sub(rb"\AAuthentication-Results:.*\n(?:[ \t].*\n)*", b"", mails.chase(said))
    return signed(raw, domain="chase.com", tags={"t": str(int(said.sent_at.timestamp()))})


async def tried(outside: Integrations, mail: RawMail) -> Ending:
    """Run the job that a mail starts, as a worker would."""
    call = Call(
        event_id=mail.id,
        business=mail.business,
        stations=tuple(mail.stations),
        event=MailReceived.name,
        facts={"stream_id": str(mail.id), "mailbox": str(mail.mailbox)},
    )
    return (await attempt(outside, receive, call, tries=1)).ending


async def received(outside: Integrations, mail: RawMail) -> PaymentNotification:
    """Return what the job that a mail starts has made of it."""
    assert await tried(outside, mail) is Ending.DONE
    found = await PaymentNotification.objects().where(PaymentNotification.mail == mail.id).first()
    assert found is not None
    return found


async def test_a_signature_that_fits_the_key_proves_a_mail(
    a: Builder, outside: Integrations, verifying: Mailbox
) -> None:
    notification = await received(outside, await a.mail(notice(a), mailbox=verifying))

    assert notification.is_trusted
    assert NAME in notification.reasons


async def test_a_key_is_asked_for_once(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer
) -> None:
    for _ in range(2):
        await received(outside, await a.mail(notice(a), mailbox=verifying))

    assert name_server.asked == [NAME]
    assert await DkimKey.count() == 1


async def test_a_mail_is_read_again_by_the_key_of_its_day(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer
) -> None:
    mail = await a.mail(notice(a), mailbox=verifying)
    await received(outside, mail)
    name_server.records.clear()
    await DkimKey(name=NAME, record="v=DKIM1; p=", fetched_at=clock.now() + timedelta(days=400)).save()

    assert (await read(mail)).trusted


async def test_a_key_of_long_ago_does_not_count_for_a_mail_of_today(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer
) -> None:
    await DkimKey(name=NAME, record=RECORD, fetched_at=clock.now() - timedelta(days=2)).save()
    name_server.records.clear()

    notification = await received(outside, await a.mail(notice(a), mailbox=verifying))

    assert name_server.asked == [NAME]
    assert not notification.is_trusted
    assert "the DNS has no key s1._domainkey.chase.com" in notification.reasons


async def test_a_name_server_that_does_not_answer_is_asked_again_for_a_while(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer
) -> None:
    name_server.rcode = dns.rcode.SERVFAIL
    mail = await a.mail(notice(a), mailbox=verifying)

    assert await tried(outside, mail) is Ending.AGAIN
    name_server.rcode = dns.rcode.NOERROR
    assert (await received(outside, mail)).is_trusted


async def test_a_name_server_that_does_not_answer_for_long_holds_no_mail_up(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["portal.domain.matching.fetch_keys"], "PATIENCE", timedelta(0))
    name_server.rcode = dns.rcode.SERVFAIL

    notification = await received(outside, await a.mail(notice(a), mailbox=verifying))

    assert not notification.is_trusted
    assert notification.state == "waiting"
    name_server.rcode = dns.rcode.NOERROR
    await matching.fetch_keys(notification.mail, name_server=outside.name_server)
    await matching.reread(notification.id)
    assert (await PaymentNotification.one(notification.id)).is_trusted


async def test_it_is_off_unless_a_mailbox_wants_it(a: Builder, outside: Integrations, name_server: DnsServer) -> None:
    notification = await received(outside, await a.mail(notice(a)))

    assert not notification.is_trusted
    assert name_server.asked == []


async def test_a_strangers_mail_makes_us_look_nothing_up(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer
) -> None:
    raw = (
        notice(a).replace(b"no.reply.alerts@chase.com", b"eve@evil.example").replace(b"d=chase.com", b"d=evil.example")
    )

    await received(outside, await a.mail(raw, mailbox=verifying))

    assert name_server.asked == []


async def test_what_our_receiver_found_false_stays_false(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer
) -> None:
    failed = b"Authentication-Results: mx.elsewhere.example; dmarc=fail header.from=chase.com\n"

    notification = await received(outside, await a.mail(failed + notice(a), mailbox=verifying))

    assert notification.kind == "phishing"
    assert name_server.asked == []


class Watching(DnsResolver):
    """Notes whether a transaction is open while it is asked."""

    open_ones: list[object]

    async def txt(self, name: str) -> str:
        self.open_ones.append(DB.current_transaction.get())
        return await super().txt(name)


@pytest.mark.commits
async def test_no_transaction_is_open_while_the_name_server_is_spoken_to(
    a: Builder, outside: Integrations, verifying: Mailbox, name_server: DnsServer
) -> None:
    watching = Watching(name_server.address)
    watching.open_ones = []

    await received(msgspec.structs.replace(outside, name_server=watching), await a.mail(notice(a), mailbox=verifying))

    assert watching.open_ones == [None]
