"""A process whose event loop is stuck ends itself, and one whose loop turns goes on."""

import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
TURNS: Final = """
import asyncio
from portal.event_loop import ending_when_stuck
async def turns():
    async with ending_when_stuck(after=0.8):
        for _ in range(20):
            await asyncio.sleep(0.1)
    print("well")
asyncio.run(turns())
"""
WEB_HANGS: Final = """
import asyncio, time
import portal.web.lifespan
from portal.app import app
watching = portal.web.lifespan.ending_when_stuck
portal.web.lifespan.ending_when_stuck = lambda: watching(after=1)
async def hangs():
    async with portal.web.lifespan.lifespan(app):
        await asyncio.sleep(0.1)
        time.sleep(20)
asyncio.run(hangs())
"""


def _run(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True, timeout=60
    )


def test_a_loop_that_turns_goes_on() -> None:
    done = _run(TURNS)

    assert (done.returncode, done.stdout) == (0, "well\n")


@pytest.mark.usefixtures("database")
def test_a_web_server_that_hangs_ends_and_says_where() -> None:
    done = _run(WEB_HANGS)

    assert done.returncode == 1
    assert "in hangs" in done.stderr
