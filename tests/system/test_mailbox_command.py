"""`portal mailbox`."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests.peers.dovecot import ACCOUNTS, PASSWORD, Dovecot

ROOT = Path(__file__).parents[2]
ADDRESS = ACCOUNTS[1]

pytestmark = pytest.mark.commits


async def portal(*words: str, typed: str = "") -> tuple[int, str]:
    """Run the command line, and return its exit status and what it said."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "portal.cli", "mailbox", *words),
        cwd=ROOT,
        env=os.environ,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate(f"{typed}\n".encode())
    return process.returncode or 0, said.decode()


def at(dovecot: Dovecot) -> list[str]:
    return [ADDRESS, "--host", dovecot.host, "--port", str(dovecot.port), "--without-tls"]


@pytest.mark.usefixtures("house")
async def test_it_adds_lists_and_checks_a_mailbox(dovecot: Dovecot) -> None:
    status, said = await portal("add", *at(dovecot), "--station", "myhibachi-hilltop", typed=PASSWORD)
    assert status == 0, said

    assert (await portal("list"))[1].split() == [ADDRESS, "INBOX", dovecot.host, "not", "read", "yet"]
    assert await portal("check", ADDRESS) == (0, f"{ADDRESS}  INBOX can be read.\n")


@pytest.mark.usefixtures("house")
async def test_it_says_what_is_wrong_with_a_mailbox(dovecot: Dovecot) -> None:
    await portal("add", *at(dovecot), "--station", "myhibachi-hilltop", typed="wrong")

    status, said = await portal("check")

    assert status == 1
    assert "does not accept this user name and password" in said


@pytest.mark.usefixtures("house")
async def test_it_refuses_stations_that_are_not_there(dovecot: Dovecot) -> None:
    status, said = await portal("add", *at(dovecot), "--station", "atlantis", typed=PASSWORD)

    assert status == 1
    assert "by their slugs" in said
