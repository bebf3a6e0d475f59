"""`portal station add`: open a station of a business, as a super admin does in the browser."""

import argparse
import sys

from portal.cli.environment import run_with_database
from portal.domain import catalog
from portal.domain.catalog import NewStation
from portal.domain.errors import Refused
from portal.settings import Settings
from tables.scope import Scope, scoped
from tables.stations import Business


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("add", help="open a station; its go-live page says what is missing")
    parser.add_argument("business", help="the business's slug")
    parser.add_argument("name", help="the city or region, as customers read it")
    parser.add_argument("zip", help="where its chefs set out")
    parser.add_argument("--slug", default="", help="its address (made from the name)")
    parser.add_argument("--time-zone", default="", metavar="ZONE", help="such as America/Denver (that of the ZIP)")
    parser.set_defaults(run=lambda args: run_with_database(lambda settings: _add(args, settings)))


async def _add(args: argparse.Namespace, settings: Settings) -> int:
    business = await Business.objects().where(Business.slug == args.business).first()
    if business is None:
        print("There is no such business.", file=sys.stderr)
        return 1
    with scoped(Scope(business.id, frozenset(), actor="command line")):
        try:
            opened = await catalog.open_station(
                NewStation(name=args.name, slug=args.slug, postal_code=args.zip, time_zone=args.time_zone)
            )
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            return 1
    print(f"{opened.name} is open. What it lacks: {settings.base_url}/{opened.slug}/go-live")
    return 0
