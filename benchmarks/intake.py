"""How fast payment mails are taken in (read, judged, written, committed to the disk), with more and more open bookings.

Milliseconds depend on the machine, so the figures to watch are ratios: what ten times the open bookings cost a mail,
and which part of a mail's time goes where.
"""

import asyncio
import gc
import json as json_format
import os
import random
import sys
import time
from datetime import timedelta
from statistics import median
from typing import Final

from benchmarks.dataset import Size, copied, deliver, installation, opened, payments_due, server
from portal import clock
from portal.demo import mails
from portal.domain import matching
from portal.domain.matching import parse
from portal.domain.matching.find import judge_open
from portal.domain.matching.score import Received
from portal.domain.matching.ways import SETTLED_DAYS
from tables.bookings import OPEN_STATES, Booking
from tables.matching import MatchingMode
from tables.scope import ALL_STATIONS, Scope, scoped
from tables.stations import Station
from tables.system import Mailbox

SIZES: Final = (300, 2_000, 20_000)
"""Open bookings at the mailbox's station."""
MAILS: Final = 150
WARM_UP: Final = 50
"""Mails before those that are timed: a worker that has been at work for a while has read most names before."""
OPEN_OF_ALL: Final = 0.8

Figures = dict[str, float]


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    figures = asyncio.run(_measure())
    if json:
        print(json_format.dumps(figures))
        return
    names = list(figures[0])
    print("".join(f"{name:>16}" for name in names))
    for line in figures:
        print("".join(f"{line[name]:>16,.2f}" for name in names))


async def _measure() -> list[Figures]:
    gc.freeze()  # as the worker does
    with server(durable=True) as servers:
        os.environ |= servers.environment()
        figures = []
        for bookings in SIZES:
            monthly = round(bookings / OPEN_OF_ALL / 2)
            size = Size(f"open_{bookings}", months=2, monthly=monthly, businesses=1, stations=1)
            made = await installation(servers, size)
            async with copied(servers, made) as url, opened(url):
                figures.append(await _with(WARM_UP + MAILS))
        return figures


async def _with(count: int) -> Figures:
    """Take in so many mails, and see where the time goes."""
    station = await _station()
    chance = random.Random(3)
    with scoped(Scope(station.business, frozenset({station.id}))):
        for provider in ("zelle", "venmo", "bofa"):
            await matching.switch_mode(station.id, provider, MatchingMode.AUTOMATIC, reason="For a benchmark.")
        mailbox = await Mailbox.objects().first()
        assert mailbox is not None
        raws = await payments_due(chance, count)
        parts = await _parts(raws[: max(count // 5, 5)])
        first = time.time_ns() % 10**12
        ids = [await deliver(mailbox, raw, first + number) for number, raw in enumerate(raws)]
        for mail_id in ids[:WARM_UP]:  # the connection's statements are planned, the reader has started
            await matching.receive(mail_id)
        seconds, cpu, automatic = [], time.process_time(), 0
        for mail_id in ids[WARM_UP:]:
            began = time.perf_counter()
            notification = await matching.receive(mail_id)
            seconds.append(time.perf_counter() - began)
            automatic += notification.state == "matched"
        cpu = (time.process_time() - cpu) / len(seconds) * 1000
        since = clock.now().date() - timedelta(days=SETTLED_DAYS)
        bookings = await Booking.count().where(Booking.state.is_in(list(OPEN_STATES)) & (Booking.event_date >= since))
    whole = median(seconds) * 1000
    return {
        "open bookings": bookings,
        "mails/s": len(seconds) / sum(seconds),
        "ms a mail": whole,
        "CPU ms": cpu,
        **parts,
        "automatic %": automatic / len(seconds) * 100,
    }


async def _station() -> Station:
    with scoped(ALL_STATIONS):
        station = await Station.objects().first()
    assert station is not None
    return station


async def _parts(raws: list[bytes]) -> Figures:
    """Return the milliseconds of each part of taking a mail in, but for the writing."""
    seconds: dict[str, list[float]] = {"parse ms": [], "judge ms": [], "judge CPU ms": []}
    for raw in raws:
        began = time.perf_counter()
        said = parse.parse(raw, receiver=mails.RECEIVER, ours=parse.Ours())
        read, read_cpu = time.perf_counter(), time.process_time()
        received = Received(
            payer_name=said.payer_name or "",
            amount_cents=said.amount_cents or 0,
            memo=said.memo or "",
            provider=said.provider,
            sent_at=said.sent_at or clock.now(),
        )
        await judge_open(received, at=clock.now())
        judged, judged_cpu = time.perf_counter(), time.process_time()
        for name, taken in zip(seconds, (read - began, judged - read, judged_cpu - read_cpu), strict=True):
            seconds[name].append(taken * 1000)
    return {name: median(values) for name, values in seconds.items()}


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
