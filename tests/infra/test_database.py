"""The database that tests borrow forgets what they did."""

import os

import asyncpg
import pytest
from redis.asyncio import Redis

from piccolo_conf import DB
from tests.peers.changed_tables import empty, filled_tables

MAKE = "CREATE TABLE public.borrowed (guests integer)"
ADD = "INSERT INTO public.borrowed VALUES (12)"
FORBID_DELETING = """
    CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append only'; END $$;
    CREATE TRIGGER refuse BEFORE DELETE ON public.borrowed EXECUTE FUNCTION public.refuse();
"""
ALLOW_DELETING = "DROP TABLE public.borrowed; DROP FUNCTION public.refuse()"


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("time", ["first", "second"])
async def test_what_one_test_makes_the_next_does_not_find(time: str) -> None:
    assert time  # the second of the two would fail if the first had left its table
    transaction = DB.current_transaction.get()
    assert transaction is not None

    await transaction.connection.execute(MAKE)


@pytest.mark.commits
@pytest.mark.usefixtures("database")
async def test_a_test_that_commits_has_no_transaction_around_it() -> None:
    assert DB.current_transaction.get() is None


@pytest.mark.commits
@pytest.mark.usefixtures("database")
async def test_tables_are_emptied_even_when_they_are_append_only(pool: list[str]) -> None:
    connection = await asyncpg.connect(os.environ["DATABASE_URL"])
    await connection.execute(f"{MAKE}; {ADD}; {FORBID_DELETING}")

    await empty(os.environ["DATABASE_URL"], keep=pool)

    assert "public.borrowed" not in await filled_tables(connection)
    await connection.execute(ALLOW_DELETING)
    await connection.close()


async def test_redis_is_empty(redis_url: str) -> None:
    async with Redis.from_url(redis_url) as redis:
        assert await redis.dbsize() == 0
