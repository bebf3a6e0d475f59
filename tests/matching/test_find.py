"""A payment is judged by the few bookings that it may mean, as if it were compared with every one."""

import os
import random
from collections import Counter
from typing import Final

from portal import clock
from portal.demo import Stage
from portal.domain import matching
from portal.domain.matching.find import judge_open
from portal.domain.matching.score import judge
from tables.scope import scoped
from tests.matching.at_random import Town
from tests.matching.every_booking import every_open_booking, everything_known

PAYMENTS: Final = int(os.environ.get("PORTAL_RANDOM_PAYMENTS", "250"))
SEED: Final = int(os.environ.get("PORTAL_SEED", "7"))


async def test_payments_at_random_are_judged_as_if_every_booking_were_looked_at(stage: Stage) -> None:
    town = Town(random.Random(SEED))
    guards: Counter[str] = Counter()
    with scoped(stage.scope):
        await town.fill(stage.riverside, bookings=180)
        await town.fill(stage.hilltop, bookings=90)
        await matching.make_findable()
        await town.fill(stage.riverside, bookings=3)  # of which nobody has noted yet what finds them
        every = await every_open_booking()

        for _ in range(PAYMENTS):
            said, now = town.payment(), clock.now()
            expected = judge(said, every, await everything_known(said), at=now)

            assert await judge_open(said, at=now) == expected, said
            guards.update(expected.guards or ("automatic",))

    assert len(guards) > 12, "the payments try too little"
    assert guards["automatic"] > PAYMENTS / 25
