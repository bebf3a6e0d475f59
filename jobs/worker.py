"""The worker process: the relay, the clock, the watch over the mailboxes, and the jobs themselves."""

import asyncio
import signal
from contextlib import suppress
from datetime import timedelta
from typing import Final
from uuid import uuid4

import structlog

from jobs import queue
from jobs.attempt import BACK_OFF_SECONDS
from jobs.end_tasks import end_tasks
from jobs.hands import Hands
from jobs.job import until_undo_ends
from jobs.relay import relay
from jobs.schedule import Timekeeper
from jobs.session import WorkerSession, session
from jobs.system import collect, collecting
from jobs.watch import Wake, watch
from piccolo_conf import DB
from portal import clock
from portal.domain.system import WatchedMailbox
from portal.integrations.connect import Integrations, connect
from portal.settings import Settings
from tables.crypto import KeyRing, use_keys
from tables.engine import is_away

SWEEP_SECONDS: Final = 2.0
LAST_SECONDS: Final = 3.0
"""How long jobs may go on when the worker is told to stop: less than the supervisor waits before it kills."""
log = structlog.get_logger()


async def work(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; a part that fails ends the process, and whoever started it starts another."""
    if settings.redis_url is None:
        raise SystemExit("REDIS_URL is not set: the worker is handed its jobs through Redis.")
    use_keys(KeyRing(settings.pii.keys, current=settings.pii.current, index_key=settings.pii.index_key))
    await DB.open_pool(kept=2)
    integrations = connect(settings)
    woken = asyncio.Event()
    hands = Hands(settings.redis_url, integrations, idle=woken.set)
    try:
        await _until_told_to_stop(settings, integrations, hands, woken)
    finally:
        await hands.close()
        await integrations.close()
        await DB.close_connection_pool()


async def _until_told_to_stop(
    settings: Settings, integrations: Integrations, hands: Hands, woken: asyncio.Event
) -> None:
    parts = {
        asyncio.create_task(_serve_for_ever(settings, hands, woken), name="queue"),
        asyncio.create_task(hands.work_for_ever(), name="jobs"),
        asyncio.create_task(hands.be_heard_for_ever(), name="heard"),
        asyncio.create_task(watch(integrations.mailboxes, wake=_waking(woken)), name="watch"),
        asyncio.create_task(_told_to_stop(), name="stop"),
    }
    log.info("worker.ready")
    done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
    await end_tasks(parts)
    await hands.put_down_all(within=LAST_SECONDS)
    for part in done:
        part.result()


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


async def _serve_for_ever(settings: Settings, hands: Hands, woken: asyncio.Event) -> None:
    """Serve in one session after the other: each ends when the database goes away."""
    timekeeper = Timekeeper()
    while True:
        try:
            async with session(woken.set) as mine, hands.working_in(mine):
                await _serve(settings, mine, hands, timekeeper, woken)
        except Exception as error:
            if not is_away(error) and not isinstance(error, OSError):  # of which a time that is over is one
                raise
            log.warning("worker.database_away", error=type(error).__name__)
            await asyncio.sleep(SWEEP_SECONDS)


async def _serve(
    settings: Settings, mine: WorkerSession, hands: Hands, timekeeper: Timekeeper, woken: asyncio.Event
) -> None:
    """Hand out what is due whenever something happened, and every few seconds in case that was not heard."""
    pauses = [until_undo_ends(settings), *(timedelta(seconds=seconds) for seconds in BACK_OFF_SECONDS)]
    while True:
        woken.clear()
        await mine.hand_back()
        await queue.not_later(pauses)
        if await mine.keeps_time():
            await timekeeper.put_due()
        relayed = await relay(settings)
        await hands.hand_out()
        if not relayed:
            with suppress(TimeoutError):
                async with asyncio.timeout(SWEEP_SECONDS):
                    await woken.wait()


def _waking(woken: asyncio.Event) -> Wake:
    async def wake(mailbox: WatchedMailbox) -> None:
        key = f"wake:{mailbox.account.id}:{uuid4()}"
        await queue.put([queue.waiting(collect, key, collecting(mailbox), due_at=clock.now())])
        woken.set()

    return wake
