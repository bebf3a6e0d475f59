"""`portal user add`: add a person to the staff, from the machine that the portal runs on."""

import argparse
import getpass
import os
import sys

from portal.cli.environment import run_with_database
from portal.domain import access
from portal.domain.access import RoleName
from portal.domain.errors import Refused
from portal.settings import Settings
from tables.scope import Scope, scoped
from tables.stations import Business, Station
from tables.unit_of_work import transaction


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("add", help="add a person (the password is asked for, or in PORTAL_NEW_PASSWORD)")
    parser.add_argument("email")
    parser.add_argument("name")
    parser.add_argument("role", choices=[role.value for role in RoleName])
    parser.add_argument("--station", help="the station's slug; with none, and no business: everywhere (SUPER_ADMIN)")
    parser.add_argument("--business", help="the business's slug")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Add the person, with the role."""
    password = os.environ.get("PORTAL_NEW_PASSWORD") or getpass.getpass("Password: ")

    async def add(_settings: Settings) -> int:
        try:
            async with transaction():
                await _add(args, password)
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            return 1
        print(f"{args.name} may log in.")
        return 0

    return run_with_database(add)


async def _add(args: argparse.Namespace, password: str) -> None:
    station = await Station.objects().where(Station.slug == args.station).first() if args.station else None
    business = await Business.objects().where(Business.slug == args.business).first() if args.business else None
    if (args.station and station is None) or (args.business and business is None):
        raise Refused("There is no such station or business.")
    user = await access.register(args.email, name=args.name, password=password)
    owner = station.business if station else business.id if business else None
    with scoped(Scope(owner, frozenset([station.id] if station else []))):
        await access.grant(
            user.id,
            RoleName(args.role),
            station=station.id if station else None,
            business=business.id if business else None,
        )
