"""Deleting a mailbox: it is read no more and its secret is gone, but nothing that it brought is."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
import pytest

from portal.demo import Stage
from portal.domain import system
from portal.domain.system import LeftWithout, NotReadable, ServesElsewhere
from portal.integrations.local import LocalMailboxes
from tables.scope import scoped
from tables.sql import platform
from tables.system import Mailbox, RawMail
from tests.cast import Builder
from tests.system.house import ADDRESS, DETAILS, House, build
from tests.system.mailboxes import GMAIL, names_of_events
from tests.system.mails import MAIL
from tests.web.visitor import Visitor


async def opened(house: House, *stations: UUID) -> Mailbox:
    """Read a mailbox with a password."""
    with scoped(house.scope):
        return await system.open_mailbox(GMAIL, stations=list(stations or [house.riverside]))


async def closed(house: House, mailbox: Mailbox, *, known: Sequence[UUID] | None = None) -> Mailbox:
    """Close a mailbox, knowing of Riverside."""
    with scoped(house.scope):
        return await system.close_mailbox(mailbox.id, known=[house.riverside] if known is None else known)


async def test_it_is_watched_no_more_and_its_secret_is_erased(house: House) -> None:
    mailbox = await opened(house)

    await closed(house, mailbox)

    with scoped(house.scope):
        assert await system.watched() == []
        assert await system.mailboxes() == []
        [view] = await system.closed_mailboxes()
    [row] = await platform("SELECT secret, is_on FROM system.mailboxes WHERE id = $1", mailbox.id)
    assert (view.id, row["secret"], row["is_on"]) == (mailbox.id, None, False)
    assert await names_of_events(mailbox.id) == ["system.mailbox.opened", "system.mailbox.closed"]


async def test_once_is_enough(house: House) -> None:
    mailbox = await opened(house)
    first = await closed(house, mailbox)

    again = await closed(house, mailbox, known=[])

    assert again.closed_at == first.closed_at
    assert await names_of_events(mailbox.id) == ["system.mailbox.opened", "system.mailbox.closed"]


async def test_what_it_brought_stays_readable_and_a_reading_on_its_way_does_nothing(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes
) -> None:
    mailboxes.deliver(ADDRESS, MAIL)
    with scoped(house.scope):
        await system.collect(mailbox.id, mailboxes=mailboxes)
    await closed(house, mailbox)
    mailboxes.deliver(ADDRESS, MAIL + b"2")

    with scoped(house.scope):
        assert await system.collect(mailbox.id, mailboxes=mailboxes) == 0
        [kept] = await RawMail.objects()
        brought_by = await Mailbox.one(kept.mailbox)
    assert kept.as_it_came == MAIL
    assert (brought_by.address, brought_by.trouble) == (ADDRESS, "")


async def test_added_again_it_goes_on_where_it_stopped(
    house: House, mailbox: Mailbox, mailboxes: LocalMailboxes
) -> None:
    mailboxes.deliver(ADDRESS, MAIL)
    with scoped(house.scope):
        await system.collect(mailbox.id, mailboxes=mailboxes)
    await closed(house, mailbox)
    mailboxes.deliver(ADDRESS, MAIL + b"2")

    with scoped(house.scope):
        again = await system.open_mailbox(DETAILS, stations=[house.hilltop])
        assert await system.collect(again.id, mailboxes=mailboxes) == 1
        assert await RawMail.count() == 2
    assert again.closed_at is None
    assert (again.id, again.is_on, again.stations) == (mailbox.id, True, [house.hilltop])


async def test_another_business_may_read_its_address_from_then_on(house: House) -> None:
    mailbox, other = await opened(house), await build("other")
    await closed(house, mailbox)

    with scoped(other.scope):
        theirs = await system.open_mailbox(GMAIL, stations=[other.riverside])

    assert theirs.id != mailbox.id
    with scoped(house.scope), pytest.raises(NotReadable):
        await system.open_mailbox(GMAIL, stations=[house.riverside])


async def test_a_station_that_is_left_without_has_to_be_known(house: House) -> None:
    mailbox = await opened(house, house.riverside, house.hilltop)

    with pytest.raises(LeftWithout):
        await closed(house, mailbox, known=[house.riverside])

    with scoped(house.scope):
        await system.open_mailbox(msgspec.structs.replace(GMAIL, folder="Zelle"), stations=[house.hilltop])
        assert await system.left_without(mailbox) == [house.riverside]
    assert (await closed(house, mailbox, known=[house.riverside])).closed_at is not None


async def test_one_that_is_off_leaves_nobody_without(house: House) -> None:
    mailbox = await opened(house)
    with scoped(house.scope):
        await system.switch_mailbox(mailbox.id, is_on=False)

    assert (await closed(house, mailbox, known=[])).closed_at is not None


async def test_it_is_not_taken_from_stations_that_one_does_not_see(house: House) -> None:
    mailbox = await opened(house, house.riverside, house.hilltop)

    with scoped(house.at(house.riverside)), pytest.raises(ServesElsewhere):
        await system.close_mailbox(mailbox.id, known=[house.riverside, house.hilltop])


async def test_it_is_neither_changed_nor_switched_on(house: House) -> None:
    mailbox = await opened(house)
    await closed(house, mailbox)

    with scoped(house.scope):
        with pytest.raises(NotReadable, match="was deleted"):
            await system.switch_mailbox(mailbox.id, is_on=True)
        with pytest.raises(NotReadable, match="was deleted"):
            await system.change_mailbox(mailbox.id, details=GMAIL, stations=[house.riverside])


async def test_its_page_says_what_follows_before_it_is_deleted(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mailbox = await a.mailbox()
    at = f"/riverside/mailboxes/{mailbox.id}"
    assert f"{at}/deletion" in (await visitor.get(at)).text

    look = await visitor.get(f"{at}/deletion")
    unseen = await visitor.submits(f"{at}/deletion", page=at)
    done = await visitor.submits(f"{at}/deletion", known=str(stage.riverside.id))

    assert "No other mailbox is read for Riverside." in look.text
    assert f'name="known" value="{stage.riverside.id}"' in look.text
    assert unseen.status_code == 422
    assert "the only mailbox of a station" in unseen.text
    assert done.headers["location"] == "/riverside/mailboxes"
    index, page = (await visitor.get("/riverside/mailboxes")).text, (await visitor.get(at)).text
    assert "1 deleted" in index
    assert "Add it again to go on where it stopped." in page
    assert f"{at}/check" not in page
    assert 'name="secret"' not in page
