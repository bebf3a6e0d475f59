"""Ten thousand people want fifty places: nobody gets one twice, and none stays empty.

Everybody stands on the last page of the public booking form and sends it, over HTTP, to the portal's own web server, on
a database that waits for its disk. Drafts lie ready; what is timed is the form that books. Beside it runs the same page
with a place for everybody (`uncontended_per_second`).
"""

import asyncio
import hashlib
import hmac
import json as json_format
import os
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode
from uuid import uuid4
from zoneinfo import ZoneInfo

import asyncpg
import httpx
import msgspec

from benchmarks.dataset import KEYS, ROOT, opened, server
from portal import clock, embedded
from portal.demo.cast import TAXES, Stage, set_stage
from portal.domain import availability, catalog, chefs, drafts, qr
from portal.domain.availability import Opening
from portal.domain.chefs import ChefDetails, WeekHours
from portal.domain.drafts import Answers, Draft
from portal.domain.qr import LinkKind
from portal.domain.quotes import Guests
from portal.supervise.program import portal_programs
from tables.crypto import use_keys
from tables.drafts import BookingDraft
from tables.scope import scoped
from tables.stations import Station
from tests.peers.ports import free_port

SLOTS: Final = 50
ATTEMPTS: Final = 10_000
ALONE: Final = 500
AT_ONCE: Final = 24
BATCH: Final = 500
START_SECONDS: Final = 60
FIRST_DAY: Final = 10
NO_LIMIT: Final = 1_000_000
DATABASE: Final = "contended"
WEB_KEY: Final = "sessions of a benchmark that runs on its own servers"


class LastBookingPage(NamedTuple):
    """The page that books a draft: its address, and what it shows (`seen`)."""

    address: str
    seen: str


class ContentionFigures(msgspec.Struct):
    """What came of it; the two rates are attempts answered in a second, with places for all in the uncontended run.

    `web_ms` is what an attempt takes of the web server's own processor time, which other programs disturb less.
    """

    attempts: int
    booked: int
    refused: int
    other: int
    doubles: int
    empty_slots: int
    per_second: float
    web_ms: float
    uncontended_empty_slots: int
    uncontended_per_second: float
    uncontended_web_ms: float


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    figures = asyncio.run(_measure())
    if json:
        print(json_format.dumps(msgspec.to_builtins(figures)))
        return
    for name, value in msgspec.to_builtins(figures).items():
        print(f"{name:24} {value}")


async def _measure() -> ContentionFigures:
    with server(durable=True) as servers:
        url = await _database(servers)
        use_keys(KEYS)
        async with opened(url):
            stage = await set_stage()
            crowded = await _places(stage, stage.riverside, SLOTS)
            quiet = await _places(stage, stage.hilltop, ALONE)
            crowd = [crowded[number * SLOTS // ATTEMPTS] for number in range(ATTEMPTS)]
            many = await _drafts(stage, stage.riverside, crowd)
            few = await _drafts(stage, stage.hilltop, quiet)
        with _web(servers, url) as (base, process):
            await _until_it_answers(base)
            before = _processor_seconds(process)
            _, uncontended = await _send(base, few)
            between = _processor_seconds(process)
            ends, contended = await _send(base, many)
            after = _processor_seconds(process)
        doubles, empty = await _look(url, stage.riverside, crowded)
        quiet_doubles, quiet_empty = await _look(url, stage.hilltop, quiet)
    return ContentionFigures(
        attempts=ATTEMPTS,
        booked=ends["booked"],
        refused=ends["taken"],
        other=ATTEMPTS - ends["booked"] - ends["taken"],
        doubles=doubles + quiet_doubles,
        empty_slots=empty,
        per_second=round(ATTEMPTS / contended, 1),
        web_ms=round((after - between) / ATTEMPTS * 1000, 1),
        uncontended_empty_slots=quiet_empty,
        uncontended_per_second=round(ALONE / uncontended, 1),
        uncontended_web_ms=round((between - before) / ALONE * 1000, 1),
    )


async def _database(servers: embedded.Servers) -> str:
    (postgres,) = (each for each in servers.ours if isinstance(each, embedded.Postgres))
    admin = await asyncpg.connect(postgres.url("postgres"))
    await admin.execute(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")
    await admin.execute(f"CREATE DATABASE {DATABASE}")
    await admin.close()
    environment = {**os.environ, "DATABASE_URL": postgres.url(DATABASE), "REDIS_URL": servers.redis_url}
    migrate = [sys.executable, "-m", "portal.cli", "migrate"]
    await asyncio.to_thread(subprocess.run, migrate, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    return postgres.url(DATABASE)


async def _places(stage: Stage, station: Station, count: int) -> list[Opening]:
    """Give a station one chef, who can take every slot; return its openings: each has one place."""
    with scoped(stage.scope_of(station)):
        await catalog.begin_with_defaults(station.id, tax_basis_points=TAXES[station.slug])
        always = [WeekHours(day, 0, 36 * 60) for day in range(7)]
        await chefs.hire(
            ChefDetails(name="The only chef", postal_code=station.postal_code, max_events_a_day=4), hours=always
        )
        first = clock.now().date() + timedelta(days=FIRST_DAY)
        found = await availability.openings(
            first, first + timedelta(days=count // 4 + 2), guests=12, postal_code=station.postal_code
        )
    free = [opening for openings in found.values() for opening in openings if opening.is_available]
    assert all(opening.capacity == 1 for opening in free)
    return free[:count]


async def _drafts(stage: Stage, station: Station, openings: Sequence[Opening]) -> list[LastBookingPage]:
    """Write a draft for each opening, whole but for its last page, by a person of its own; return those pages."""
    zone = ZoneInfo(station.time_zone)
    with scoped(stage.scope_of(station)):
        rates, expires_at = await catalog.rates(), clock.now() + timedelta(days=1)
        opened = [
            Draft(id=uuid4(), answers=_answers(station, each), rates=rates, expires_at=expires_at) for each in openings
        ]
        kept = rates.written()
        for batch in batched(opened, BATCH):
            await BookingDraft.insert(
                *(
                    BookingDraft(id=draft.id, answers=drafts.written(draft.answers), rates=kept, expires_at=expires_at)
                    for draft in batch
                )
            )
    return [
        LastBookingPage(f"/{station.slug}/book/{qr.sign(LinkKind.DRAFT, draft.id)}/you", draft.seen(0, zone).written)
        for draft in opened
    ]


def _answers(station: Station, opening: Opening) -> Answers:
    return Answers(
        postal_code=station.postal_code,
        guests=Guests(12),
        starts_at=opening.starts_at,
        event_date=opening.starts_at.date(),
        has_menu=True,
        address="1 River Rd",
        city="Sacramento",
    )


def batched(drafts: Sequence[Draft], size: int) -> Iterator[Sequence[Draft]]:
    """Return a few at a time."""
    return (drafts[first : first + size] for first in range(0, len(drafts), size))


@contextmanager
def _web(servers: embedded.Servers, url: str) -> Iterator[tuple[str, int]]:
    """Run the portal's own web server, behind which each person comes from an address of their own.

    It counts no forms, and lets a day be held in which nobody opens a letter. Return its address, and its process.
    """
    port = free_port()
    environment = {
        **os.environ,
        **servers.environment(),
        "DATABASE_URL": url,
        "PORTAL_MODE": "production",
        "PORTAL_SECRET_KEY": WEB_KEY,
        "PORTAL_TRUSTED_PROXY": "127.0.0.1",
        "PORTAL_UNCONFIRMED_PERCENT": "100",
        "PORTAL_PII_KEYS": f"1:{_text(bytes(range(32)))}",
        "PORTAL_INDEX_KEY": _text(bytes(range(32, 64))),
        "PORTAL_BASE_URL": f"http://127.0.0.1:{port}",
        "PORTAL_CUSTOMER_POSTS_PER_HOUR": str(NO_LIMIT),
        "PORTAL_LOG_LEVEL": "error",
    }
    with tempfile.TemporaryDirectory() as logs:
        web = portal_programs(environment, Path(logs), port=port, trusted_proxy="127.0.0.1")[0]
        web.launch()
        assert web.process is not None
        try:
            yield f"http://127.0.0.1:{port}", web.process.pid
        finally:
            web.ask_to_stop()
            web.wait_or_kill(10)
            if os.environ.get("BENCH_LOG"):
                print(web.log.read_text()[-5000:], file=sys.stderr)


def _processor_seconds(process: int) -> float:
    """Return what a process has taken of the processor, for itself and for its calls of the system."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _text(key: bytes) -> str:
    return b64encode(key).decode()


async def _until_it_answers(base: str) -> None:
    async with httpx.AsyncClient() as client:
        for _ in range(START_SECONDS * 5):
            try:
                if (await client.get(f"{base}/health/live")).status_code < 500:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.2)
    raise TimeoutError("The web server does not answer.")


async def _send(base: str, pages: Sequence[LastBookingPage]) -> tuple[Counter[str], float]:
    """Send every form, so many at once, those for one place one after another; return how they ended, and how long."""
    waiting, ends = list(enumerate(pages))[::-1], Counter[str]()

    async def person() -> None:
        async with _line(base) as line:
            while waiting:
                number, page = waiting.pop()
                ends[await line.send(page, number)] += 1

    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(AT_ONCE):
            group.create_task(person())
    return ends, time.perf_counter() - began


def _cookie(number: int) -> str:
    """Return the cookie that the portal would have given to a browser (portal/web/sent_forms.py)."""
    nonce = f"{number:032x}"
    return nonce + hmac.digest(WEB_KEY.encode(), b"form\0" + nonce.encode(), hashlib.sha256).hex()


class _KeptConnection:
    """A connection that is kept: a client of a few lines, so that the server has the processor to itself."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: str) -> None:
        self.reader, self.writer, self.host = reader, writer, host

    async def send(self, page: LastBookingPage, number: int) -> str:
        """Send the form of somebody, from a browser and an address of their own, and return how it ended."""
        token, network = _cookie(number), f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        person = {"name": f"Guest {number}", "email": f"guest{number}@{page.address[1:4]}.example.com"}
        agreed = {"accepted": "on", "gratuity_percent": "0", "go": "book", "seen": page.seen, "_csrf_token": token}
        body = urlencode(person | {"phone": f"916{2_000_000 + number:07d}"} | agreed)
        head = (
            f"POST {page.address} HTTP/1.1\r\nHost: {self.host}\r\nCookie: portal_csrf={token}\r\n"
            f"X-Forwarded-For: {network}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.writer.write((head + body).encode())
        answer = (await self.reader.readuntil(b"\r\n\r\n")).decode()
        facts = {name.lower(): value for name, _, value in (line.partition(": ") for line in answer.split("\r\n"))}
        await self.reader.readexactly(int(facts.get("content-length", "0")))
        status, place = answer.split(" ", 2)[1], facts.get("location", "")
        if status == "303":
            return "booked" if "/b/" in place else "taken" if place.endswith("taken") else place
        return status


@asynccontextmanager
async def _line(base: str) -> AsyncIterator[_KeptConnection]:
    host = base.removeprefix("http://")
    name, _, port = host.partition(":")
    reader, writer = await asyncio.open_connection(name, int(port))
    try:
        yield _KeptConnection(reader, writer, host)
    finally:
        writer.close()
        await writer.wait_closed()


async def _look(url: str, station: Station, openings: Sequence[Opening]) -> tuple[int, int]:
    """Return how many were booked into a place that was taken, and how many places nobody got, by the database."""
    connection: Any = await asyncpg.connect(url)
    rows = await connection.fetch(
        "SELECT starts_at, count(*) FROM core.bookings WHERE state = 'pending_deposit' AND station = $1 "
        "GROUP BY starts_at",
        station.id,
    )
    clashes = await connection.fetchval(
        "SELECT count(*) FROM core.chef_assignments a JOIN core.chef_assignments b ON a.chef = b.chef AND a.id < b.id "
        "AND tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at) "
        "WHERE a.released_at IS NULL AND b.released_at IS NULL AND a.station = $1",
        station.id,
    )
    await connection.close()
    booked = {row["starts_at"]: row["count"] for row in rows}
    too_many = sum(count - 1 for count in booked.values())
    return max(too_many, clashes), sum(opening.starts_at not in booked for opening in openings)


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
