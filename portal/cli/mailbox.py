"""`portal mailbox add|list|check`: the mailboxes that payment mails come to."""

import argparse
import getpass
import sys
from uuid import UUID

from portal.cli.environment import run_with_database
from portal.domain import system
from portal.domain.errors import Refused
from portal.integrations.connect import connect
from portal.integrations.errors import VendorRefused, VendorUnavailable
from portal.settings import Settings
from tables.scope import Scope, scoped
from tables.stations import Station
from tables.system import MailboxAuth


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands."""
    group = commands.add_parser("mailbox", help="the mailboxes that payment mails come to")
    mailbox = group.add_subparsers(required=True, metavar="COMMAND")

    add = mailbox.add_parser("add", help="read a mailbox from now on; asks for its password (or reads it from a pipe)")
    add.add_argument("address")
    add.add_argument(
        "--station", dest="stations", action="append", required=True, metavar="SLUG", help="may be repeated"
    )
    add.add_argument("--auth", type=MailboxAuth, choices=list(MailboxAuth), default=MailboxAuth.PASSWORD)
    add.add_argument("--host", default="", help="the mail server, for example imap.gmail.com")
    add.add_argument("--port", type=int, default=993)
    add.add_argument("--without-tls", action="store_true", help="for a server on this machine")
    add.add_argument("--username", default="", help="if it is not the address")
    add.add_argument("--folder", default="INBOX")
    add.add_argument("--receiver", help="the name with which the server that checks its mail signs its verdict")
    add.add_argument("--read-back-days", type=int, default=30, help="how far to read back on the first run (30)")
    add.set_defaults(run=lambda args: run_with_database(lambda settings: _add(args, settings)))

    mailbox.add_parser("list", help="list the mailboxes").set_defaults(run=lambda _: run_with_database(_list))

    check = mailbox.add_parser("check", help="log in to each mailbox, and say what is wrong")
    check.add_argument("address", nargs="?", help="only this one")
    check.set_defaults(run=lambda args: run_with_database(lambda settings: _check(args, settings)))


async def _add(args: argparse.Namespace, settings: Settings) -> int:
    businesses = await _businesses(args.stations)
    if len(businesses) != 1:
        print("Name stations of one business by their slugs, as they stand in the portal's addresses.")
        return 1
    [(business, stations)] = businesses.items()
    details = system.MailboxDetails(
        address=args.address,
        auth=args.auth,
        host=args.host,
        port=args.port,
        uses_tls=not args.without_tls,
        username=args.username,
        secret="" if args.auth == MailboxAuth.LOCAL else _secret(),
        folder=args.folder,
        receiver=args.receiver or settings.receiver,
        read_back_days=args.read_back_days,
    )
    with scoped(Scope(business, frozenset(stations), actor="command line")):
        try:
            await system.open_mailbox(details, stations=stations)
        except Refused as refusal:
            print(refusal)
            return 1
    print(f"{args.address} is read from now on. `portal mailbox check {args.address}` says whether that works.")
    return 0


async def _list(_settings: Settings) -> int:
    for mailbox in await system.mailboxes():
        state = mailbox.trouble or (
            f"read at {mailbox.read_at:%Y-%m-%d %H:%M} UTC" if mailbox.read_at else "not read yet"
        )
        print(
            f"{mailbox.address}  {mailbox.folder}  {mailbox.host or mailbox.auth}  {state if mailbox.is_on else 'off'}"
        )
    return 0


async def _check(args: argparse.Namespace, settings: Settings) -> int:
    accounts = [mailbox.account for mailbox in await system.watched()]
    wanted = [account for account in accounts if args.address in (None, account.address)]
    if not wanted:
        print("There is no such mailbox that is switched on. `portal mailbox list` shows them all.")
        return 1
    integrations = connect(settings)
    problems = 0
    for account in wanted:
        try:
            async with integrations.mailboxes.open(account):
                print(f"{account.address}  {account.folder} can be read.")
        except (VendorUnavailable, VendorRefused) as error:
            problems += 1
            print(f"{account.address}  {error}")
    await integrations.close()
    return 1 if problems else 0


async def _businesses(slugs: list[str]) -> dict[UUID, list[UUID]]:
    """Return the stations of these slugs by business; nothing if there is one that does not exist."""
    stations = await Station.objects().where(Station.slug.is_in(slugs))
    if len(stations) != len(set(slugs)):
        return {}
    found: dict[UUID, list[UUID]] = {}
    for station in stations:
        found.setdefault(station.business, []).append(station.id)
    return found


def _secret() -> str:
    """Ask for the password or token, so that it appears neither on the screen nor in the list of processes."""
    return getpass.getpass("Password or refresh token: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
