"""`portal worker`: run the jobs, the relay, the clock and the watch over the mailboxes."""

import argparse
import asyncio
import gc
import os

from jobs.worker import work
from portal.event_loop import ending_when_stuck
from portal.logging import set_up_logging
from portal.settings import Mode, Settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    commands.add_parser("worker", help="run the jobs, and watch the mailboxes").set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Work until told to stop."""
    settings = Settings.from_env(os.environ)
    set_up_logging(readable=settings.mode is not Mode.PRODUCTION)
    gc.freeze()  # the modules stay for good: looking through them again costs a tenth of the time of a payment mail
    asyncio.run(_work(settings))
    return 0


async def _work(settings: Settings) -> None:
    async with ending_when_stuck():
        await work(settings)
