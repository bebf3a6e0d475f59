"""What only mailboxes on a server do: leave no trace, and say clearly what is wrong."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from imaplib import IMAP4
from pathlib import Path
from typing import Any

import pytest

from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.integrations.imap import ImapMailboxes
from portal.integrations.ports import MailboxAccount
from tests.integrations.places import HERE, NOTHING_READ, Place, account, all_after, mail, read
from tests.integrations.scripted_imap import scripted_imap, self_signed


async def test_it_changes_nothing_on_the_server(on_server: Place) -> None:
    on_server.deliver(mail("read by its owner"))
    with _client(on_server.account) as owner:
        owner.select(on_server.account.folder)
        owner.store("1", "+FLAGS", r"(\Seen \Flagged)")
    on_server.deliver(mail("unread"))
    before = _everything(on_server.account)

    async with on_server.mailboxes.open(on_server.account) as mailbox:
        found = await all_after(mailbox, NOTHING_READ)
        waiting = asyncio.create_task(mailbox.changed())
        await asyncio.sleep(0.3)
        waiting.cancel()

    assert len(found) == 2
    assert _everything(on_server.account) == before
    assert any(rb"\Seen" in line for line in before)
    assert any(b"UNSEEN 1" in line for line in before)


async def test_it_reads_again_with_new_numbers_after_the_folder_was_made_anew(on_server: Place) -> None:
    on_server.deliver(mail())
    [before] = await read(on_server)
    with _client(on_server.account) as owner:
        owner.delete(on_server.account.folder)
        await asyncio.sleep(1.1)  # Dovecot numbers folders by the second
        owner.create(on_server.account.folder)
    on_server.deliver(mail())

    [after] = await read(on_server)

    assert after.uid_validity != before.uid_validity
    assert after.raw == before.raw


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"secret": "wrong"}, "does not accept this user name and password"),
        ({"folder": "Nowhere"}, "no folder “Nowhere”"),
        ({"host": "192.0.2.1"}, "Switch TLS on"),
    ],
)
async def test_it_says_what_is_to_be_corrected(on_server: Place, changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(VendorRefused, match=sentence):
        await read(on_server.at(**changes))


async def test_it_says_when_nothing_answers(on_server: Place) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))

        with pytest.raises(VendorUnavailable, match="No mail server could be reached there"):
            await read(on_server.at(port=unused.getsockname()[1]))


async def test_it_says_when_the_port_speaks_no_tls(on_server: Place) -> None:
    with pytest.raises(VendorUnavailable, match="No mail server could be reached there"):
        await read(on_server.at(uses_tls=True))


async def test_it_reads_over_tls_from_a_server_whose_certificate_is_good(tmp_path: Path) -> None:
    certificate = self_signed(tmp_path)
    serving = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    serving.load_cert_chain(certificate)
    trusting = ImapMailboxes(reach=HERE, trusted=ssl.create_default_context(cafile=certificate))

    with scripted_imap(tls=serving) as server:
        place = _scripted(server.port, trusting).at(uses_tls=True)
        assert await read(place) == []

        with pytest.raises(VendorUnavailable, match="its certificate is for that name"):
            await read(place._replace(mailboxes=ImapMailboxes(reach=HERE)))


async def test_it_says_when_the_server_hangs_up(on_server: Place) -> None:
    with scripted_imap(EXAMINE=[b"* BYE going down", b""]) as server, pytest.raises(VendorUnavailable):
        await read(on_server.at(port=server.port))


async def test_it_does_not_call_a_busy_server_a_wrong_password() -> None:
    with (
        scripted_imap(LOGIN=[b"TAG NO [UNAVAILABLE] try again in a minute"]) as server,
        pytest.raises(VendorUnavailable, match="right now"),
    ):
        await read(_scripted(server.port))


async def test_it_never_repeats_the_servers_own_words() -> None:
    with (
        scripted_imap(LOGIN=[b"TAG NO [AUTHENTICATIONFAILED] no such user dana@example.com"]) as server,
        pytest.raises(VendorRefused) as refused,
    ):
        await read(_scripted(server.port))

    assert "dana" not in str(refused.value)


async def test_it_gives_up_a_line_on_which_nobody_speaks_any_more() -> None:
    with scripted_imap(IDLE=[b"+ idling"]) as server:
        place = _scripted(server.port, ImapMailboxes(reach=HERE, timeout=0.3, idle_seconds=0.2))
        async with place.mailboxes.open(place.account) as mailbox:
            with pytest.raises(VendorUnavailable):
                await asyncio.wait_for(mailbox.changed(), 5)


async def test_it_leaves_no_thread_behind_when_it_is_told_to_stop() -> None:
    with scripted_imap(IDLE=[b"+ idling"]) as server:
        place = _scripted(server.port)
        async with place.mailboxes.open(place.account) as mailbox:
            waiting = asyncio.create_task(mailbox.changed())
            await asyncio.sleep(0.2)
            waiting.cancel()

        async with asyncio.timeout(2):
            while any(thread.name.startswith("imap") for thread in threading.enumerate()):  # noqa: ASYNC110
                await asyncio.sleep(0.01)


async def test_it_issues_idle_anew_before_the_server_hangs_up() -> None:
    with scripted_imap(IDLE=[b"+ idling", b"TAG OK done"]) as server:
        place = _scripted(server.port, ImapMailboxes(reach=HERE, idle_seconds=0.1))
        async with place.mailboxes.open(place.account) as mailbox:
            waiting = asyncio.create_task(mailbox.changed())
            await asyncio.sleep(0.5)
            assert not waiting.done()
            assert server.heard.count(b"DONE") > 1

            server.answers["IDLE"] = [b"+ idling", b"* 1 EXISTS", b"TAG OK done"]

            await asyncio.wait_for(waiting, 5)


async def test_it_looks_now_and_then_where_the_server_has_no_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.integrations.imap.POLL_SECONDS", 0.01)
    with scripted_imap(CAPABILITY=[b"* CAPABILITY IMAP4rev1", b"TAG OK done"]) as server:
        place = _scripted(server.port)
        async with place.mailboxes.open(place.account) as mailbox:
            await asyncio.wait_for(mailbox.changed(), 5)


async def test_it_finds_a_mails_number_behind_the_mail_too() -> None:
    size_first = b'* 1 FETCH (RFC822.SIZE 9 INTERNALDATE " 1-Nov-2026 10:00:00 +0100" UID 3)'
    body = b"* 1 FETCH (BODY[] {9}\r\nSubject:x UID 3)"
    with scripted_imap(UID_SEARCH=[b"* SEARCH 3", b"TAG OK done"]) as server:
        server.answers["UID FETCH"] = [size_first, b"* 2 FETCH (FLAGS (\\Seen))", body, b"TAG OK done"]

        [found] = await read(_scripted(server.port))

    assert found.raw == b"Subject:x"
    assert found.received_at.isoformat() == "2026-11-01T09:00:00+00:00"


def _scripted(port: int, mailboxes: ImapMailboxes | None = None) -> Place:
    return Place(account(port=port), mailboxes or ImapMailboxes(reach=HERE), lambda _: None)


def _everything(login: MailboxAccount) -> list[bytes]:
    """Return folders, counts and flags, as an observer who changes none sees them."""
    with _client(login) as owner:
        _, folders = owner.list()
        _, counts = owner.status(login.folder, "(MESSAGES RECENT UIDNEXT UIDVALIDITY UNSEEN)")
        owner.select(login.folder, readonly=True)
        _, flags = owner.fetch("1:*", "(UID FLAGS)")
    return [line for line in (*folders, *counts, *flags) if isinstance(line, bytes)]


@contextmanager
def _client(login: MailboxAccount) -> Iterator[IMAP4]:
    with IMAP4(login.host, login.port) as client:
        client.login(login.username, login.secret)
        yield client
