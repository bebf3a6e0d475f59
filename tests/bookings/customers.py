"""Somebody who books a party without JavaScript: every step is a page and a form."""

import re
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any, Final
from zoneinfo import ZoneInfo

import httpx

from portal import clock
from portal.demo import Stage
from tables.stations import Station
from tests.cast import Builder
from tests.web.visitor import Visitor

RIVERSIDE_ZIP: Final = "95814"
HILLTOP_ZIP: Final = "80202"
FAR_ZIP: Final = "99501"  # Anchorage
PACIFIC: Final = ZoneInfo("America/Los_Angeles")
TIMES: Final = re.compile(r'name="starts_at" value="([^"]+)"(?! disabled)')
PLACE: Final = {"address": "9018 Laguna Shores Dr", "city": "Sacramento", "go": "next"}
YOU: Final = {
    "name": "Ngozi Okonkwo",
    "email": "ngozi@example.com",
    "phone": "916 555 0173",
    "accepted": "on",
    "go": "book",
}


async def open_stations(a: Builder, stage: Stage, *, chefs: int = 1) -> None:
    """Let Riverside and Hilltop sell, each with some chefs who always work."""
    for station, postal_code in ((stage.riverside, RIVERSIDE_ZIP), (stage.hilltop, HILLTOP_ZIP)):
        await a.catalog(station)
        for number in range(chefs):
            await a.chef(f"Chef {number}", station=station, postal_code=postal_code)


def in_days(days: int, station: Station | None = None) -> date:
    """Return a date, by the clock on the station's wall."""
    zone = ZoneInfo(station.time_zone) if station else PACIFIC
    return clock.now().astimezone(zone).date() + timedelta(days=days)


class Customer:
    """Goes from page to page as a browser would."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.here = "/riverside/book"

    async def times(self, day: date, **look: Any) -> list[datetime]:
        """Return the times of a day that can be taken."""
        page = await self.visitor.get("/riverside/book", params={"zip": RIVERSIDE_ZIP, "date": day.isoformat()} | look)
        assert page.status_code == 200, page.text
        return [datetime.fromisoformat(found) for found in TIMES.findall(unescape(page.text))]

    async def starts(self, day: date, *, hour: int = 18, **fields: Any) -> str:
        """Choose a time; return the address of the draft."""
        at = next(each for each in await self.times(day) if each.astimezone(PACIFIC).hour == hour)
        answer = await self.sends(
            "/riverside/book",
            zip=RIVERSIDE_ZIP,
            guests="10",
            date=day.isoformat(),
            starts_at=at.isoformat(),
            go="next",
            **fields,
        )
        assert answer.status_code == 303, answer.text
        draft = answer.headers["location"].removesuffix("/guests")
        assert draft != answer.headers["location"], answer.headers
        return str(draft)

    async def fills(self, draft: str) -> None:
        """Fill in the pages up to the last one."""
        for page, fields in (("guests", {"adults": "10", "go": "next"}), ("place", PLACE)):
            answer = await self.sends(f"{draft}/{page}", **fields)
            assert answer.status_code == 303, answer.text

    async def books(self, draft: str, **you: Any) -> httpx.Response:
        """Fill in what is missing, and send the last page."""
        await self.fills(draft)
        return await self.sends(f"{draft}/you", **(YOU | you))

    async def sends(self, url: str, **fields: Any) -> httpx.Response:
        """Send the form of a page."""
        return await self.visitor.submits(url, **fields)
