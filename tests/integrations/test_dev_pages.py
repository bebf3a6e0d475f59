"""The pages of the local adapters."""
# ruff: noqa: PLC0415 - the application chooses its database when it is imported

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from portal.integrations.local import LocalEmailSender, LocalMailboxes
from tests.integrations.places import NOTHING_READ, Place, account, mail, read
from tests.integrations.receipt import RECEIPT

if TYPE_CHECKING:
    from tests.web.visitor import Visitor


@pytest.fixture
async def visitor(database: None, redis_url: str, tmp_path: Path) -> "AsyncIterator[Visitor]":
    from tests.web.visitor import Visitor, application

    async with application(PORTAL_DATA=str(tmp_path), REDIS_URL=redis_url) as app, Visitor(app) as opened:
        yield opened


async def test_the_outbox_shows_what_would_have_been_sent(visitor: "Visitor", tmp_path: Path) -> None:
    assert "No mail yet" in (await visitor.get("/dev/outbox")).text

    await LocalEmailSender(tmp_path / "outbox").send(RECEIPT)

    page = (await visitor.get("/dev/outbox")).text
    assert "Dana &lt;dana@example.com&gt;" in page
    assert "Thank you, Dána." in page


async def test_a_pasted_mail_arrives_in_the_mailbox(visitor: "Visitor", tmp_path: Path) -> None:
    mailboxes = LocalMailboxes(tmp_path / "mailbox")
    place = Place(account(auth="local"), mailboxes, lambda _: None)
    await read(place)

    answer = await visitor.submits(
        "/dev/mailbox", address=place.account.address, mail="From: alerts@example.com\nSubject: Paid\n\nDána"
    )

    assert answer.status_code == 303
    [arrived] = await read(place, NOTHING_READ)
    assert arrived.raw == "From: alerts@example.com\r\nSubject: Paid\r\n\r\nDána\r\n".encode()


async def test_a_mail_to_nobody_is_refused(visitor: "Visitor", tmp_path: Path) -> None:
    LocalMailboxes(tmp_path / "mailbox").deliver("riverside@example.com", mail())

    answer = await visitor.submits("/dev/mailbox", address="nobody@example.com", mail="Subject: Paid")

    assert answer.status_code == 422
    assert "No mailbox of this address" in answer.text
