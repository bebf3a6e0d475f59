"""The memory of who writes to a mailbox, and the alarms that come of it."""

from datetime import UTC, datetime, timedelta

from portal.domain import system
from portal.domain.system import AlarmKind
from tables.scope import scoped
from tables.system import Mailbox, MailSource
from tests.system.house import ADDRESS, DETAILS, House

MONDAY = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


async def heard(mailbox: Mailbox, *hours: int, is_understood: bool = True) -> MailSource:
    for hour in hours:
        source = await system.note_source(
            mailbox.id, sender="chase.com", seen_at=MONDAY + hour * HOUR, is_understood=is_understood
        )
    return source


async def test_it_counts_mails_and_learns_the_usual_pause(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        source = await heard(mailbox, 0, 1, 3)

    assert (source.mails, source.usual_gap_seconds, source.seen_at) == (3, 2 * 3600, MONDAY + 3 * HOUR)
    assert source.understood_at == MONDAY + 3 * HOUR


async def test_it_learns_nothing_from_a_mail_that_comes_late(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await heard(mailbox, 5, is_understood=False)

        source = await heard(mailbox, 1)

    assert (source.mails, source.not_understood_in_a_row, source.seen_at) == (1, 1, MONDAY + 5 * HOUR)


async def test_it_does_not_count_a_mail_again_that_is_read_again(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await heard(mailbox, 1, 2, is_understood=False)

        still_not = await heard(mailbox, 2, is_understood=False)
        assert (still_not.mails, still_not.not_understood_in_a_row) == (2, 2)

        at_last = await heard(mailbox, 2)
        assert (at_last.mails, at_last.not_understood_in_a_row) == (2, 0)


async def test_it_is_noted_in_the_scope_of_one_of_the_mailboxes_stations(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await system.change_mailbox(mailbox.id, details=DETAILS, stations=[house.riverside, house.hilltop])

    with scoped(house.at(house.riverside)):
        await heard(mailbox, 0)
    with scoped(house.at(house.hilltop)):
        source = await heard(mailbox, 1)

    assert (source.mails, set(source.stations)) == (2, {house.riverside, house.hilltop})


async def test_it_raises_an_alarm_when_a_sender_is_no_longer_understood(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await heard(mailbox, 0)
        await heard(mailbox, 1, 2, is_understood=False)
        await read(mailbox, at=MONDAY + 2 * HOUR)

        [alarm] = await system.alarms(now=MONDAY + 2 * HOUR)

    assert (alarm.kind, alarm.sender, alarm.since) == (AlarmKind.NOT_UNDERSTOOD, "chase.com", MONDAY)
    assert alarm.sentence.startswith(f"The last 2 mails of chase.com to {ADDRESS} were not understood.")


async def test_it_raises_an_alarm_when_a_sender_falls_silent(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await heard(mailbox, 0, 1, 2, 3, 4)
        now = MONDAY + timedelta(days=3)
        await read(mailbox, at=now)

        [alarm] = await system.alarms(now=now)

    assert alarm.kind == AlarmKind.SILENT
    assert alarm.sentence.startswith(f"Nothing from chase.com has come to {ADDRESS} for 2 days")


async def test_it_raises_an_alarm_when_a_mailbox_cannot_be_read(house: House, mailbox: Mailbox) -> None:
    with scoped(house.scope):
        await read(mailbox, at=MONDAY, trouble="The password is wrong.")

        [alarm] = await system.alarms(now=MONDAY + HOUR)

    assert alarm.kind == AlarmKind.UNREAD
    assert alarm.sentence == f"{ADDRESS} has not been read for 60 minutes. The password is wrong."


async def test_it_raises_no_alarm_for_a_mailbox_that_is_off_or_elsewhere(house: House, mailbox: Mailbox) -> None:
    with scoped(house.at(house.hilltop)):
        assert not [alarm for alarm in await system.alarms(now=MONDAY + timedelta(days=3650)) if alarm.mailbox]

    with scoped(house.scope):
        await system.switch_mailbox(mailbox.id, is_on=False)
        assert not [alarm for alarm in await system.alarms(now=MONDAY + timedelta(days=3650)) if alarm.mailbox]


async def read(mailbox: Mailbox, *, at: datetime, trouble: str = "") -> None:
    await Mailbox.update({"read_at": at, "trouble": trouble}).where(Mailbox.id == mailbox.id)
