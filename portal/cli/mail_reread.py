"""`portal mail reread`: read kept mails again after the parser has learned something."""

import argparse

from portal.cli.environment import run_with_database
from portal.domain import matching
from portal.settings import Settings
from tables.matching import PaymentNotification
from tables.scope import Scope, scoped


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("reread", help="read kept mails again after a change of the parser")
    parser.add_argument(
        "--all", action="store_true", help="also those that this parser has read, or that were set aside"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read again what waits; what was decided stays decided."""

    async def read_again(_settings: Settings) -> int:
        done = 0
        for notification_id in await matching.outdated(limit=100_000, everything=args.all):
            row = await PaymentNotification.one(notification_id)
            with scoped(Scope(row.business, frozenset(row.stations), actor="job:mail.reread")):
                done += await matching.reread(notification_id)
        print(f"{done} mails were read again.")
        if told := await matching.read_unread(limit=100_000):
            print(f"{told} were kept and never read: the worker reads them now.")
        return 0

    return run_with_database(read_again)
