"""Who looks at what: one thing a person, the one that they opened last."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from litestar import Litestar

from portal.integrations.announcer import channel
from portal.integrations.quick_redis import QuickRedis
from portal.web import presence
from tables.scope import Scope, scoped
from tests.access.company import Company


@pytest.fixture
def redis(app: Litestar) -> QuickRedis:
    connected: QuickRedis = app.state.redis
    return connected


@pytest.fixture(autouse=True)
def _at_riverside(staff: Company) -> Iterator[None]:
    with scoped(Scope(staff.business, frozenset({staff.riverside}))):
        yield


async def test_others_who_look_at_the_same_are_named(staff: Company, redis: QuickRedis) -> None:
    payment = uuid4()
    await presence.look(redis, payment, person_id=staff.sam, is_opening=True)
    await presence.look(redis, payment, person_id=staff.maya, is_opening=True)

    assert await presence.others_looking(redis, but=staff.maya) == {payment: ["Sam Reyes"]}


async def test_who_moves_on_is_at_the_other_thing_at_once(staff: Company, redis: QuickRedis) -> None:
    first, second = uuid4(), uuid4()
    await presence.look(redis, first, person_id=staff.sam, is_opening=True)

    assert await presence.look(redis, second, person_id=staff.sam, is_opening=True)

    assert await presence.others_looking(redis, but=staff.maya) == {second: ["Sam Reyes"]}


async def test_a_page_left_open_takes_nobody_back_from_what_they_opened_since(
    staff: Company, redis: QuickRedis
) -> None:
    left, opened = uuid4(), uuid4()
    await presence.look(redis, left, person_id=staff.sam, is_opening=True)
    await presence.look(redis, opened, person_id=staff.sam, is_opening=True)

    assert not await presence.look(redis, left, person_id=staff.sam, is_opening=False)

    assert await presence.others_looking(redis, but=staff.maya) == {opened: ["Sam Reyes"]}


async def test_who_leaves_looks_at_nothing(staff: Company, redis: QuickRedis) -> None:
    await presence.look(redis, uuid4(), person_id=staff.sam, is_opening=True)

    assert await presence.look(redis, None, person_id=staff.sam, is_opening=True)

    assert not await presence.others_looking(redis, but=staff.maya)


async def test_a_page_that_was_not_heard_of_is_forgotten(
    staff: Company, redis: QuickRedis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presence, "LOOKING_SECONDS", 0)
    await presence.look(redis, uuid4(), person_id=staff.sam, is_opening=True)

    assert not await presence.others_looking(redis, but=staff.maya)


async def test_open_pages_of_the_station_are_told(staff: Company, redis: QuickRedis) -> None:
    async with redis.subscribed(channel(staff.riverside)) as listening:
        await presence.tell(redis, [staff.riverside])

        heard = [await listening.get_message(timeout=5) for _ in range(3)]

    assert b"presence" in [each["data"] for each in heard if each]
