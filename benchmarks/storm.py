"""A day in bad weather: nothing is lost, nothing is done twice, and all sums are right.

People book, pay by mail and look at pages while Redis is emptied, frozen and killed, Postgres, the worker and the web
server are killed, the disk is full and the clock is moved, at moments that a seed chooses. Afterwards everything is
compared.
"""

import asyncio
import json as json_format
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from benchmarks._house import House
from benchmarks._reckoning import Reckoning, reckon, until_quiet
from benchmarks._town import Town
from benchmarks._weather import Weather
from benchmarks.dataset import opened
from portal import clock
from portal.settings import Settings
from tables.crypto import KeyRing, use_keys
from tables.scope import ALL_STATIONS, Scope, scoped
from tables.stations import Station
from tests.peers.ports import free_port

START_SECONDS: Final = 400
DISK_BYTES: Final = 600_000_000
SEED: Final = 8


class StormLoad(msgspec.Struct, frozen=True, kw_only=True):
    """How much happens, and within how many seconds."""

    seconds: float
    guests: int
    strangers: int
    weather: Mapping[str, int]


STORM: Final = StormLoad(
    seconds=180,
    guests=60,
    strangers=120,
    weather={
        "flush": 8,
        "freeze": 4,
        "kill Redis": 4,
        "kill Postgres": 4,
        "kill worker": 8,
        "kill web": 3,
        "fill disk": 3,
        "move clock": 4,
    },
)

SHOWER: Final = StormLoad(
    seconds=25,
    guests=8,
    strangers=12,
    weather={
        "flush": 3,
        "freeze": 1,
        "kill Redis": 1,
        "kill Postgres": 1,
        "kill worker": 3,
        "kill web": 1,
        "fill disk": 1,
        "move clock": 1,
    },
)
"""Short enough for a test."""


class StormFigures(msgspec.Struct, kw_only=True):
    """What was done, what happened, and what came of it; the last three should be nothing."""

    mails: int
    bookings: int
    flushes: int
    kills: int
    lost: int
    twice: int
    wrong_sums: int


class Storm(msgspec.Struct, kw_only=True):
    """A day that has passed."""

    town: Town
    weather: Weather
    reckoning: Reckoning
    seconds_to_quiet: float

    @property
    def figures(self) -> StormFigures:
        """Sum it up."""
        return StormFigures(
            mails=len(self.town.strangers) + sum(bool(guest.payment) for guest in self.town.guests),
            bookings=sum(guest.was_answered for guest in self.town.guests),
            flushes=self.weather.happened["flush"],
            kills=self.weather.kills,
            lost=len(self.reckoning.lost),
            twice=len(self.reckoning.twice),
            wrong_sums=len(self.reckoning.wrong_sums),
        )


def run(day: StormLoad, *, json: bool) -> None:
    """Weather a day, and print the figures; what is wrong is said on the way."""
    storm = asyncio.run(weather(day, seed=int(os.environ.get("STORM_SEED", SEED))))
    for sentence in (*storm.reckoning.lost, *storm.reckoning.twice, *storm.reckoning.wrong_sums, *storm.town.odd):
        print(sentence, file=sys.stderr)
    print(f"What happened: {dict(storm.weather.happened)}", file=sys.stderr)
    print(f"Answers: {dict(storm.town.answers)}; quiet after {storm.seconds_to_quiet:.0f} s", file=sys.stderr)
    figures = msgspec.to_builtins(storm.figures)
    if json:
        print(json_format.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:12} {value}")


async def weather(day: StormLoad, *, seed: int) -> Storm:
    """Run a portal through a day, and reckon up what came of it.

    Raises:
        RuntimeError: the portal did not start, or never came to rest.

    """
    chance = random.Random(seed)
    with small_house() as house:
        house.start()
        if not await _comes_up(house):
            raise RuntimeError(f"The portal did not start:\n{house.log.read_text()[-2000:]}")
        settings = Settings.from_env(house.environment)
        use_keys(KeyRing(settings.pii.keys, current=settings.pii.current, index_key=settings.pii.index_key))
        url, town, sky = house.postgres.url(), Town(house, chance), Weather(house, chance)
        await until_quiet(house, url)
        began = clock.now()
        async with opened(url):
            await _prepare(town, day)
        async with asyncio.TaskGroup() as group:
            group.create_task(town.live(seconds=day.seconds))
            group.create_task(sky.rage(_possible(day.weather, house), seconds=day.seconds))
        calm = time.monotonic()
        is_quiet = await until_quiet(house, url)
        to_quiet = time.monotonic() - calm
        if not is_quiet:
            print(f"It did not come to rest:\n{house.log.read_text()[-3000:]}", file=sys.stderr)
        async with opened(url):
            with scoped(ALL_STATIONS):
                reckoning = await reckon(house, url, town, began)
    return Storm(town=town, weather=sky, reckoning=reckoning, seconds_to_quiet=to_quiet)


def _possible(plan: Mapping[str, int], house: House) -> Mapping[str, int]:
    """Leave out filling the disk where that would be everybody's."""
    is_its_own = os.path.ismount(house.data)
    return {kind: times for kind, times in plan.items() if is_its_own or kind != "fill disk"}


async def _prepare(town: Town, day: StormLoad) -> None:
    with scoped(ALL_STATIONS):
        station = await Station.objects().where(Station.slug == "riverside").first()
    assert station is not None
    with scoped(Scope(station.business, frozenset({station.id}))):
        await town.prepare(station, guests=day.guests, strangers=day.strangers)


async def _comes_up(house: House) -> bool:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and house.is_running():
        if await asyncio.to_thread(house.is_well):
            return True
        await asyncio.sleep(0.5)
    return False


@contextmanager
def small_house() -> Iterator[House]:
    """Lend a house on a small disk of its own, where this machine lets us make one."""
    with tempfile.TemporaryDirectory(prefix="portal-storm-") as folder:
        around, data = Path(folder), Path(folder) / "data"
        around.chmod(0o755)
        data.mkdir()
        mounted = _mount(data)
        house = House(data, around=around, port=free_port())
        try:
            yield house
        finally:
            house.stop()
            if mounted:
                _unmount(data)


def _mount(folder: Path) -> bool:
    options = f"size={DISK_BYTES},mode=755"
    command = ["mount", "-t", "tmpfs", "-o", options, "portal-storm", str(folder)]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - of our own words


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=False)  # noqa: S603, S607 - a folder of ours


if __name__ == "__main__":
    run(SHOWER if "--short" in sys.argv[1:] else STORM, json="--json" in sys.argv[1:])
