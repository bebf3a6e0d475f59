"""The queue: what waits is taken by one worker, until its end is written down."""

from datetime import timedelta
from typing import Any

import pytest

from jobs import queue
from jobs.job import Call, Job
from portal import clock
from tables.events import WaitingJob

pytestmark = pytest.mark.usefixtures("database")
ME, ANOTHER = 1, 2


async def _nothing(*_: Any) -> None:
    """Do nothing."""


GONE = Job("tests.gone", _nothing)


async def _put(*keys: str, job: Job = GONE, after: timedelta = timedelta()) -> None:
    await queue.put([queue.waiting(job, key, Call(), due_at=clock.now() + after) for key in keys])


async def _taken(worker: int, *, most: int = 5) -> list[queue.Taken]:
    taken = [await queue.take(worker, each.id) for each in await queue.due(most=most)]
    return [each for each in taken if each]


async def _row() -> dict[str, Any]:
    [row] = await WaitingJob.select(WaitingJob.tries, WaitingJob.worker, WaitingJob.next_try_at, WaitingJob.due_at)
    return row


async def test_one_job_waits_once() -> None:
    await _put("a", "b")
    await _put("a")

    assert await WaitingJob.count() == 2


async def test_what_one_worker_has_taken_no_other_takes() -> None:
    await _put("a", "b", "c")

    seen = await queue.due(most=2)
    mine = await _taken(ME, most=2)
    theirs = await _taken(ANOTHER)

    assert (len(mine), len(theirs)) == (2, 1)
    assert {each.tries for each in (*mine, *theirs)} == {1}
    assert [await queue.take(ANOTHER, each.id) for each in seen] == [None, None]
    assert await queue.due(most=5) == []


async def test_what_is_not_due_yet_waits() -> None:
    await _put("soon", after=timedelta(minutes=1))
    row = await WaitingJob.objects().first()
    assert row is not None

    assert await queue.due(most=5) == []
    assert await queue.take(ME, row.id) is None


async def test_those_that_wait_the_longest_are_taken_first() -> None:
    await _put("late", job=Job("tests.late", _nothing))
    await _put("early", job=Job("tests.early", _nothing), after=timedelta(hours=-1))

    [taken] = await _taken(ME, most=1)

    assert taken.job == "tests.early"


async def test_a_job_that_is_done_is_off_the_queue() -> None:
    await _put("a")

    [taken] = await _taken(ME)
    await queue.finish(taken)

    assert not await WaitingJob.exists()


async def test_what_was_put_off_by_a_clock_that_was_ahead_waits_no_longer_than_others() -> None:
    await _put("a", after=timedelta(hours=5))
    await _put("b", after=timedelta(seconds=20))

    await queue.not_later([timedelta(seconds=60), timedelta(seconds=5)])

    rows = await WaitingJob.select(WaitingJob.key, WaitingJob.next_try_at).order_by(WaitingJob.key)
    waits = {row["key"]: (row["next_try_at"] - clock.now()).total_seconds() for row in rows}
    assert waits["a"] == pytest.approx(60, abs=5)
    assert waits["b"] == pytest.approx(20, abs=5)


@pytest.mark.parametrize(("counts", "tries"), [(True, 1), (False, 0)])
async def test_a_job_that_is_put_back_waits_for_its_next_try(*, counts: bool, tries: int) -> None:
    await _put("a")

    [taken] = await _taken(ME)
    await queue.put_back(taken, after=timedelta(seconds=30), counts=counts)

    row = await _row()
    assert (row["tries"], row["worker"]) == (tries, None)
    assert row["next_try_at"] > clock.now() + timedelta(seconds=20)
    assert row["due_at"] < clock.now()
