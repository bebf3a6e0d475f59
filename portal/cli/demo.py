"""`portal demo`: play an invented business into an empty portal."""

import argparse

from portal.cli.environment import run_with_database
from portal.demo import PASSWORD, PEOPLE, play
from portal.integrations.connect import local_mailboxes
from portal.settings import Mode, Settings


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    commands.add_parser("demo", help="play an invented business into an empty portal").set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Play, unless there is a business already."""
    return run_with_database(_play)


async def _play(settings: Settings) -> int:
    if settings.mode is Mode.PRODUCTION:
        print("The demo has published log-ins: it is not played in production.")
        return 1
    if await play(local_mailboxes(settings)):
        print(f"Played. Log in as {', '.join(member.email for member in PEOPLE.values())}; the password is {PASSWORD}.")
    return 0
