"""What every mailbox does, on a server or in a folder."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from portal.integrations.ports import LARGEST_MAIL_BYTES, Cursor
from tests.integrations.places import NOTHING_READ, Place, all_after, mail, read

SOON = 5


async def test_it_reads_mails_as_they_came_oldest_first(place: Place) -> None:
    place.deliver(mail("first"))
    place.deliver(mail("second"))

    found = await read(place)

    assert [inbound.raw for inbound in found] == [mail("first"), mail("second")]
    assert found[0].uid < found[1].uid
    assert found[0].size_bytes == len(mail("first"))
    assert datetime.now(UTC) - found[0].received_at < timedelta(minutes=1)  # noqa: TID251 - the server's real time


async def test_it_reads_only_what_is_after_the_cursor(place: Place) -> None:
    place.deliver(mail("first"))
    [first] = await read(place)
    place.deliver(mail("second"))

    found = await read(place, Cursor(first.uid_validity, first.uid))

    assert [inbound.raw for inbound in found] == [mail("second")]


async def test_it_finds_nothing_when_nothing_came_since(place: Place) -> None:
    place.deliver(mail())
    [only] = await read(place)

    assert await read(place, Cursor(only.uid_validity, only.uid)) == []


async def test_it_reads_back_no_further_than_asked_on_the_first_run(place: Place) -> None:
    place.deliver(mail())

    assert await read(place, since=datetime.now(UTC) + timedelta(days=2)) == []  # noqa: TID251 - the server's real time


async def test_it_reads_everything_again_when_the_server_has_renumbered(place: Place) -> None:
    place.deliver(mail())
    [only] = await read(place)

    found = await read(place, Cursor(only.uid_validity + 1, only.uid + 100))

    assert found == [only]


async def test_it_reads_bytes_that_are_no_mail_at_all(place: Place) -> None:
    garbage = bytes(byte for byte in range(1, 256) if byte not in b"\r\n") * 3
    place.deliver(garbage + b"\r\n")

    [found] = await read(place)

    assert found.raw == garbage + b"\r\n"


async def test_it_reads_the_headers_alone_of_a_mail_that_is_too_large(place: Place) -> None:
    place.deliver(mail("large", body=(b"y" * 998 + b"\r\n") * (LARGEST_MAIL_BYTES // 1000 + 1)))
    place.deliver(mail("small"))

    large, small = await read(place)

    assert not large.is_whole
    assert large.size_bytes > LARGEST_MAIL_BYTES
    assert b"Subject: large" in large.raw
    assert b"yyy" not in large.raw
    assert small.raw == mail("small")


async def test_it_reads_more_mails_than_are_fetched_at_once(place: Place) -> None:
    subjects = [f"mail {number}" for number in range(120)]
    for subject in subjects:
        place.deliver(mail(subject))

    found = await read(place)

    assert [inbound.raw for inbound in found] == [mail(subject) for subject in subjects]


async def test_it_wakes_up_within_seconds_when_a_mail_comes(place: Place) -> None:
    async with place.mailboxes.open(place.account) as mailbox:
        waiting = asyncio.create_task(mailbox.changed())
        await asyncio.sleep(0.2)
        assert not waiting.done()

        await asyncio.to_thread(place.deliver, mail())

        await asyncio.wait_for(waiting, SOON)
        assert len(await all_after(mailbox, NOTHING_READ)) == 1


async def test_it_notices_a_mail_that_came_between_opening_and_waiting(place: Place) -> None:
    async with place.mailboxes.open(place.account) as mailbox:
        place.deliver(mail())

        await asyncio.wait_for(mailbox.changed(), SOON)


async def test_it_stops_waiting_at_once_when_it_is_told_to(place: Place) -> None:
    async with place.mailboxes.open(place.account) as mailbox:
        waiting = asyncio.create_task(mailbox.changed())
        await asyncio.sleep(0.2)

        waiting.cancel()

        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(waiting, 1)


async def test_it_watches_several_mailboxes_at_once(on_server: Place, in_folder: Place) -> None:
    async with on_server.mailboxes.open(on_server.account) as one, in_folder.mailboxes.open(in_folder.account) as two:
        first, second = asyncio.create_task(one.changed()), asyncio.create_task(two.changed())
        await asyncio.sleep(0.2)

        await asyncio.to_thread(in_folder.deliver, mail())
        await asyncio.wait_for(second, SOON)
        assert not first.done()

        await asyncio.to_thread(on_server.deliver, mail())
        await asyncio.wait_for(first, SOON)
