"""Invented installations for the benchmarks: businesses that have been at work for months, sealed columns and all.

`./dev bench dataset` makes them and prints how large they are.

The sizes differ in how long the business has been at work, not in how much happens in a month: that is how data grows.
"""

import asyncio
import hashlib
import json as json_format
import os
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

import asyncpg
import msgspec

from benchmarks._stories import People, Rows, Story, StoryStation
from piccolo_conf import DB
from portal import clock, embedded
from portal.demo import mails
from portal.domain import access, matching, system
from portal.domain.access import RoleName
from portal.integrations.ports import InboundMail
from tables.access import User
from tables.bookings import Booking
from tables.crypto import KeyRing, use_keys
from tables.customers import Customer
from tables.events import Event
from tables.matching import PaymentDecision, PaymentNotification
from tables.payments import CateringPayment, Payment, Receipt
from tables.scope import Scope, scoped
from tables.stations import Business, Station
from tables.system import Mailbox, MailboxAuth, RawMail

ROOT: Final = Path(__file__).parent.parent
KEYS: Final = KeyRing({1: bytes(range(32))}, current=1, index_key=bytes(range(32, 64)))
MONTH: Final = timedelta(days=30)
OURS: Final = ("@MyHibachi-Riverside", "pay-riverside@demo.example.com")
"""Whose accounts the mails are about (`portal/demo/mails.py`)."""
QUIET: Final = 0.005
"""How much of an even share of the bookings the last station of each business has."""
TABLES: Final[tuple[type[Any], ...]] = (
    Customer,
    Booking,
    RawMail,
    PaymentNotification,
    CateringPayment,
    PaymentDecision,
    Payment,
    Receipt,
    Event,
)
"""In the order in which they refer to each other."""


class Size(msgspec.Struct, frozen=True):
    """How long the businesses have been at work, and how much they do."""

    name: str
    months: int
    monthly: int = 1000
    businesses: int = 2
    stations: int = 10


SMALL: Final = Size("small", months=6)
FULL: Final = Size("full", months=60)


class Made(NamedTuple):
    """An installation: where it is, and its manager, of a busy station and of one where almost nothing happens."""

    url: str
    manager: UUID
    busy: str
    quiet: str


@contextmanager
def server(*, durable: bool) -> Iterator[embedded.Servers]:
    """Run Postgres and Redis of the benchmarks' own; without `durable` no commit waits for the disk."""
    folder = Path(os.environ.get("PORTAL_DATA", ROOT / ".portal")) / "benchmarks"
    with embedded.servers(folder, {}, durable=durable) as ours:
        yield ours


async def installation(servers: embedded.Servers, size: Size) -> Made:
    """Return the installation of this size, made anew when the tables, this file or the day has changed."""
    use_keys(KEYS)
    name = f"{size.name}_{_fingerprint(size)}"
    url = _url(servers, name)
    admin = await asyncpg.connect(_url(servers, "postgres"))
    try:
        if not await admin.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name):
            for (old,) in await admin.fetch("SELECT datname FROM pg_database WHERE datname LIKE $1", f"{size.name}_%"):
                await admin.execute(f"DROP DATABASE {old}")
            await _make(admin, servers, name, size)
    finally:
        await admin.close()
    async with opened(url):
        manager = await User.objects().where(User.email == "manager@example.com").first()
        assert manager is not None
    return Made(url, manager.id, busy="station-0-0", quiet=f"station-0-{size.stations - 1}")


@asynccontextmanager
async def copied(servers: embedded.Servers, made: Made) -> AsyncIterator[str]:
    """Lend a copy of an installation, for what changes it: each run begins with the same."""
    original = made.url.partition("?")[0].rpartition("/")[2]
    admin = await asyncpg.connect(_url(servers, "postgres"))
    try:
        await admin.execute("DROP DATABASE IF EXISTS copied WITH (FORCE)")
        await admin.execute(f"CREATE DATABASE copied TEMPLATE {original}")
        yield _url(servers, "copied")
        await admin.execute("DROP DATABASE copied WITH (FORCE)")
    finally:
        await admin.close()


@asynccontextmanager
async def opened(url: str, *, kept: int = 1) -> AsyncIterator[None]:
    """Let this process work on a database."""
    DB.config = {**DB.config, "dsn": url}
    await DB.open_pool(kept=kept)
    try:
        yield
    finally:
        await DB.close_connection_pool()


async def deliver(mailbox: Mailbox, raw: bytes, uid: int) -> UUID:
    """Keep a mail as if it had just been collected; return its id."""
    inbound = InboundMail(uid_validity=1, uid=uid, raw=raw, size_bytes=len(raw), received_at=clock.now())
    kept = await system.store_mail(mailbox.id, inbound)
    assert kept is not None
    return kept.id


async def payments_due(chance: random.Random, count: int) -> list[bytes]:
    """Return mails that pay for open bookings in scope, from payers who write their names as people and banks do."""
    rows = await (
        Booking.select(Booking.customer_name, Booking.reference, Booking.deposit_cents, Booking.paid_cents)
        .columns(Booking.total_cents)
        .where((Booking.event_date >= clock.now().date()) & (Booking.paid_cents < Booking.total_cents))
        .order_by(Booking.id)
    )
    return [_mail_for(chance, chance.choice(rows), number) for number in range(count)]


def _mail_for(chance: random.Random, row: dict[str, Any], number: int) -> bytes:
    owed = row["total_cents"] - row["paid_cents"] if row["paid_cents"] else row["deposit_cents"]
    has_code = chance.random() < 0.25
    notice = mails.DemoMail(
        payer=_as_written(chance, row["customer_name"]),
        amount=f"{owed // 100}.{owed % 100:02d}",
        number=f"{chance.randrange(10**9)}{number:06d}",
        sent_at=(clock.now() - timedelta(minutes=10)).replace(microsecond=0),
        memo=row["reference"] if has_code else chance.choice(("", "hibachi", "deposit", "party", "balance")),
    )
    return chance.choice((mails.chase, mails.venmo, mails.bank_of_america))(notice)


def _as_written(chance: random.Random, name: str) -> str:
    """Return a name as its bearer's account has it."""
    given, _, surname = name.partition(" ")
    place = chance.randrange(1, len(surname))
    return chance.choices(
        (
            name,
            f"{surname} {given}",
            f"{given} {surname[:place]}{surname[place + 1 :]}",
            f"{given[0]} {surname}",
            f"{given} {chance.choice('ABCDEJKLMR')} {surname}",
            f"{chance.choice(('Maria', 'David', 'Linda'))} {surname}",
        ),
        weights=(45, 15, 15, 10, 7, 8),
    )[0]


def _url(servers: embedded.Servers, database: str) -> str:
    (postgres,) = (server for server in servers.ours if isinstance(server, embedded.Postgres))
    return postgres.url(database)


def _fingerprint(size: Size) -> str:
    contents = hashlib.sha256(f"{size} {clock.now().date()}".encode())
    for file in (
        Path(__file__),
        Path(__file__).with_name("_stories.py"),
        *sorted(ROOT.glob("piccolo_migrations/*.py")),
    ):
        contents.update(file.read_bytes())
    return contents.hexdigest()[:10]


async def _make(admin: "asyncpg.Connection[asyncpg.Record]", servers: embedded.Servers, name: str, size: Size) -> None:
    """Make a database under another name first, so that half of one is never used."""
    unfinished = f"unfinished_{size.name}"
    await admin.execute(f"DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)")
    await admin.execute(f"CREATE DATABASE {unfinished}")
    url = _url(servers, unfinished)
    environment = {**os.environ, "DATABASE_URL": url, "REDIS_URL": servers.redis_url}
    migrate = [sys.executable, "-m", "portal.cli", "migrate"]
    await asyncio.to_thread(subprocess.run, migrate, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    async with opened(url):
        places = await _set_stage(size)
        connection = await asyncpg.connect(url)
        await _fill(connection, places, size)
        await connection.execute("VACUUM ANALYZE")
        await connection.close()
        if size.stations > 1:
            await _let_some_wait(places)
    await admin.execute(f"ALTER DATABASE {unfinished} RENAME TO {name}")


async def _set_stage(size: Size) -> list[StoryStation]:
    places = []
    for number in range(size.businesses):
        business = Business(name=f"Business {number}", slug=f"business-{number}")
        await business.save()
        with scoped(Scope(business.id, frozenset())):
            stations = [Station(name=f"Station {n}", slug=f"station-{number}-{n}") for n in range(size.stations)]
            for station in stations:
                await station.save()
        places += [StoryStation(station, await _mailbox(station), [], set()) for station in stations]
    manager = User(email="manager@example.com", name="Maya Petrossian", password_hash="")
    await manager.save()
    for place in (places[0], places[size.stations - 1]):
        station = place.station
        with scoped(Scope(station.business, frozenset({station.id}))):
            await access.grant(manager.id, RoleName.STATION_MANAGER, station=station.id)
    return places


async def _mailbox(station: Station) -> Mailbox:
    details = system.MailboxDetails(
        address=f"pay-{station.slug}@example.com",
        auth=MailboxAuth.LOCAL,
        receiver=mails.RECEIVER,
        our_handles=OURS,
    )
    with scoped(Scope(station.business, frozenset({station.id}))):
        return await system.open_mailbox(details, stations=[station.id])


async def _fill(connection: "asyncpg.Connection[asyncpg.Record]", places: list[StoryStation], size: Size) -> None:
    """Copy the rows in, month by month, the oldest first."""
    chance = random.Random(1)
    people = People(chance)
    shares = [_share(place, size) for place in places]
    began = clock.now() - MONTH * size.months
    for month in range(size.months):
        rows: Rows = defaultdict(list)
        moments = sorted(began + MONTH * (month + chance.random()) for _ in range(size.monthly))
        for moment in moments:
            place = chance.choices(places, shares)[0]
            Story(chance, place, people.next(), moment).tell(rows)
        for table in TABLES:
            await _copy(connection, table, rows[table])


def _share(place: StoryStation, size: Size) -> float:
    is_last = place.station.slug.endswith(f"-{size.stations - 1}")
    return QUIET if is_last and size.stations > 1 else 1


async def _copy(connection: "asyncpg.Connection[asyncpg.Record]", table: type[Any], rows: list[dict[str, Any]]) -> None:
    if rows:
        columns = list(rows[0])
        await connection.copy_records_to_table(
            table._meta.tablename,
            schema_name=table._meta.schema,
            columns=columns,
            records=[tuple(row[column] for column in columns) for row in rows],
        )


async def _let_some_wait(places: list[StoryStation]) -> None:
    """Take in 60 mails that nobody has decided, half of them at the first station."""
    chance = random.Random(2)
    busy = [place for place in places if place.known[100:]]
    for place, count in [(busy[0], 30), *((place, 2) for place in busy[1:16])]:
        with scoped(Scope(place.station.business, frozenset({place.station.id}))):
            for uid, raw in enumerate(await payments_due(chance, count), start=10**6):
                await matching.receive(await deliver(place.mailbox, raw, uid))


async def _describe() -> dict[str, dict[str, int]]:
    described = {}
    with server(durable=False) as servers:
        for size in (SMALL, FULL):
            made = await installation(servers, size)
            connection = await asyncpg.connect(made.url)
            rows = await connection.fetch(
                "SELECT relname, reltuples::int AS rows FROM pg_class "
                "WHERE relkind = 'r' AND reltuples > 500 ORDER BY 2 DESC"
            )
            described[size.name] = {row["relname"]: row["rows"] for row in rows}
            await connection.close()
    return described


def run(*, json: bool) -> None:
    """Make the installations, and print how many rows their larger tables have."""
    began = clock.now()
    described = asyncio.run(_describe())
    if json:
        print(json_format.dumps(described))
        return
    for size, tables in described.items():
        print(f"{size}: {sum(tables.values()):,} rows")
        for table, rows in tables.items():
            print(f"  {table:24} {rows:>8,}")
    print(f"{(clock.now() - began).total_seconds():.0f} s")


if __name__ == "__main__":
    run(json="--json" in sys.argv[1:])
