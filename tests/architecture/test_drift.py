"""The migrated database is the declared one: migrations == tables + tables/ddl."""
# ruff: noqa: S608, E501 - queries of the catalog, with a condition of ours in them

import difflib
import os

import asyncpg
import pytest
from piccolo.table import sort_table_classes

from tables import ddl
from tables.piccolo_app import APP_CONFIG
from tests.peers.servers import TestServers

OURS = "n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND n.nspname NOT LIKE 'pg_temp%'"
CATALOG = {
    "column": f"""
        SELECT n.nspname || '.' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
          || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm') AND {OURS}""",
    "index": f"""
        SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OURS}""",
    "constraint": f"""
        SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(k.oid)
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE {OURS}""",
    "trigger": f"""
        SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE NOT t.tgisinternal AND {OURS}""",
    "function": f"""
        SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prokind IN ('f', 'p') AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') AND {OURS}""",
    "partition": f"""
        SELECT c.oid::regclass::text || ' ' || pg_get_partkeydef(c.oid)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'p' AND {OURS}""",
}  # fmt: skip
PICCOLOS_OWN = "migration"
BY_MONTH = "system_events_2"  # partitions that a job makes as time goes by


@pytest.mark.usefixtures("pool")
async def test_migrations_make_what_the_tables_declare(servers: TestServers) -> None:
    admin = await asyncpg.connect(servers.database_url)
    name = f"declared_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    await admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await admin.execute(f"CREATE DATABASE {name}")
    try:
        migrated = await _dump(os.environ["DATABASE_URL"])
        declared = await _declare(servers.database(name))
    finally:
        await admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
        await admin.close()

    difference = [
        line
        for line in difflib.unified_diff(migrated, declared, "migrated", "declared", lineterm="", n=0)
        if line[0] in "+-" and not line.startswith(("+++", "---"))
    ]
    assert not difference, "Write the change with `./dev migration`:\n" + "\n".join(difference)


async def _declare(address: str) -> list[str]:
    connection = await asyncpg.connect(address)
    try:
        for sql in ddl.PRE:
            await connection.execute(sql.up)
        for table in sort_table_classes(list(APP_CONFIG.table_classes)):
            for statement in table.create_table().ddl:
                await connection.execute(statement)
        for sql in ddl.POST:
            await connection.execute(sql.up)
    finally:
        await connection.close()
    return await _dump(address)


async def _dump(address: str) -> list[str]:
    connection = await asyncpg.connect(address)
    try:
        lines = [f"{kind}: {row[0]}" for kind, sql in CATALOG.items() for row in await connection.fetch(sql)]
    finally:
        await connection.close()
    return sorted(
        line
        for line in lines
        if f"public.{PICCOLOS_OWN}" not in line
        and BY_MONTH not in line
        and " migration " not in line
        and ": migration_" not in line
    )
