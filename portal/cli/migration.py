"""`portal migration`: write the change from the migrations to the tables as the next migration."""

import argparse
import asyncio
from pathlib import Path

from piccolo.apps.migrations.commands.new import new

from portal import clock
from portal.cli.short_migration import shorten
from tables import ddl

FOLDER = Path(__file__).resolve().parents[2] / "piccolo_migrations"
TEMPLATE = '''"""{description}"""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.engine import engine_finder

ID = "{id}"
VERSION = "1.38.0"
DESCRIPTION = "{description}"

UP = (
{up}
)
DOWN = (
{down}
)


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="portal", description=DESCRIPTION)

    async def up():
        await execute(UP)

    async def down():
        await execute(DOWN)

    manager.add_raw(up)
    manager.add_raw_backwards(down)
    return manager


async def execute(statements):
    # the migration's own connection: `Table.raw` would treat braces as placeholders
    connection = engine_finder().current_transaction.get().connection
    for sql in statements:
        await connection.execute(sql)
'''


def add_parser(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = commands.add_parser("migration", help="write the next migration")
    parser.add_argument("description", help='what changes, for example "Add receipts"')
    parser.add_argument(
        "--sql",
        nargs="+",
        metavar="NAME",
        help="freeze these statements of tables/ddl instead (PRE and POST: all of them)",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write one migration: of the tables, or of named statements."""
    if args.sql:
        print(_freeze(args.description, _named(args.sql)))
        return 0
    before = set(FOLDER.glob("*.py"))
    asyncio.run(new(app_name="portal", auto=True, desc=args.description, auto_input="y"))
    for written in set(FOLDER.glob("*.py")) - before:
        written.write_text(shorten(written.read_text()))
    return 0


def _named(names: list[str]) -> tuple[ddl.Sql, ...]:
    groups = {"PRE": ddl.PRE, "POST": ddl.POST}
    if len(names) == 1 and names[0] in groups:
        return groups[names[0]]
    known = {sql.name: sql for sql in (*ddl.PRE, *ddl.POST)}
    return tuple(known[name] for name in names)


def _freeze(description: str, statements: tuple[ddl.Sql, ...]) -> Path:
    now = clock.now()
    text = TEMPLATE.format(
        id=now.strftime("%Y-%m-%dT%H:%M:%S:%f"),
        description=description,
        up="\n".join(f"    {sql.up!r}," for sql in statements),
        down="\n".join(f"    {sql.down!r}," for sql in reversed(statements)),
    )
    path = FOLDER / f"portal_{now.strftime('%Y_%m_%dt%H_%M_%S_%f')}.py"
    path.write_text(text)
    return path
