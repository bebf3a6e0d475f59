"""`portal shell`: Python with the database open, in the scope of everything."""

import argparse
import asyncio
import code

from portal.cli.environment import run_with_database
from portal.settings import Settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    commands.add_parser("shell", help="Python with the database open").set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Open the shell; `run(coroutine)` awaits."""
    return run_with_database(_talk)


async def _talk(_settings: Settings) -> int:
    loop = asyncio.get_running_loop()
    names = {"run": lambda coroutine: asyncio.run_coroutine_threadsafe(coroutine, loop).result()}
    await asyncio.to_thread(code.interact, banner="run(Booking.select()) awaits. Ctrl-D ends.", local=names)
    return 0
