"""Migrations are written as a person would write them, and do what Piccolo's did."""

from portal.cli.short_migration import shorten

LONG = """from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.base import OnUpdate
from piccolo.columns.column_types import ForeignKey
from piccolo.columns.indexes import IndexMethod
from piccolo.table import Table


class User(Table, tablename="users", schema="identity"):
    id = UUID(default=TimeOrderedId(), null=False, primary_key=True, index_method=IndexMethod.btree, secret=False)


async def forwards():
    manager = MigrationManager(migration_id=ID, app_name="portal", description="Add codes")

    manager.add_table(class_name="Code", tablename="codes", schema="identity", columns=None)

    manager.add_column(
        table_class_name="Code",
        tablename="codes",
        column_name="user",
        db_column_name="{in_the_database}",
        column_class_name="ForeignKey",
        column_class=ForeignKey,
        params={
            "references": User,
            "on_delete": OnDelete.restrict,
            "on_update": OnUpdate.cascade,
            "target_column": None,
            "null": False,
            "primary_key": False,
            "index": True,
            "index_method": IndexMethod.btree,
            "choices": None,
            "secret": False,
        },
        schema="identity",
    )

    return manager
"""
SHORT = """from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.base import OnDelete
from piccolo.columns.column_types import ForeignKey
from piccolo.table import Table

class User(Table, tablename='users', schema='identity'):
    id = UUID(default=TimeOrderedId(), primary_key=True)

async def forwards():
    manager = MigrationManager(migration_id=ID, app_name='portal', description='Add codes')
    manager.add_table('Code', 'codes', schema='identity')
    manager.add_column('Code', 'codes', 'user', {named}column_class=ForeignKey, params={{'references': User, \
'on_delete': OnDelete.restrict, 'null': False, 'index': True}}, schema='identity')
    return manager
"""


def test_a_column_takes_a_line_and_says_only_what_is_not_so_by_default() -> None:
    assert shorten(LONG.replace("{in_the_database}", "user")) == SHORT.format(named="")


def test_a_column_that_is_called_otherwise_in_the_database_still_says_so() -> None:
    short = shorten(LONG.replace("{in_the_database}", "user_id"))

    assert short == SHORT.format(named="db_column_name='user_id', ")
