"""What the staff's pages cost, with a tenth of the data and with all of it, through the whole application.

Processor time, of the portal and of Postgres: the machine is shared, and its wall clock says who else is there. Even so
the figures to watch are ratios: what ten times the data cost a page (`growth`), and a page in units of its floor, the
same rows read, opened and written by hand (`x P`). The two sizes and the floor take turns, request by request.
"""

import asyncio
import gc
import json as json_format
import logging
import sys
from base64 import b64encode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from statistics import median
from typing import Any, Final, NamedTuple
from uuid import UUID

import asyncpg
import structlog

from benchmarks._asking import Browser, page_of
from benchmarks._effort import backends, spent, worked
from benchmarks._floors import Floor, FloorStation, around, floors, rows_of
from benchmarks.dataset import FULL, SMALL, Made, installation, opened, server
from piccolo_conf import DB
from portal.app import create_app
from portal.domain import customers
from portal.domain.access.sessions import open_session
from portal.domain.customers.words import typed_tokens
from portal.domain.payments import ReceivedCursor
from portal.settings import Settings
from portal.web.session import COOKIE
from tables.bookings import Booking
from tables.scope import Scope, scoped

ROUNDS: Final = 40
WARM_UP: Final = 8
"""Rounds that are not counted: a connection plans a statement anew for its first five times."""
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
    """One of the two installations: its pool of connections, its manager's browser, what to ask for, and the floors."""

    made: Made
    pool: Any
    browser: Browser
    pages: dict[str, str]
    floors: dict[str, Floor]


class Figure(NamedTuple):
    """What was measured of a page, in milliseconds of processor time; lists have a floor."""

    name: str
    rows: tuple[int, int]
    small: float
    full: float
    postgres: float
    floor: float | None
    statements: int
    slowest: str

    @property
    def growth(self) -> float:
        """What ten times the data cost."""
        return self.full / self.small

    @property
    def factor(self) -> float | None:
        """The page in units of its floor."""
        return self.full / self.floor if self.floor else None


def run(*, json: bool) -> None:
    """Measure, and print the figures as a table or as one JSON object."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    figures = asyncio.run(_measure([word for word in sys.argv[1:] if not word.startswith("-")]))
    if json:
        also = {f.name: {"growth": round(f.growth, 2), "x_floor": f.factor and round(f.factor, 1)} for f in figures}
        print(json_format.dumps({f.name: f._asdict() | also[f.name] for f in figures}))
        return
    print(f"{'page':22} {'rows':>7} {'ms':>11} {'growth':>6} {'of it SQL':>9} {'P':>6} {'x P':>5} {'SQL':>4}  slowest")
    for f in figures:
        rows = "/".join(str(number) for number in f.rows) if any(f.rows) else ""
        floor = f"{f.floor:6.2f} {f.factor:5.1f}" if f.floor else f"{'':12}"
        print(
            f"{f.name:22} {rows:>7} {f.small:5.1f} {f.full:5.1f} {f.growth:6.2f} {f.postgres:9.2f} {floor} "
            f"{f.statements:4}  {f.slowest}"
        )


async def _measure(wanted: list[str]) -> list[Figure]:
    with server(durable=False) as servers:
        settings = Settings.from_env(PRODUCTION | servers.environment())
        made = [await installation(servers, size) for size in (SMALL, FULL)]
        async with _side(made[0], settings) as small, _side(made[1], settings) as full:
            names = [name for name in full.pages if not wanted or name in wanted]
            return [await _figure(name, small, full) for name in names]


@asynccontextmanager
async def _side(made: Made, settings: Settings) -> AsyncIterator[Side]:
    """Open an installation, and log its manager in."""
    app = create_app(settings)
    gc.freeze()  # as the web process does when it starts
    DB.pool = None  # the other installation's stays open meanwhile
    async with opened(made.url):
        session = await open_session(made.manager, stay=False)
        browser = Browser(app, f"{COOKIE}={session.token}")
        side = Side(made, DB.pool, browser, *await _pages(made))
        yield side
        await app.state.redis.aclose()
        DB.pool = side.pool


async def _pages(made: Made) -> tuple[dict[str, str], dict[str, Floor]]:
    """Return the addresses of the pages by their names, and the floors of those that are lists."""
    connection = await asyncpg.connect(made.url)
    station, business = await connection.fetchrow(
        "SELECT id, business FROM identity.stations WHERE slug = $1", made.busy
    )
    with scoped(Scope(business, frozenset({station}))):
        mark = await _deep_mark(connection, station)
        booking, reference = await connection.fetchrow(
            "SELECT b.id, b.reference FROM core.payments p JOIN core.bookings b ON b.station = p.station "
            "AND b.id = p.booking WHERE p.station = $1 ORDER BY p.id DESC OFFSET 40 LIMIT 1",
            station,
        )
        name = await _name_of(booking)
        given, _, surname = name.partition(" ")
        word = max(customers.words_of(surname), key=len)
        typo = word[:1] + word[2:] if len(word) > 4 else word
        tokens = {
            "a surname": [_tokens(business, word)],
            "a typo": [_tokens(business, each) for each in (*customers.words_of(given), typo)],
        }
    await connection.close()
    base = f"/{made.busy}"
    place = FloorStation(base, station, business)
    return {
        "today": f"{base}/today",
        "queue": f"{base}/queue",
        "queue, matched": f"{base}/queue?show=matched",
        "queue, set aside": f"{base}/queue?show=set_aside",
        "payments": f"{base}/payments",
        "payments, at 96 %": f"{base}/payments?older={mark}",
        "payments, a surname": f"{base}/payments?q={word}",
        "payments, a reference": f"{base}/payments?q={reference}",
        "payments, begins with": f"{base}/payments?q=MH-7",
        "bookings": f"{base}/bookings",
        "bookings, summed": f"{base}/bookings?state=completed&since=2000-01-01",
        "bookings, begins with": f"{base}/bookings?q=MH-7K",
        "booking": f"{base}/bookings/{booking}",
        "customers": f"{base}/customers",
        "customers, with a typo": f"{base}/customers?q={given}+{typo}",
        "customers, a surname": f"{base}/customers?q={word}",
        "search": f"{base}/search?q={given}+{typo}",
        "quiet: today": f"/{made.quiet}/today",
        "quiet: queue": f"/{made.quiet}/queue",
        "quiet: queue, matched": f"/{made.quiet}/queue?show=matched",
        "quiet: payments": f"/{made.quiet}/payments",
    }, floors(place, mark=(mark.received_at, mark.id), tokens=tokens, code=reference.partition("-")[2])


async def _name_of(booking: UUID) -> str:
    row = await Booking.select(Booking.customer_name).where(Booking.id == booking).first()
    assert row is not None
    return str(row["customer_name"])


def _tokens(business: UUID, word: str) -> list[int]:
    beginning, misspelled = typed_tokens(business, word)
    return beginning + misspelled


async def _deep_mark(connection: "asyncpg.Connection[asyncpg.Record]", station: UUID) -> ReceivedCursor:
    count = await connection.fetchval("SELECT count(*) FROM payment.catering_payments WHERE station = $1", station)
    row = await connection.fetchrow(
        "SELECT received_at, id FROM payment.catering_payments WHERE station = $1 "
        "ORDER BY received_at DESC, id DESC OFFSET $2 LIMIT 1",
        station,
        min(int(count * DEEP), count - PAGE - 1),
    )
    assert row is not None
    return ReceivedCursor(row["received_at"], row["id"])


async def _figure(name: str, small: Side, full: Side) -> Figure:
    """Measure a page: the small one, the full one and the floor, in turns."""
    pages = [await _asked(side, name) for side in (small, full)]
    floor = full.floors.get(name)
    connection = await _connected(full.made)
    served = [await backends(side.made.url) for side in (small, full)]
    by_hand, mine = around(pages[1]) if floor else ("", ""), [connection.get_server_pid()]
    efforts: list[list[float]] = [[], [], []]
    for number in range(ROUNDS + WARM_UP):
        taken = [await _effort(side, name, pids) for side, pids in zip((small, full), served, strict=True)]
        if floor:
            began = worked(mine)
            written = await floor.page(connection, f"/{full.made.busy}", by_hand)
            taken.append(worked(mine) - began)
            if not number:
                assert rows_of(written.decode()) == rows_of(pages[1]), f"{name}: the floor writes other rows"
        if number >= WARM_UP:
            for each, seconds in zip(efforts, taken, strict=False):
                each.append(seconds)
    await connection.close()
    statements = await _statements(full, name)
    alone = [(await _alone(full, each), each[0]) for each in statements]
    worst, slowest = max(alone)
    return Figure(
        name,
        (rows_of(pages[0]).count("<tr>"), rows_of(pages[1]).count("<tr>")),
        small=median(efforts[0]) * 1000,
        full=median(efforts[1]) * 1000,
        postgres=sum(seconds for seconds, _ in alone) * 1000,
        floor=median(efforts[2]) * 1000 if floor else None,
        statements=len(statements),
        slowest=f"{worst * 1000:.1f} ms in {slowest.partition(' FROM ')[2].split()[0]}",
    )


async def _connected(made: Made) -> "asyncpg.Connection[asyncpg.Record]":
    """Open a connection that plans as the portal's do."""
    connection: asyncpg.Connection[asyncpg.Record] = await asyncpg.connect(
        made.url, server_settings=DB.config["server_settings"]
    )
    return connection


async def _effort(side: Side, name: str, pids: list[int]) -> float:
    """Return the seconds of processor time that a page takes."""
    DB.pool = side.pool
    began = worked(pids)
    answer = await side.browser.fetch(side.pages[name])
    taken = worked(pids) - began
    assert answer[0]["status"] == 200, f"{name}: {answer[0]['status']}"
    return taken


async def _asked(side: Side, name: str) -> str:
    DB.pool = side.pool
    return page_of(await side.browser.fetch(side.pages[name]))


async def _statements(side: Side, name: str) -> list[Statement]:
    """Return the statements of one request, with their arguments."""
    heard: list[Statement] = []

    def hear(query: asyncpg.connection.LoggedQuery) -> None:
        heard.append((query.query, tuple(query.args or ())))

    DB.pool = side.pool
    async with DB.connection() as connection:
        connection.add_query_logger(hear)
    await _asked(side, name)
    async with DB.connection() as connection:
        connection.remove_query_logger(hear)
    return heard


async def _alone(side: Side, statement: Statement) -> float:
    """Return the seconds of Postgres for a statement, as often asked as to be planned once; a write costs 0 here."""
    sql, values = statement
    if sql.lstrip()[:6].upper() not in {"SELECT", "WITH R"}:
        return 0.0
    connection = await _connected(side.made)
    mine = connection.get_server_pid()
    prepared = await connection.prepare(sql)
    seconds = []
    for _ in range(SQL_ROUNDS):
        began = spent([mine])
        await prepared.fetch(*values)
        seconds.append(spent([mine]) - began)
    await connection.close()
    return median(seconds)


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
