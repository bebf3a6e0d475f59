"""The queue: what waits is taken by one worker, until its end is written down."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from jobs import queue
from jobs.attempt import BACK_OFF_SECONDS
from jobs.hands import Hands
from jobs.job import Call, GiveUp, Job, Snooze, job
from portal import clock
from tables.events import WaitingJob
from tables.system import JobFailure
from tests.journeys.work import integrations_in

pytestmark = pytest.mark.usefixtures("database")
ME, ANOTHER = 1, 2


@job("tests.gone")
async def gone(_: Any, **_facts: object) -> None:
    """Stand for a job that the deployment after this one no longer has."""


async def _put(*keys: str, job: Job = gone, after: timedelta = timedelta()) -> None:
    await queue.put([queue.waiting(job, key, Call(), due_at=clock.now() + after) for key in keys])


async def _row() -> dict[str, Any]:
    [row] = await WaitingJob.select(WaitingJob.tries, WaitingJob.worker, WaitingJob.next_try_at, WaitingJob.due_at)
    return row


async def test_one_job_waits_once() -> None:
    await _put("a", "b")
    await _put("a")

    assert await WaitingJob.count() == 2


async def test_what_one_worker_has_taken_no_other_takes() -> None:
    await _put("a", "b", "c")

    mine = await queue.take(ME, most=2)
    theirs = await queue.take(ANOTHER, most=5)

    assert (len(mine), len(theirs)) == (2, 1)
    assert {each.tries for each in (*mine, *theirs)} == {1}
    assert await queue.take(ME, most=5) == []


async def test_what_is_not_due_yet_waits() -> None:
    await _put("soon", after=timedelta(minutes=1))

    assert await queue.take(ME, most=5) == []


async def test_those_that_wait_the_longest_are_taken_first() -> None:
    await _put("late", job=Job("tests.late", gone.run))
    await _put("early", job=Job("tests.early", gone.run), after=timedelta(hours=-1))

    [taken] = await queue.take(ME, most=1)

    assert taken.job == "tests.early"


async def test_a_job_that_is_done_is_off_the_queue() -> None:
    await _put("a")

    [taken] = await queue.take(ME, most=5)
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

    [taken] = await queue.take(ME, most=5)
    await queue.put_back(taken, after=timedelta(seconds=30), counts=counts)

    row = await _row()
    assert (row["tries"], row["worker"]) == (tries, None)
    assert row["next_try_at"] > clock.now() + timedelta(seconds=20)
    assert row["due_at"] < clock.now()


async def _done_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: Exception | None) -> None:
    @job("tests.hand")
    async def run(_: Any, **_facts: object) -> None:
        if ended:
            raise ended

    monkeypatch.setattr("jobs.hands.job_named", {"tests.hand": run}.__getitem__)
    await _put("a", job=run)
    hands = Hands(integrations_in(tmp_path), freed=lambda: None)
    await hands.take(ME)
    await hands.put_down_all(within=5)


async def test_a_hand_takes_off_what_it_has_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await _done_by_hand(tmp_path, monkeypatch, None)

    assert not await WaitingJob.exists()


@pytest.mark.parametrize(
    ("ended", "tries", "seconds"),
    [
        (ValueError(), 1, BACK_OFF_SECONDS[0]),
        (Snooze(seconds=300), 0, 300),
        (ConnectionResetError("Postgres is away"), 0, 2),
        (OSError(28, "No space left on device"), 0, 2),
    ],
)
async def test_a_hand_puts_back_what_is_to_be_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: Exception, tries: int, seconds: int
) -> None:
    before = clock.now()

    await _done_by_hand(tmp_path, monkeypatch, ended)

    row = await _row()
    assert (row["tries"], row["worker"]) == (tries, None)
    assert timedelta() <= row["next_try_at"] - before - timedelta(seconds=seconds) < timedelta(seconds=5)


async def test_a_job_that_gives_up_waits_for_a_person_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await _done_by_hand(tmp_path, monkeypatch, GiveUp("no"))

    assert not await WaitingJob.exists()
    assert await JobFailure.exists().where(JobFailure.job == "tests.hand")


async def test_a_job_that_waited_until_it_was_no_more_is_shown(tmp_path: Path) -> None:
    await _put("a")
    hands = Hands(integrations_in(tmp_path), freed=lambda: None)

    await hands.take(ME)
    await hands.put_down_all(within=5)

    [failure] = await JobFailure.select(JobFailure.job, JobFailure.attempts)
    assert failure == {"job": "tests.gone", "attempts": 1}
