"""Mailboxes under test."""

from imaplib import IMAP4
from pathlib import Path

import pytest

from portal.integrations.imap import ImapMailboxes
from portal.integrations.local import LocalMailboxes
from tests.integrations.places import HERE, Place, account
from tests.peers.dovecot import Dovecot


@pytest.fixture
def on_server(dovecot: Dovecot) -> Place:
    """Return an empty folder of a real mailbox."""
    login = account(port=dovecot.port)
    with IMAP4(dovecot.host, dovecot.port) as client:
        client.login(login.username, login.secret)
        client.create(login.folder)
    return Place(login, ImapMailboxes(reach=HERE), lambda raw: dovecot.deliver(login.address, raw, folder=login.folder))


@pytest.fixture
def in_folder(tmp_path: Path) -> Place:
    """Return an empty local mailbox."""
    mailboxes = LocalMailboxes(tmp_path)
    login = account(auth="local")
    return Place(login, mailboxes, lambda raw: mailboxes.deliver(login.address, raw))


@pytest.fixture(params=["on_server", "in_folder"])
def place(request: pytest.FixtureRequest) -> Place:
    """Return each kind of mailbox in turn."""
    found: Place = request.getfixturevalue(request.param)
    return found
