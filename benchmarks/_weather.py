"""What may happen to a portal: at moments, and of lengths, that a seed chooses."""

import asyncio
import os
import random
import shutil
import signal
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Final

from redis import Redis
from redis.exceptions import RedisError

from benchmarks._house import House

LONGEST_SECONDS: Final = 6.0
MOVED_SECONDS: Final = 3600
PAGE_BYTES: Final = 4096
ANSWER_SECONDS: Final = 2.0
KILLS: Final = ("kill Redis", "kill Postgres", "kill worker", "kill web")


class Weather:
    """Lets so many of each kind of thing happen, and counts those that did."""

    def __init__(self, house: House, chance: random.Random) -> None:
        self.happened: Counter[str] = Counter()
        self._house = house
        self._chance = chance
        self._kinds: Mapping[str, Callable[[], Awaitable[bool]]] = {
            "flush": self._flush,
            "freeze": self._freeze,
            "kill Redis": lambda: self._kill("Valkey"),
            "kill Postgres": lambda: self._kill("Postgres"),
            "kill worker": lambda: self._kill("worker"),
            "kill web": lambda: self._kill("web"),
            "fill disk": self._fill_disk,
            "move clock": self._move_clock,
        }

    @property
    def kills(self) -> int:
        """How many processes were killed."""
        return sum(self.happened[kind] for kind in KILLS)

    async def rage(self, plan: Mapping[str, int], *, seconds: float) -> None:
        """Let it all happen within so many seconds, one after the other or at once, as it comes."""
        todo = [kind for kind, times in plan.items() for _ in range(times)]
        moments = {kind_and_number: self._chance.uniform(0, seconds) for kind_and_number in enumerate(todo)}
        async with asyncio.TaskGroup() as group:
            for (_, kind), moment in moments.items():
                group.create_task(self._at(moment, kind))

    async def _at(self, moment: float, kind: str) -> None:
        await asyncio.sleep(moment)
        self.happened[kind] += await self._kinds[kind]()

    def _for_a_while(self) -> float:
        return self._chance.uniform(1, LONGEST_SECONDS)

    async def _flush(self) -> bool:
        def flush() -> bool:
            with Redis(unix_socket_path=str(self._house.valkey.socket), socket_timeout=ANSWER_SECONDS) as redis:
                return bool(redis.flushall())

        try:
            return await asyncio.to_thread(flush)
        except RedisError:  # it is frozen or dead just now
            return False

    async def _freeze(self) -> bool:
        frozen = self._house.signal("Valkey", signal.SIGSTOP)
        await asyncio.sleep(self._for_a_while())
        self._house.signal("Valkey", signal.SIGCONT)
        return frozen

    async def _kill(self, part: str) -> bool:
        return self._house.signal(part, signal.SIGKILL)

    async def _fill_disk(self) -> bool:
        filling = self._house.data / f"filling-{self._chance.random()}"
        fill(filling)
        await asyncio.sleep(self._for_a_while())
        filling.unlink()
        return True

    async def _move_clock(self) -> bool:
        self._house.moved_clock.write_text(str(self._chance.choice((-MOVED_SECONDS, MOVED_SECONDS))))
        await asyncio.sleep(self._for_a_while())
        self._house.moved_clock.write_text("0")
        return True


def fill(path: Path) -> None:
    """Make a file of all the room that there is, while others take and give some."""
    with path.open("wb") as file:
        at, size = 0, shutil.disk_usage(path.parent).free
        while size >= PAGE_BYTES:
            try:
                os.posix_fallocate(file.fileno(), at, size)
                at += size
            except OSError:
                size //= 2
