"""Opening, changing and switching mailboxes."""

import msgspec
import pytest

from portal import clock
from portal.domain import system
from portal.domain.system import NotReadable
from tables.scope import ScopeViolation, scoped
from tables.system import Mailbox, MailboxAuth, MailSource, ReceiverType
from tests.system.house import DETAILS, House, build
from tests.system.mailboxes import GMAIL, names_of_events


async def test_it_is_read_from_then_on(house: House) -> None:
    with scoped(house.scope):
        opened = await system.open_mailbox(GMAIL, stations=[house.riverside, house.hilltop])

        [watched] = await system.watched()
    assert (watched.business, set(watched.stations)) == (house.business, {house.riverside, house.hilltop})
    assert (watched.account.address, watched.account.username) == ("pay@example.com", "pay@example.com")
    assert watched.account.secret == "app password"
    assert "app password" not in repr(watched)
    assert await names_of_events(opened.id) == ["system.mailbox.opened"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"address": "nobody"}, "address"),
        ({"address": "../pay@example.com"}, "address"),
        ({"host": ""}, "host"),
        ({"host": "https://imap.gmail.com/"}, "host"),
        ({"port": 0}, "port"),
        ({"uses_tls": False}, "uses_tls"),
        ({"secret": ""}, "secret"),
        ({"folder": " "}, "folder"),
        ({"read_back_days": 1000}, "read_back_days"),
        ({"receiver": " "}, "receiver"),
    ],
)
async def test_it_refuses_what_cannot_be_read(house: House, change: dict[str, object], field: str) -> None:
    with scoped(house.scope), pytest.raises(NotReadable) as refused:
        await system.open_mailbox(msgspec.structs.replace(GMAIL, **change), stations=[house.riverside])

    assert refused.value.field == field


async def test_it_refuses_a_mailbox_for_no_station_or_for_somebody_elses(house: House) -> None:
    with scoped(house.at(house.riverside)):
        with pytest.raises(NotReadable):
            await system.open_mailbox(GMAIL, stations=[])
        with pytest.raises(ScopeViolation):
            await system.open_mailbox(GMAIL, stations=[house.hilltop])


@pytest.mark.usefixtures("mailbox")
async def test_it_refuses_to_read_a_folder_twice(house: House) -> None:
    with scoped(house.scope):
        with pytest.raises(NotReadable, match="read already"):
            await system.open_mailbox(DETAILS, stations=[house.hilltop])

        other = await system.open_mailbox(msgspec.structs.replace(DETAILS, folder="Zelle"), stations=[house.hilltop])
        with pytest.raises(NotReadable, match="read already"):
            await system.change_mailbox(other.id, details=DETAILS, stations=[house.hilltop])


async def test_a_change_keeps_the_secret_and_the_place_where_it_was(house: House) -> None:
    with scoped(house.scope):
        opened = await system.open_mailbox(GMAIL, stations=[house.riverside])
        await Mailbox.update({"uid_validity": 7, "last_uid": 9, "trouble": "Wrong."}).where(Mailbox.id == opened.id)

        changed = await system.change_mailbox(
            opened.id,
            details=msgspec.structs.replace(GMAIL, secret="", folder="INBOX", read_back_days=7),
            stations=[house.hilltop],
        )

    assert (changed.read_back_days, changed.secret, changed.stations) == (7, "app password", [house.hilltop])
    assert (changed.uid_validity, changed.last_uid, changed.trouble) == (7, 9, "")
    assert await names_of_events(opened.id) == ["system.mailbox.opened", "system.mailbox.changed"]


@pytest.mark.parametrize(
    "change",
    [
        {"host": "imap.attacker.example"},
        {"port": 9993},
        {"username": "somebody"},
        {"address": "other@example.com"},
        {"auth": MailboxAuth.XOAUTH2},
        {"host": "127.0.0.1", "uses_tls": False},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_the_stored_secret_is_never_sent_to_another_log_in(house: House, change: dict[str, object]) -> None:
    elsewhere = msgspec.structs.replace(GMAIL, secret="", **change)
    with scoped(house.scope):
        opened = await system.open_mailbox(GMAIL, stations=[house.riverside])

        with pytest.raises(NotReadable) as refused:
            await system.change_mailbox(opened.id, details=elsewhere, stations=[house.riverside])

        assert refused.value.field == "secret"
        [watched] = await system.watched()
        assert (watched.account.host, watched.account.secret) == ("imap.gmail.com", "app password")

        typed = msgspec.structs.replace(elsewhere, secret="another")
        changed = await system.change_mailbox(opened.id, details=typed, stations=[house.riverside])
    assert changed.secret == "another"


async def test_a_mailbox_that_needs_no_log_in_keeps_no_secret_for_a_later_one(house: House) -> None:
    local = msgspec.structs.replace(GMAIL, auth=MailboxAuth.LOCAL, host="imap.attacker.example", secret="")
    with scoped(house.scope):
        opened = await system.open_mailbox(GMAIL, stations=[house.riverside])

        changed = await system.change_mailbox(opened.id, details=local, stations=[house.riverside])

        assert changed.secret is None
        back = msgspec.structs.replace(local, auth=MailboxAuth.PASSWORD)
        with pytest.raises(NotReadable, match="again"):
            await system.change_mailbox(opened.id, details=back, stations=[house.riverside])


async def test_microsoft_365_needs_no_name_to_sign_with(house: House) -> None:
    details = msgspec.structs.replace(
        GMAIL, receiver_type=ReceiverType.MICROSOFT_365, receiver="", our_names=("MyHibachi LLC",), verifies_dkim=True
    )
    with scoped(house.scope):
        opened = await system.open_mailbox(details, stations=[house.riverside])

        found = await Mailbox.one(opened.id)
    assert (found.receiver_type, found.receiver, found.verifies_dkim) == (ReceiverType.MICROSOFT_365, "", True)
    assert msgspec.json.decode(found.our_names) == ["MyHibachi LLC"]


async def test_another_folder_is_read_from_its_beginning(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await Mailbox.update({"uid_validity": 7, "last_uid": 9}).where(Mailbox.id == mailbox.id)

        changed = await system.change_mailbox(
            mailbox.id, details=msgspec.structs.replace(DETAILS, folder="Zelle"), stations=[house.riverside]
        )

    assert [changed.uid_validity, changed.last_uid] == [None, 0]


async def test_it_is_switched_off_and_on_once(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await system.switch_mailbox(mailbox.id, is_on=True)
        await system.switch_mailbox(mailbox.id, is_on=False)
        assert await system.watched() == []

        await system.switch_mailbox(mailbox.id, is_on=True)
        assert len(await system.watched()) == 1

    assert await names_of_events(mailbox.id) == ["system.mailbox.opened", *["system.mailbox.switched"] * 2]


async def test_another_business_sees_no_mailbox_of_ours_and_cannot_read_it_too(house: House, mailbox: Mailbox) -> None:
    other = await build("other")

    with scoped(other.scope):
        assert await system.mailboxes() == []
        with pytest.raises(NotReadable):
            await system.open_mailbox(DETAILS, stations=[other.riverside])

    with scoped(house.scope):
        [view] = await system.mailboxes()
    assert (view.id, view.auth, view.is_on) == (mailbox.id, MailboxAuth.LOCAL, True)


async def test_a_mailbox_that_is_given_another_station_takes_its_watched_senders_along(house: House) -> None:
    with scoped(house.scope):
        mailbox = await system.open_mailbox(GMAIL, stations=[house.riverside])
        await system.note_source(mailbox.id, sender="zelle.chase", seen_at=clock.now(), is_understood=True)

        await system.change_mailbox(mailbox.id, details=GMAIL, stations=[house.hilltop])

        [source] = await MailSource.select(MailSource.stations)
    assert source["stations"] == [house.hilltop]
