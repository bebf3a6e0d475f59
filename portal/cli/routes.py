"""`portal routes`: every address and what it needs."""

import argparse
import os

from portal.app import create_app
from portal.settings import Settings
from portal.web.permissions import permissions


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("routes", help="list every address and what it needs")
    parser.add_argument("--permissions", action="store_true", help="print docs/permissions.md")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the routes."""
    app = create_app(Settings.from_env(os.environ))
    if args.permissions:
        print(permissions(app), end="")
        return 0
    for route in sorted(app.routes, key=lambda route: route.path):
        for handler in getattr(route, "route_handlers", ()):
            methods = ",".join(sorted(handler.http_methods - {"OPTIONS"}))
            if methods:
                print(f"{methods:<8}{route.path:<60}{handler.opt.get('needs', '')}")
    return 0
