"""`portal migrate`: bring the database to the newest migration; several may be started at once."""

import argparse
import asyncio
import sys

import asyncpg
from piccolo.apps.migrations.commands.forwards import run_forwards

from piccolo_conf import DB
from portal.domain import access

LOCK = 736001


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    commands.add_parser("migrate", help="bring the database to the newest migration").set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Run the migrations that are missing."""
    return asyncio.run(_migrate())


async def _migrate() -> int:
    settings = DB.config["server_settings"] | {"lock_timeout": "5s", "statement_timeout": "0"}
    DB.config = {**DB.config, "command_timeout": None, "server_settings": settings}
    try:
        lock = await DB.get_new_connection()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        print(f"Postgres cannot be reached: {error}. Check DATABASE_URL, and that it runs.", file=sys.stderr)
        return 1
    try:
        await lock.execute("SET lock_timeout = 0")
        await lock.fetch("SELECT pg_advisory_lock($1)", LOCK)  # two of Piccolo's runs at once collide
        if not (await run_forwards("portal")).success:
            return 1
        await access.ensure_roles()
        return 0
    finally:
        await lock.close()
