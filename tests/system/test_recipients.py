"""Whose accounts the notices in a mailbox are about: counted, decided, forgotten."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from portal.domain import system
from portal.domain.system import NotARecipient
from portal.domain.system.recipient import index_of
from tables.base import RowMissing
from tables.events import DomainEvent
from tables.scope import scoped
from tables.stations import Station
from tables.system import Mailbox, MailRecipient, RecipientKind, RecipientState
from tests.system.house import ADDRESS, DETAILS, House, build

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
FRIEND = "a.friend@elsewhere.example"
OLIVE = uuid4()


async def seen(mailbox: Mailbox, value: str = FRIEND, *, hours: int = 0, sender: str = "zelle.chase") -> MailRecipient:
    noted = await system.note_recipient(mailbox.id, value=value, sender=sender, seen_at=MONDAY + timedelta(hours=hours))
    assert noted is not None
    return noted


async def standing(mailbox: Mailbox, value: str) -> RecipientState:
    return (await system.known_accounts(await Mailbox.one(mailbox.id))).standing(value)


async def test_notices_are_counted_however_the_account_is_written(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await seen(mailbox, "Our.Pay+zelle@gmail.com", hours=3)
        address = await seen(mailbox, "ourpay@googlemail.com", hours=1, sender="zelle.bofa")
        await seen(mailbox, "@Some-Body", sender="venmo")
        account = await seen(mailbox, "some-body", sender="venmo")

        assert await MailRecipient.count() == 2
    assert (address.kind, address.mails, address.sender) == (RecipientKind.ADDRESS, 2, "zelle.bofa")
    assert address.seen_at == MONDAY + timedelta(hours=3)
    assert (address.value, account.value) == ("Our.Pay+zelle@gmail.com", "@Some-Body")
    assert (account.kind, account.mails, account.state) == (RecipientKind.ACCOUNT, 2, RecipientState.SEEN)


async def test_no_number_of_notices_makes_an_account_ours(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        for hour in range(50):
            await seen(mailbox, hours=hour)

        assert await standing(mailbox, FRIEND) == RecipientState.SEEN
        assert await standing(mailbox, ADDRESS) == RecipientState.OURS


async def test_what_a_person_decides_holds_for_that_mailbox_until_it_is_taken_back(
    house: House, mailbox: Mailbox
) -> None:
    with scoped(house.scope):
        recipient = await seen(mailbox)
        other = await system.open_mailbox(
            system.MailboxDetails(address="other@example.com", auth=DETAILS.auth), stations=[house.riverside]
        )

        confirmed = await system.confirm_recipient(recipient.id, user_id=OLIVE)
        assert (confirmed.state, confirmed.decided_by) == (RecipientState.OURS, OLIVE)
        assert await standing(mailbox, "A.Friend+zelle@elsewhere.example") == RecipientState.OURS
        assert await standing(other, FRIEND) == RecipientState.SEEN

        await system.refuse_recipient(recipient.id, user_id=OLIVE)
        assert await standing(mailbox, FRIEND) == RecipientState.NOT_OURS

        reopened = await system.reopen_recipient(recipient.id)
        assert reopened.state == RecipientState.SEEN
        assert [reopened.decided_by, reopened.decided_at] == [None, None]
        assert await standing(mailbox, FRIEND) == RecipientState.SEEN


async def test_a_decision_is_told_once_and_names_nobody(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        recipient = await seen(mailbox)
        for _ in range(2):
            await system.confirm_recipient(recipient.id, user_id=OLIVE)
        await system.forget_recipient(recipient.id)

    events = (
        await DomainEvent.select(DomainEvent.name, DomainEvent.facts)
        .where(DomainEvent.stream_id == mailbox.id)
        .order_by(DomainEvent.id)
    )
    assert [event["name"] for event in events] == [
        "system.mailbox.opened",
        "system.mail_recipient.decided",
        "system.mail_recipient.forgotten",
    ]
    assert not any("friend" in event["facts"] for event in events)


@pytest.mark.parametrize(
    ("typed", "kept", "kind"),
    [
        ("  Pay@Example.ORG ", "pay@example.org", RecipientKind.ADDRESS),
        ("@Kens-Tacos", "@Kens-Tacos", RecipientKind.ACCOUNT),
        ("$kenstacos", "$kenstacos", RecipientKind.ACCOUNT),
        ("Kens  Tacos LLC", "Kens Tacos LLC", RecipientKind.ACCOUNT),
    ],
)
async def test_one_can_be_named_by_hand(
    typed: str, kept: str, kind: RecipientKind, house: House, mailbox: Mailbox
) -> None:
    with scoped(house.scope):
        added = await system.add_recipient(mailbox.id, value=typed, user_id=OLIVE)

        assert await standing(mailbox, kept) == RecipientState.OURS
    assert (added.value, added.kind, added.mails, added.state) == (kept, kind, 0, RecipientState.OURS)
    assert added.decided_by == OLIVE


@pytest.mark.parametrize("typed", ["pay@", "pay@nowhere", "a b@example.com", "@", "$", "@Kens Tacos", "-", "x" * 121])
async def test_what_no_notice_can_name_is_refused_at_its_field(typed: str, house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        with pytest.raises(NotARecipient) as refused:
            await system.add_recipient(mailbox.id, value=typed, user_id=OLIVE)

        assert await MailRecipient.count() == 0
    assert refused.value.field == "value"


async def test_one_that_was_seen_is_confirmed_by_typing_it(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        recipient = await seen(mailbox)

        added = await system.add_recipient(mailbox.id, value=FRIEND.upper(), user_id=OLIVE)
        with pytest.raises(NotARecipient, match="already"):
            await system.add_recipient(mailbox.id, value=FRIEND, user_id=OLIVE)

    assert (added.id, added.mails) == (recipient.id, 1)


async def test_a_forgotten_one_is_new_when_a_notice_names_it_again(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        recipient = await seen(mailbox)
        await system.confirm_recipient(recipient.id, user_id=OLIVE)
        await system.forget_recipient(recipient.id)

        assert await standing(mailbox, FRIEND) == RecipientState.SEEN
        again = await seen(mailbox)

    assert (again.mails, again.state) == (1, RecipientState.SEEN)


async def test_the_mailboxs_own_address_cannot_be_refused(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        recipient = await seen(mailbox, ADDRESS)

        with pytest.raises(NotARecipient, match="own address"):
            await system.refuse_recipient(recipient.id, user_id=OLIVE)


async def test_the_handles_and_names_of_the_business_and_its_stations_count(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        at_venmo, at_zelle = "Hibachi-Riverside", "zelle@example.com"
        await Station.update({Station.venmo_handle: at_venmo, Station.zelle_recipient: at_zelle}).where(
            Station.id == house.riverside
        )
        await Station.update({Station.venmo_handle: "Hibachi-Hilltop"}).where(Station.id == house.hilltop)

        for ours in ("@hibachi-riverside", at_zelle, "Myhibachi", "myhibachi riverside"):
            assert await standing(mailbox, ours) == RecipientState.OURS, ours
        for unknown in ("@Hibachi-Hilltop", "Riverside", "hibachi", "@Somebody-Else"):
            assert await standing(mailbox, unknown) == RecipientState.SEEN, unknown


async def test_what_was_refused_counts_nowhere(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        recipient = await seen(mailbox, "@Hibachi-Riverside")
        await system.refuse_recipient(recipient.id, user_id=OLIVE)
        await Station.update({Station.venmo_handle: "Hibachi-Riverside"}).where(Station.id == house.riverside)

        known = await system.known_accounts(mailbox)

    assert known.standing("@hibachi-riverside") == RecipientState.NOT_OURS
    assert "Hibachi-Riverside" not in known.handles


async def test_a_mailbox_of_several_stations_is_decided_about_by_who_has_them_all(house: House) -> None:
    with scoped(house.scope):
        mailbox = await system.open_mailbox(DETAILS, stations=[house.riverside, house.hilltop])
        recipient = await seen(mailbox)

    with scoped(house.at(house.riverside)):
        for refused in (
            system.confirm_recipient(recipient.id, user_id=OLIVE),
            system.refuse_recipient(recipient.id, user_id=OLIVE),
            system.reopen_recipient(recipient.id),
            system.forget_recipient(recipient.id),
            system.add_recipient(mailbox.id, value="@Ours", user_id=OLIVE),
        ):
            with pytest.raises(NotARecipient, match="All stations"):
                await refused


async def test_another_station_or_business_finds_none_of_it(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        recipient = await seen(mailbox)
    other = await build("other")

    for elsewhere in (house.at(house.hilltop), other.scope):
        with scoped(elsewhere):
            assert await MailRecipient.count() == 0
            with pytest.raises(RowMissing):
                await system.confirm_recipient(recipient.id, user_id=OLIVE)
            with pytest.raises(RowMissing):
                await system.add_recipient(mailbox.id, value="@Ours", user_id=OLIVE)
            with pytest.raises(RowMissing):
                await system.forget_recipient(recipient.id)


async def test_a_mailbox_that_is_given_another_station_takes_its_recipients_along(
    house: House, mailbox: Mailbox
) -> None:
    with scoped(house.scope):
        await seen(mailbox)

        await system.change_mailbox(mailbox.id, details=DETAILS, stations=[house.hilltop])

        [row] = await MailRecipient.select(MailRecipient.stations)
    assert row["stations"] == [house.hilltop]


async def test_the_address_lies_sealed_and_is_found_by_an_index_of_the_business(house: House) -> None:
    assert index_of(house.business, "pay+x@gmail.com") == index_of(house.business, "P.A.Y@googlemail.com")
    assert index_of(house.business, FRIEND) != index_of(uuid4(), FRIEND)


async def test_the_page_proposes_the_one_that_most_notices_go_to_and_decides_nothing(
    house: House, mailbox: Mailbox
) -> None:
    with scoped(house.scope):
        for hour in range(3):
            await seen(mailbox, "often@example.org", hours=hour)
        await seen(mailbox, FRIEND)
        await seen(mailbox, ADDRESS)
        await seen(mailbox, "@Rarely", sender="venmo")

        listed = await system.recipients(mailbox)
        assert [(line.value, line.is_proposed) for line in listed] == [
            ("often@example.org", True),
            ("@Rarely", False),
            (FRIEND, False),
            (ADDRESS, False),
        ]
        assert [line.source for line in listed] == ["", "", "", "This mailbox’s own address"]
        assert await standing(mailbox, "often@example.org") == RecipientState.SEEN

        await system.confirm_recipient(listed[2].id, user_id=OLIVE)
        assert not any(line.is_proposed for line in await system.recipients(mailbox))
