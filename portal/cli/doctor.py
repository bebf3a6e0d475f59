"""`portal doctor`: what is connected, what is local, and what is wrong."""

import argparse
import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import NamedTuple

import asyncpg
from redis.asyncio import Redis
from redis.exceptions import RedisError

from piccolo_conf import DB
from portal import clock
from portal.domain import system
from portal.embedded import Postgres
from portal.integrations import mmdb
from portal.settings import LOCAL, Mode, Settings, SettingsError
from portal.web.worker import heard
from tables.crypto import KeyRing, use_keys
from tables.engine import DatabaseBusy
from tables.scope import ALL_STATIONS, scoped
from tables.sql import platform

OLDEST_POSTGRES = 160000
OLDEST_PLACES = timedelta(days=400)


class CheckResult(NamedTuple):
    """One line: what was looked at, how it is, and whether that is wrong."""

    what: str
    how: str
    is_wrong: bool = False


Findings = AsyncIterator[CheckResult]


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    commands.add_parser("doctor", help="say what is connected, what is local, and what is wrong").set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Print the findings; exit 1 when something is wrong."""
    try:
        settings = Settings.from_env(os.environ)
    except SettingsError as error:
        print("\n".join(f"!  settings   {problem}" for problem in error.problems))
        return 1
    return asyncio.run(_examine(settings))


async def _examine(settings: Settings) -> int:
    wrong = 0
    for examination in (_settings, _database, _redis, _ports, _mailboxes):
        async for finding in examination(settings):
            wrong += finding.is_wrong
            print(f"{'!' if finding.is_wrong else ' '}  {finding.what:<12}{finding.how}")
    print("Everything is well." if not wrong else f"{wrong} to look at.")
    return 1 if wrong else 0


async def _settings(settings: Settings) -> Findings:
    yield CheckResult("mode", settings.mode)
    yield CheckResult("address", settings.base_url)
    if settings.mode is Mode.PRODUCTION and not settings.base_url.startswith("https://"):
        yield CheckResult("address", "PORTAL_BASE_URL is not https: cookies would travel in the open.", is_wrong=True)


async def _database(settings: Settings) -> Findings:
    where = "our own" if _is_ours(settings) else "given by DATABASE_URL"
    try:
        async with _open_database(settings):
            version = int((await platform("SELECT current_setting('server_version_num') AS n"))[0]["n"])
            yield CheckResult("database", f"Postgres {version // 10000}, {where}")
            if version < OLDEST_POSTGRES:
                yield CheckResult("database", "Postgres 16 or newer is needed.", is_wrong=True)
            yield await _room(settings)
            async for finding in _contents():
                yield finding
    except (OSError, asyncpg.PostgresError, DatabaseBusy) as error:
        yield CheckResult("database", f"{where}, but it does not answer ({type(error).__name__}).", is_wrong=True)


async def _room(settings: Settings) -> CheckResult:
    if size := await system.database_size(settings.database_gigabytes):
        advice = ": make room before nothing can be saved." if size.is_low else ""
        return CheckResult("room", f"{size}{advice}", size.is_low)
    if not _is_ours(settings):
        return CheckResult("room", "its disk is not watched from here: set PORTAL_DATABASE_GIGABYTES")
    return CheckResult("room", "watched by `./dev run`: with less than 100 MB it is only read")


def _is_ours(settings: Settings) -> bool:
    return settings.database_url in (None, Postgres(settings.data.resolve()).url())


async def _contents() -> Findings:
    rows = await platform("SELECT to_regclass('public.migration') IS NOT NULL AS migrated")
    if not rows[0]["migrated"]:
        yield CheckResult("migrations", "none was run: `./dev portal migrate`.", is_wrong=True)
        return
    for table in system.sealed_tables():
        if old := await system.values_under_old_keys(table):
            yield CheckResult(
                "keys", f"{old} rows of {table._meta.tablename} lie under an old key: `./dev portal keys rotate`."
            )
    failures = await system.failed_jobs(limit=100)
    yield CheckResult(
        "jobs", f"{len(failures)} failed and wait for a person" if failures else "none has failed", bool(failures)
    )


async def _redis(settings: Settings) -> Findings:
    where = "given by REDIS_URL" if settings.redis_url else "our own"
    if settings.redis_url is None:
        yield CheckResult("redis", f"{where}: it runs with `./dev run`")
        return
    try:
        async with Redis.from_url(settings.redis_url) as redis:
            await redis.ping()
            worker = await heard(redis)
        yield CheckResult("redis", where)
        runs = f"running since {worker.since:%Y-%m-%d %H:%M} UTC" if worker.since else "none is heard: is it started?"
        yield CheckResult("worker", runs, is_wrong=worker.is_silent)
    except (OSError, RedisError) as error:
        yield CheckResult("redis", f"{where}, but it does not answer ({type(error).__name__}).", is_wrong=True)


async def _ports(settings: Settings) -> Findings:
    mail = f"SMTP at {settings.smtp.host}" if settings.smtp else f"local: kept in {settings.data / 'outbox'}"
    yield CheckResult("e-mail out", mail, is_wrong=settings.mode is Mode.PRODUCTION and settings.smtp is None)
    keys = "local: files in " + str(settings.data / "dns") if settings.name_server == LOCAL else settings.name_server
    yield CheckResult("mail keys", keys)
    yield _places(settings)


def _places(settings: Settings) -> CheckResult:
    if settings.places is None:
        return CheckResult("places", "none: scans of QR codes are counted without their place")
    made_at = mmdb.made_at(settings.places)
    if made_at is None:
        return CheckResult("places", f"{settings.places} is no city file that we can read.", is_wrong=True)
    is_old = clock.now() - made_at > OLDEST_PLACES
    advice = ": get a newer one." if is_old else ""
    return CheckResult("places", f"{settings.places}, made {made_at:%Y-%m-%d}{advice}", is_old)


async def _mailboxes(settings: Settings) -> Findings:
    try:
        async with _open_database(settings):
            for mailbox in await system.mailboxes():
                state = mailbox.trouble or (
                    f"read {mailbox.read_at:%Y-%m-%d %H:%M} UTC" if mailbox.read_at else "not read yet"
                )
                kind = "local folder" if mailbox.auth == "local" else mailbox.host
                yield CheckResult("mailbox", f"{mailbox.address} ({kind}): {state}", is_wrong=bool(mailbox.trouble))
            for alarm in await system.alarms(now=clock.now()):
                yield CheckResult("mail", alarm.sentence, is_wrong=True)
    except (OSError, asyncpg.PostgresError, DatabaseBusy):
        return


@asynccontextmanager
async def _open_database(settings: Settings) -> AsyncIterator[None]:
    use_keys(KeyRing(settings.pii.keys, current=settings.pii.current, index_key=settings.pii.index_key))
    await DB.open_pool(kept=1)
    try:
        with scoped(ALL_STATIONS):
            yield
    finally:
        await DB.close_connection_pool()
