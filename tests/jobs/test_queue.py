"""The queue, with a worker of its own behind it."""

from pathlib import Path

import pytest

from jobs.job import Call, Job, job
from jobs.queue import make_worker, open_queue
from portal.integrations.connect import Integrations
from tables.system import JobFailure
from tests.journeys.work import integrations_in

pytestmark = [
    pytest.mark.commits,
    pytest.mark.usefixtures("database"),
    pytest.mark.filterwarnings("ignore:Call to deprecated close"),  # arq's own
]


@job("tests.gone")
async def gone(_: Integrations, **_facts: object) -> None:
    """Stand for a job that the deployment after this one no longer has."""


async def _work_off(redis_url: str, integrations: Integrations, *put: tuple[Job, Call]) -> None:
    queue = await open_queue(redis_url)
    for number, (waiting, call) in enumerate(put):
        await queue.put(waiting, f"{number}:{waiting.name}", call)
    worker = make_worker(redis_url, integrations)
    worker.burst = True
    await worker.async_run()
    await worker.close()
    await queue.close()


async def test_a_job_that_waited_until_it_was_no_more_is_shown(redis_url: str, tmp_path: Path) -> None:
    await _work_off(redis_url, integrations_in(tmp_path), (gone, Call()))

    [failure] = await JobFailure.select(JobFailure.job, JobFailure.attempts)
    assert failure == {"job": "tests.gone", "attempts": 1}
