"""`portal keys rotate`: seal old values with the current key, while the portal runs."""

import argparse

from portal.cli.environment import run_with_database
from portal.domain import system
from portal.settings import Settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("rotate", help="seal old values with the current key (resumes after a stop)")
    parser.add_argument("--batch", type=int, default=200, help="rows in one transaction (200)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Rotate table by table."""

    async def rotate(settings: Settings) -> int:
        left = 0
        for table in system.sealed_tables():
            left += await _rotate(table, args.batch)
        print(
            f"Key {settings.pii.current} seals everything."
            if not left
            else f"{left} rows are in use or unreadable: run it again."
        )
        return 1 if left else 0

    return run_with_database(rotate)


async def _rotate(table: type[system.SealedTable], batch: int) -> int:
    if not await system.values_under_old_keys(table):
        return 0
    last = await system.rotate_keys(table, batch=batch)
    while last:
        print(f"{table._meta.tablename}: up to {last}", flush=True)
        last = await system.rotate_keys(table, batch=batch, after=last)
    return await system.values_under_old_keys(table)
