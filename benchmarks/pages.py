"""How long the staff's pages take, with a tenth of the data and with all of it, through the whole application.

Milliseconds depend on the machine, so the figures to watch are ratios: what ten times the data cost a page (`growth`),
and what a page costs in units of its own SQL, run alone (`floor`). The two sizes take turns, request by request.
"""

import asyncio
import json as json_format
import logging
import sys
import time
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from statistics import median
from typing import Any, Final, NamedTuple, cast
from uuid import UUID

import asyncpg
import httpx
import structlog

from benchmarks.dataset import FULL, SMALL, Made, installation, opened, server
from piccolo_conf import DB
from portal.app import create_app
from portal.domain import customers
from portal.domain.access.sessions import open_session
from portal.domain.payments import Mark
from portal.settings import Settings
from portal.web.session import COOKIE
from tables.customers import Customer
from tables.scope import Scope, scoped

ROUNDS: Final = 40
SQL_ROUNDS: Final = 25
DEEP: Final = 0.96
PAGE: Final = 50
PRODUCTION: Final = {
    "PORTAL_SECRET_KEY": sha256(b"sessions of benchmarks").hexdigest(),
    "PORTAL_PII_KEYS": f"1:{b64encode(sha256(b'rows of benchmarks').digest()).decode()}",
    "PORTAL_INDEX_KEY": b64encode(sha256(b"indexes of benchmarks").digest()).decode(),
}
"""Settings of production, where templates are read once; the keys of the data are the dataset's."""

Statement = tuple[str, tuple[Any, ...]]


class Side(NamedTuple):
    """One of the two installations: its pool of connections, its manager's browser, and the addresses to ask for."""

    made: Made
    pool: Any
    browser: httpx.AsyncClient
    pages: dict[str, str]


class Figure(NamedTuple):
    """What was measured of a page, in milliseconds."""

    name: str
    small: float
    full: float
    floor: float
    statements: int
    slowest: str

    @property
    def growth(self) -> float:
        """What ten times the data cost."""
        return self.full / self.small


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    figures = asyncio.run(_measure())
    if json:
        print(json_format.dumps({f.name: f._asdict() | {"growth": round(f.growth, 2)} for f in figures}))
        return
    print(f"{'page':28} {'small ms':>8} {'full ms':>8} {'growth':>7} {'x floor':>8} {'SQL ms':>7} {'SQL':>4}  slowest")
    for f in figures:
        print(
            f"{f.name:28} {f.small:8.1f} {f.full:8.1f} {f.growth:7.2f} {f.full / f.floor:8.1f} {f.floor:7.2f} "
            f"{f.statements:4}  {f.slowest}"
        )


async def _measure() -> list[Figure]:
    with server(durable=False) as servers:
        settings = Settings.from_env(PRODUCTION | servers.environment())
        made = [await installation(servers, size) for size in (SMALL, FULL)]
        async with _side(made[0], settings) as small, _side(made[1], settings) as full:
            return [await _figure(name, small, full) for name in full.pages]


@asynccontextmanager
async def _side(made: Made, settings: Settings) -> AsyncIterator[Side]:
    """Open an installation, and log its manager in."""
    app = create_app(settings)
    transport = httpx.ASGITransport(cast("Any", app), client=("127.0.0.1", 50000))
    DB.pool = None  # the other installation's stays open meanwhile
    async with opened(made.url), httpx.AsyncClient(transport=transport, base_url="http://testserver") as browser:
        session = await open_session(made.manager, stay=False)
        browser.cookies.set(COOKIE, session.token, domain="testserver.local")
        side = Side(made, DB.pool, browser, await _pages(made))
        yield side
        await app.state.redis.aclose()
        DB.pool = side.pool


async def _pages(made: Made) -> dict[str, str]:
    """Return the addresses of the pages by their names."""
    connection = await asyncpg.connect(made.url)
    station, business = await connection.fetchrow(
        "SELECT id, business FROM identity.stations WHERE slug = $1", made.busy
    )
    with scoped(Scope(business, frozenset({station}))):
        mark = await _deep_mark(connection, station)
        booking = await connection.fetchval(
            "SELECT booking FROM core.payments WHERE station = $1 ORDER BY id DESC OFFSET 40 LIMIT 1", station
        )
        someone = await Customer.select(Customer.name).order_by(Customer.id, ascending=False).offset(40).first()
    await connection.close()
    assert someone is not None
    given, _, surname = someone["name"].partition(" ")
    word = max(customers.words_of(surname), key=len)
    typo = word[:1] + word[2:] if len(word) > 4 else word
    base = f"/{made.busy}"
    return {
        "today": f"{base}/today",
        "queue": f"{base}/queue",
        "queue, matched": f"{base}/queue?show=matched",
        "queue, set aside": f"{base}/queue?show=set_aside",
        "payments": f"{base}/payments",
        "payments, at 96 %": f"{base}/payments?older={mark}",
        "payments, a surname": f"{base}/payments?q={word}",
        "payments, a reference": f"{base}/payments?q=MH-7",
        "bookings": f"{base}/bookings",
        "bookings, a reference": f"{base}/bookings?q=MH-7K",
        "booking": f"{base}/bookings/{booking}",
        "customers": f"{base}/customers",
        "customers, with a typo": f"{base}/customers?q={given}+{typo}",
        "customers, a surname": f"{base}/customers?q={word}",
        "search": f"{base}/search?q={given}+{typo}",
        "quiet: today": f"/{made.quiet}/today",
        "quiet: queue": f"/{made.quiet}/queue",
        "quiet: queue, matched": f"/{made.quiet}/queue?show=matched",
        "quiet: payments": f"/{made.quiet}/payments",
    }


async def _deep_mark(connection: "asyncpg.Connection[asyncpg.Record]", station: UUID) -> Mark:
    count = await connection.fetchval("SELECT count(*) FROM payment.catering_payments WHERE station = $1", station)
    row = await connection.fetchrow(
        "SELECT received_at, id FROM payment.catering_payments WHERE station = $1 "
        "ORDER BY received_at DESC, id DESC OFFSET $2 LIMIT 1",
        station,
        min(int(count * DEEP), count - PAGE - 1),
    )
    assert row is not None
    return Mark(row["received_at"], row["id"])


async def _figure(name: str, small: Side, full: Side) -> Figure:
    sides = (small, full)
    seconds: dict[int, list[float]] = {0: [], 1: []}
    for turn in range(2 * (ROUNDS + 5)):
        side = sides[turn % 2]
        taken = await _timed(side, name)
        if turn >= 10:
            seconds[turn % 2].append(taken)
    statements = await _statements(full, name)
    floors = [(await _alone(full, each), each[0]) for each in statements]
    worst, slowest = max(floors)
    return Figure(
        name,
        small=median(seconds[0]) * 1000,
        full=median(seconds[1]) * 1000,
        floor=sum(seconds for seconds, _ in floors) * 1000,
        statements=len(statements),
        slowest=f"{worst * 1000:.1f} ms in {slowest.partition(' FROM ')[2].split()[0]}",
    )


async def _timed(side: Side, name: str) -> float:
    DB.pool = side.pool
    began = time.perf_counter()
    answer = await side.browser.get(side.pages[name])
    taken = time.perf_counter() - began
    assert answer.status_code == 200, f"{name}: {answer.status_code}"
    return taken


async def _statements(side: Side, name: str) -> list[Statement]:
    """Return the statements of one request, with their arguments."""
    heard: list[Statement] = []

    def hear(query: asyncpg.connection.LoggedQuery) -> None:
        heard.append((query.query, tuple(query.args or ())))

    DB.pool = side.pool
    async with DB.connection() as connection:
        connection.add_query_logger(hear)
    await _timed(side, name)
    async with DB.connection() as connection:
        connection.remove_query_logger(hear)
    return heard


async def _alone(side: Side, statement: Statement) -> float:
    """Return the seconds that a statement takes on a connection of its own; a write is not repeated, and costs 0."""
    sql, values = statement
    if sql.lstrip()[:6].upper() not in {"SELECT", "WITH R"}:
        return 0.0
    connection = await asyncpg.connect(side.made.url)
    prepared = await connection.prepare(sql)
    seconds = []
    for _ in range(SQL_ROUNDS):
        began = time.perf_counter()
        await prepared.fetch(*values)
        seconds.append(time.perf_counter() - began)
    await connection.close()
    return median(seconds)


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
