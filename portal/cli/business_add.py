"""`portal business add`: open a business, as a super admin does in the browser."""

import argparse
import sys

import msgspec

from portal.cli.environment import run_with_database
from portal.domain import stations
from portal.domain.errors import Refused
from portal.domain.stations import NewBusiness
from portal.settings import Settings
from tables.scope import ALL_STATIONS, scoped


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("add", help="open a business; its stations come after it")
    parser.add_argument("name", help="the name that customers know")
    parser.add_argument("prefix", help="two to four letters before the code of each booking, such as MH")
    parser.add_argument("--slug", default="", help="its short name for addresses (made from the name)")
    parser.set_defaults(run=lambda args: run_with_database(lambda settings: _add(args, settings)))


async def _add(args: argparse.Namespace, _settings: Settings) -> int:
    with scoped(msgspec.structs.replace(ALL_STATIONS, actor="command line")):
        try:
            opened = await stations.open_business(
                NewBusiness(name=args.name, slug=args.slug, reference_prefix=args.prefix)
            )
        except Refused as refusal:
            print(refusal, file=sys.stderr)
            return 1
    print(f"{opened.name} is open. Its first station: portal station add {opened.slug} NAME ZIP")
    return 0
