"""A worker that hangs without dying: it ends, says where it hung, and its jobs are run by another."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Any, Final

import pytest
from redis.asyncio import Redis

from jobs import queue
from jobs.hands import Hands
from jobs.job import Call, Job
from jobs.session import session
from portal import clock
from portal.web.worker import heard
from tables.events import WaitingJob
from tests.journeys.work import integrations_in

ROOT: Final = Path(__file__).parents[2]
NAME: Final = "tests.hangs"
HANGS: Final = """
import re, sys
import jobs.hands, jobs.schedule, portal.cli.worker, portal.event_loop
from jobs.job import Job

async def hangs(*_, **__):
    print("taken", flush=True)
    re.match(r"(a+)+$", "a" * 60 + "b")  # never gives back the lock that another thread would need

jobs.schedule.SCHEDULE = ()
jobs.hands.job_named = lambda name: Job(name, hangs)
watching = portal.event_loop.ending_when_stuck
portal.cli.worker.ending_when_stuck = lambda: watching(after=2)
portal.cli.worker.run(None)
"""


@pytest.mark.commits
@pytest.mark.usefixtures("database")
async def test_the_job_on_which_a_worker_hangs_is_run_by_another(
    redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[int] = []

    async def runs_well(*_: Any, **__: Any) -> None:
        runs.append(1)

    monkeypatch.setattr("jobs.hands.job_named", lambda name: Job(name, runs_well))
    await queue.put([queue.waiting(Job(NAME, runs_well), "hangs", Call(), due_at=clock.now())])
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        HANGS,
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "REDIS_URL": redis_url, "PORTAL_DATA": str(tmp_path)},
    )

    try:
        async with asyncio.timeout(60):
            said, complained = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
    async with Redis.from_url(redis_url) as redis:
        state = await heard(redis)
    hands = Hands(redis_url, integrations_in(tmp_path), idle=lambda: None)
    async with session(lambda: None) as mine, hands.working_in(mine), asyncio.timeout(30):
        working = asyncio.create_task(hands.work_for_ever())
        while await WaitingJob.exists().where(WaitingJob.job == NAME):
            await mine.hand_back()
            await hands.hand_out()
            await asyncio.sleep(0.1)
        working.cancel()
        await asyncio.wait([working])
    await hands.close()

    assert b"taken" in said
    assert process.returncode == 1
    assert b"in hangs" in complained
    assert state.since is not None
    assert len(runs) == 1
