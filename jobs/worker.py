"""The worker process: the relay, the clock, the watch over the mailboxes, and the jobs themselves."""

import asyncio
import signal
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

import asyncpg
import structlog

from jobs.queue import Queue, make_worker, open_queue
from jobs.relay import relay
from jobs.schedule import SCHEDULE, Scheduled, calls
from jobs.system import collect, collecting
from jobs.watch import Wake, watch
from piccolo_conf import DB
from portal import clock
from portal.domain.system import WatchedMailbox
from portal.integrations.connect import Integrations, connect
from portal.settings import Settings
from tables.crypto import KeyRing, use_keys
from tables.engine import DatabaseBusy

SWEEP_SECONDS = 3.0
AWAY = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, DatabaseBusy)
log = structlog.get_logger()


async def work(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; a part that fails ends the process, and whoever started it starts another."""
    if settings.redis_url is None:
        raise SystemExit("REDIS_URL is not set: the worker needs the queue.")
    use_keys(KeyRing(settings.pii.keys, current=settings.pii.current, index_key=settings.pii.index_key))
    await DB.open_pool(kept=2)
    queue = await open_queue(settings.redis_url)
    integrations = connect(settings)
    try:
        await _until_told_to_stop(settings.redis_url, queue, integrations)
    finally:
        await integrations.close()
        await queue.close()
        await DB.close_connection_pool()


async def _until_told_to_stop(redis_url: str, queue: Queue, integrations: Integrations) -> None:
    worker = make_worker(redis_url, integrations)
    parts = {
        asyncio.create_task(worker.async_run(), name="jobs"),
        asyncio.create_task(_relay_for_ever(queue), name="relay"),
        asyncio.create_task(_keep_time(queue), name="clock"),
        asyncio.create_task(watch(integrations.mailboxes, wake=_waking(queue)), name="watch"),
        asyncio.create_task(_told_to_stop(), name="stop"),
    }
    log.info("worker.ready")
    done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
    for part in parts:
        part.cancel()
    await asyncio.wait(parts)
    await worker.close()
    for part in done:
        part.result()


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


async def _relay_for_ever(queue: Queue) -> None:
    """Relay whenever Postgres says that an event was committed, and every few seconds in case that was not heard."""
    while True:
        try:
            listener = await DB.get_new_connection()
            try:
                woken = asyncio.Event()
                await listener.add_listener("outbox", lambda *_, woken=woken: woken.set())
                await _relay_when(woken, queue)
            finally:
                listener.terminate()
        except AWAY as error:
            log.warning("relay.database_away", error=type(error).__name__)
            await asyncio.sleep(SWEEP_SECONDS)


async def _relay_when(woken: asyncio.Event, queue: Queue) -> None:
    while True:
        woken.clear()
        while await relay(queue.put):
            pass
        with suppress(TimeoutError):
            await asyncio.wait_for(woken.wait(), SWEEP_SECONDS)


async def _keep_time(queue: Queue) -> None:
    """Put each scheduled job once in each of its intervals, however many workers keep time."""
    last: dict[str, int] = {}
    while True:
        for scheduled in SCHEDULE:
            interval = _interval(scheduled.every)
            if last.get(scheduled.job.name) != interval:
                try:
                    await _put(queue, scheduled, interval)
                except AWAY as error:
                    log.warning("clock.database_away", error=type(error).__name__)
                    continue
                last[scheduled.job.name] = interval
        await asyncio.sleep(1)


async def _put(queue: Queue, scheduled: Scheduled, interval: int) -> None:
    async for name, call in calls(scheduled):
        await queue.put(scheduled.job, f"clock:{scheduled.job.name}:{name}:{interval}", call)


def _interval(every: timedelta) -> int:
    return int(clock.now().timestamp() // every.total_seconds())


def _waking(queue: Queue) -> Wake:
    async def wake(mailbox: WatchedMailbox) -> None:
        await queue.put(collect, f"wake:{mailbox.account.id}:{uuid4()}", collecting(mailbox))

    return wake
