"""`portal …`: the command line. One module a command; each adds its own parser."""

import argparse
import os
import sys
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import Any

from portal.embedded import DataInUse, ServerFailed, at_hand

GROUPS = {
    "mail": "read payment mails",
    "payments": "try the matching on past payments",
    "keys": "the keys of the PII columns",
    "business": "the businesses of this installation",
    "station": "their stations",
    "user": "the people of the staff",
}
WITHOUT_SERVERS = ("mail_read", "payments_evaluate", "routes", "jobs")
COMMANDS = (
    "doctor",
    "migrate",
    "migration",
    "demo",
    "worker",
    "shell",
    "user_add",
    "business_add",
    "station_add",
    "mailbox",
    "mail_reread",
    "keys_rotate",
    *WITHOUT_SERVERS,
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; only its own module is imported, so that those without a database start at once."""
    words = list(sys.argv[1:] if argv is None else argv)
    wanted = _wanted(words)
    with ExitStack() as stack:
        if len(wanted) == 1 and wanted[0] not in WITHOUT_SERVERS:
            data = Path(os.environ.get("PORTAL_DATA", "./.portal"))
            try:
                os.environ |= stack.enter_context(at_hand(data, os.environ)).environment()
            except (DataInUse, ServerFailed) as error:
                print(error, file=sys.stderr)
                return 1
        args = _parser(wanted).parse_args(words)
        result: int = args.run(args)
        return result


def _wanted(words: list[str]) -> tuple[str, ...]:
    """Return the module of the command that was asked for; all of them where that is not known, for the help."""
    said = [word for word in words if not word.startswith("-")]
    exact = tuple(name for name in COMMANDS if name.split("_") == said[: len(name.split("_"))])
    return exact[-1:] or tuple(name for name in COMMANDS if said[:1] == name.split("_")[:1]) or COMMANDS


def _parser(wanted: tuple[str, ...]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="portal", description="The MyHibachi portal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    groups: dict[str, Any] = {}
    for name in wanted:
        group, _, rest = name.partition("_")
        if rest and group not in groups:
            groups[group] = commands.add_parser(group, help=GROUPS[group]).add_subparsers(
                required=True, metavar="COMMAND"
            )
        import_module(f"portal.cli.{name}").add_parser(groups[group] if rest else commands)
    return parser
