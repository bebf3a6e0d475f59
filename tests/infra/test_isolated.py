"""Calls in processes that can be given up: nothing that happens in one holds up or harms whoever called."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from portal.isolated.calls import Broken, GivenUp, IsolatedCalls
from portal.isolated.child import GRACE_SECONDS, CallLimits
from tests.infra.processes import wait_for

ROOT = Path(__file__).parents[2]
PARENT = """
import asyncio, time
from portal.isolated.calls import IsolatedCalls
from portal.isolated.child import CallLimits
async def main():
    calls = IsolatedCalls(CallLimits(cpu_seconds=60, seconds=1.0, megabytes=300, imports=()))
    import os
    print(await calls.call(int, os.getpid), flush=True)
    await calls.call(int, sum, range(10**12))
asyncio.run(main())
"""


@pytest.fixture
def calls() -> Iterator[IsolatedCalls]:
    made = IsolatedCalls(CallLimits(cpu_seconds=10, seconds=30, megabytes=300, imports=()))
    yield made
    made.close()


@pytest.fixture
def hasty() -> Iterator[IsolatedCalls]:
    made = IsolatedCalls(CallLimits(cpu_seconds=10, seconds=0.2, megabytes=300, imports=()), processes=1)
    yield made
    made.close()


@pytest.fixture
def quick() -> Iterator[IsolatedCalls]:
    """Let calls work for a moment only, and wait for as long as they like."""
    made = IsolatedCalls(CallLimits(cpu_seconds=0.2, seconds=60, megabytes=300, imports=()), processes=1)
    yield made
    made.close()


def is_running(pid: int) -> bool:
    """Say whether a process works or waits; one that is only not yet buried does neither."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


async def test_it_runs_in_another_process_that_stays(calls: IsolatedCalls) -> None:
    first, second = await calls.call(int, os.getpid), await calls.call(int, os.getpid)

    assert first == second != os.getpid()


async def test_nothing_of_the_environment_is_handed_over(calls: IsolatedCalls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://user:secret@host/portal")

    assert await calls.call(str | None, os.getenv, "DATABASE_URL") is None  # type: ignore[arg-type]


async def test_what_takes_too_long_is_given_up_even_where_no_python_runs(hasty: IsolatedCalls) -> None:
    pid = await hasty.call(int, os.getpid)

    with pytest.raises(GivenUp):
        await hasty.call(int, sum, range(10**12))

    assert not is_running(pid)
    assert await hasty.call(int, abs, -7) == 7


async def test_the_event_loop_goes_on_meanwhile(hasty: IsolatedCalls) -> None:
    await hasty.call(int, abs, -7)
    turns = 0

    async def turn() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    turning = asyncio.create_task(turn())
    with pytest.raises(GivenUp):
        await hasty.call(int, sum, range(10**12))
    turning.cancel()

    assert turns > 100


async def test_who_waits_has_the_whole_time(hasty: IsolatedCalls) -> None:
    await hasty.call(int, abs, -7)

    async with asyncio.TaskGroup() as group:
        waiting = [group.create_task(hasty.call(type(None), time.sleep, 0.1)) for _ in range(4)]

    assert [each.result() for each in waiting] == [None] * 4


async def test_too_much_memory_is_refused_and_the_next_call_works(calls: IsolatedCalls) -> None:
    with pytest.raises(Broken, match="MemoryError"):
        await calls.call(bytes, bytes, 1_000_000_000)

    assert await calls.call(int, abs, -7) == 7


async def test_a_process_that_dies_each_time_is_no_answer(calls: IsolatedCalls) -> None:
    with pytest.raises(Broken, match="died"):
        await calls.call(int, os._exit, 3)

    assert await calls.call(int, abs, -7) == 7


async def test_a_call_survives_the_death_of_an_idle_process(calls: IsolatedCalls) -> None:
    os.kill(await calls.call(int, os.getpid), signal.SIGKILL)

    assert await calls.call(int, abs, -7) == 7


async def test_one_that_works_for_too_long_is_ended_whatever_the_clock_says(quick: IsolatedCalls) -> None:
    with pytest.raises(GivenUp):
        await quick.call(int, sum, range(10**12))

    assert await quick.call(int, abs, -7) == 7


async def test_a_machine_that_is_busy_with_other_things_takes_nothing_from_a_call(quick: IsolatedCalls) -> None:
    await quick.call(type(None), time.sleep, 0.6)

    assert await quick.call(int, abs, -7) == 7


async def test_what_it_raises_is_told_without_its_words(calls: IsolatedCalls) -> None:
    with pytest.raises(Broken) as raised:
        await calls.call(int, int, "a secret")

    assert str(raised.value) == "ValueError"


async def test_an_answer_of_another_kind_is_refused(calls: IsolatedCalls) -> None:
    with pytest.raises(Broken, match="something else"):
        await calls.call(int, str, 7)  # type: ignore[arg-type]


async def test_what_is_printed_is_no_answer(calls: IsolatedCalls) -> None:
    await calls.call(type(None), print, "+", flush=True)
    assert await calls.call(int, abs, -7) == 7


def test_a_process_that_works_ends_soon_after_its_parent() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=ROOT) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.2)  # until it works on the call that follows
        parent.kill()

    assert wait_for(lambda: not is_running(pid), seconds=1.0 + GRACE_SECONDS + 3)
