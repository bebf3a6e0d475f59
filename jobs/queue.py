"""The queue between the relay and the workers: arq is spoken here only."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import msgspec
from arq import Retry, Worker, func
from arq.connections import ArqRedis, RedisSettings, create_pool

from jobs.attempt import LONGEST, Ending, attempt
from jobs.by_name import job_named
from jobs.job import Call, Job
from portal.integrations.connect import Integrations

QUEUE = "portal:jobs"
RUN = "run"
CUT_OFF = LONGEST + timedelta(seconds=30)
"""When arq ends a job, without a trace: later than the attempt ends it itself."""
KEPT_SECONDS = 60
"""How long a finished job's id is remembered: another worker that puts the same one meanwhile puts nothing."""
MOST_DEATHS = 1000
"""How often arq hands out a job whose worker dies: the attempt gives up long before, and says so."""


class Queue:
    """Where the relay and the clock put jobs."""

    def __init__(self, redis: ArqRedis) -> None:
        self._redis = redis

    async def put(self, job: Job, job_id: str, call: Call) -> None:
        """Enqueue a job under its id (`event:job`), unless it waits already."""
        await self._redis.enqueue_job(RUN, job.name, msgspec.to_builtins(call), _job_id=job_id)

    async def close(self) -> None:
        """Hang up."""
        await self._redis.aclose()


async def open_queue(redis_url: str) -> Queue:
    """Connect to the queue."""
    return Queue(
        await create_pool(_settings(redis_url), job_serializer=_write, job_deserializer=_read, default_queue_name=QUEUE)
    )


def make_worker(redis_url: str, integrations: Integrations) -> Worker:
    """Make the worker that runs what is put into the queue, a few jobs at a time."""
    return Worker(
        functions=[func(_RUNS, name=RUN, max_tries=MOST_DEATHS, timeout=CUT_OFF, keep_result=KEPT_SECONDS)],
        queue_name=QUEUE,
        redis_settings=_settings(redis_url),
        job_serializer=_write,
        job_deserializer=_read,
        ctx={"integrations": integrations},
        max_jobs=8,
        poll_delay=0.2,
        handle_signals=False,
        log_results=False,
    )


async def _run(context: dict[str, Any], name: str, told: dict[str, Any]) -> None:
    call = msgspec.convert(told, Call, strict=False)
    outcome = await attempt(context["integrations"], job_named(name), call, tries=context["job_try"])
    if outcome.ending == Ending.AGAIN:
        raise Retry(defer=outcome.seconds)
    if outcome.ending == Ending.LATER:  # under an id of its own, so that no attempt is used up
        await context["redis"].enqueue_job(
            RUN, name, told, _job_id=f"{context['job_id']}:{uuid4()}", _defer_by=outcome.seconds
        )


_RUNS: Any = _run  # arq's own type asks for parameters named as in its examples


def _settings(redis_url: str) -> RedisSettings:
    return RedisSettings.from_dsn(redis_url)


def _write(job: dict[str, Any]) -> bytes:
    return msgspec.json.encode(job, enc_hook=str)  # a result that arq keeps may be an exception


def _read(data: bytes) -> dict[str, Any]:
    return msgspec.json.decode(data, type=dict[str, Any])
