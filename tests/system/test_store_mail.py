"""Keeping mails as they came."""

from datetime import UTC, datetime
from uuid import UUID

import msgspec

from portal.domain import system
from portal.integrations.ports import InboundMail
from tables.events import DomainEvent
from tables.scope import scoped
from tables.system import Mailbox, RawMail
from tests.system.house import House

MAIL = InboundMail(
    uid_validity=7,
    uid=1,
    raw=b"Subject: D\xe1na paid $400\r\n\r\n\x00\xff",
    size_bytes=30,
    received_at=datetime(2026, 11, 1, 9, tzinfo=UTC),
)


async def test_it_keeps_every_byte(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        kept = await system.store_mail(mailbox.id, MAIL)

        assert kept is not None
        found = await RawMail.one(kept.id)
    assert str(found.content).encode("latin-1") == MAIL.raw
    assert found.received_at == MAIL.received_at


async def test_it_keeps_a_mail_for_the_stations_of_its_mailbox_only(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        kept = await system.store_mail(mailbox.id, MAIL)

    assert kept is not None
    with scoped(house.at(house.hilltop)):
        assert not await RawMail.exists().where(RawMail.id == kept.id)


async def test_it_tells_that_a_mail_came_and_whose_it_may_be(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        kept = await system.store_mail(mailbox.id, MAIL)

    assert kept is not None
    [event] = await DomainEvent.objects().where(DomainEvent.stream_id == kept.id)
    assert event.name == "system.mail.received"
    assert msgspec.json.decode(event.stations, type=list[UUID]) == [house.riverside]


async def test_it_keeps_a_mail_once_even_under_another_number(house: House, mailbox: Mailbox) -> None:
    renumbered = msgspec.structs.replace(MAIL, uid_validity=8, uid=100)

    with scoped(house.scope):
        assert await system.store_mail(mailbox.id, MAIL)
        assert await system.store_mail(mailbox.id, MAIL) is None
        assert await system.store_mail(mailbox.id, renumbered) is None

        assert await RawMail.count() == 1
    assert await DomainEvent.count().where(DomainEvent.name == "system.mail.received") == 1
