"""A party of today in the running portal, with a chef of its own; run as a program, in the portal's environment."""

import asyncio
import json
import os
import sys
from datetime import datetime, timedelta
from typing import Any

import msgspec

from portal import clock
from portal.cli.environment import run_with_database
from portal.demo import Stage
from portal.domain import qr
from portal.domain.qr import LinkKind
from portal.settings import Settings
from tables.access import User
from tables.scope import scoped
from tables.stations import Business, Station
from tests.browser.conftest import Live


class Kitchen(msgspec.Struct):
    """The party, the address of its chef's page, and of the chef's page for the staff."""

    booking: str
    reference: str
    day: str
    page: str
    chef: str


async def kitchen(live: Live, chef: str, *, minutes: int = 60, **facts: Any) -> Kitchen:
    """Take a chef on at Riverside who cooks at a party in an hour."""
    asked = json.dumps({"chef": chef, "minutes": minutes, "facts": facts})
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.browser.kitchen", asked,
        env=os.environ | live.variables, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, _ = await process.communicate()
    assert process.returncode == 0
    return msgspec.json.decode(said.splitlines()[-1], type=Kitchen)


async def _play(_settings: Settings) -> int:
    from portal.domain.chefs import WeekHours  # noqa: PLC0415 - it needs the settings first
    from tests.cast import Builder  # noqa: PLC0415
    from tests.chefs.parties import ZONE, party  # noqa: PLC0415

    asked = json.loads(sys.argv[1])
    stations = {station.slug: station for station in await Station.objects()}
    businesses = {business.slug: business for business in await Business.objects()}
    stage = Stage(
        businesses["myhibachi"], stations["riverside"], stations["hilltop"],
        businesses["ember-oak"], stations["harbor"],
        {user.name.split()[0].lower(): user for user in await User.objects()},
    )  # fmt: skip
    a = Builder(stage)
    starts_at: datetime = clock.now() + timedelta(minutes=asked["minutes"])
    day = starts_at.astimezone(ZONE).weekday()
    # on other weekdays they are no help to anybody: there, other tests look for a place that is the last
    hours = [WeekHours(each % 7, 10 * 60, 25 * 60) for each in (day - 1, day)]
    chef = await a.chef(asked["chef"], postal_code="95814", hours=sorted(hours))
    name = asked["facts"].pop("name", "Dana Ortiz")
    booking = await party(
        a, stage, chef, starts_at=starts_at.replace(second=0, microsecond=0), name=name, **asked["facts"]
    )
    with scoped(stage.scope_of(stage.riverside)):
        made = Kitchen(
            booking=str(booking.id),
            reference=booking.reference,
            day=str(booking.starts_at.astimezone(ZONE).date()),
            page=f"/c/{qr.sign(LinkKind.CHEF, chef.id, chef.link_version)}",
            chef=f"/riverside/chefs/{chef.id}",
        )
    print(msgspec.json.encode(made).decode())
    return 0


if __name__ == "__main__":
    sys.exit(run_with_database(_play))
