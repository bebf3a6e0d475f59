"""`portal …`: the command line. One module a command; each adds its own parser."""

import argparse
from importlib import import_module

GROUPS = {
    "mail": "read payment mails",
    "payments": "try the matching on past payments",
    "mailbox": "mailboxes",
    "keys": "the keys of the PII columns",
}
COMMANDS = (
    "migrate",
    "migration",
    "demo",
    "worker",
    "doctor",
    "shell",
    "routes",
    "jobs",
    "user",
    "mailbox",
    "mail_read",
    "mail_reread",
    "payments_evaluate",
    "keys_rotate",
)


def main(argv: list[str] | None = None) -> int:
    """Run one command; only its own module is imported, so that those without a database start at once."""
    import sys

    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="portal", description="The MyHibachi portal.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    for name in _wanted(words):
        group = name.split("_")[0] if "_" in name else None
        if group and group not in groups:
            group_parser = commands.add_parser(group, help=GROUPS[group])
            groups[group] = group_parser.add_subparsers(required=True, metavar="COMMAND")
        import_module(f"portal.cli.{name}").add_parser(groups[group] if group else commands)
    args = parser.parse_args(words)
    result: int = args.run(args)
    return result


def _wanted(words: list[str]) -> tuple[str, ...]:
    """Return the modules of the command that was asked for; all of them when it is not known (for the help)."""
    word = next((word for word in words if not word.startswith("-")), "")
    exact = tuple(name for name in COMMANDS if name == word or name.startswith(f"{word}_"))
    return exact if word and exact else COMMANDS
