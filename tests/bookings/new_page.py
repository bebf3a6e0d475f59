"""Staff who book for a customer on the phone."""

from datetime import date, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from httpx import Response

from portal import clock
from portal.demo import Stage
from tests.cast import Builder
from tests.web.visitor import HTMX, SEEN, Visitor

NEW = "/riverside/bookings/new"


@pytest.fixture
async def sam(a: Builder, stage: Stage, visitor: Visitor) -> Visitor:
    """Sit Sam at the phone, with Kenji to cook."""
    await a.catalog()
    await a.chef("Kenji Watanabe")
    return await visitor.logs_in(stage.users["sam"].id)


def typed(a: Builder, **facts: Any) -> dict[str, Any]:
    """Say what the caller says: twelve adults in Sacramento in twenty days."""
    at = a.opening_at(days=20, hour=18)
    return {
        "name": "Ana Pires",
        "email": "ana@example.com",
        "phone": "",
        "day": in_days(20).isoformat(),
        "starts_at": at.isoformat(),
        "adults": "12",
        "postal_code": "95814",
        "address": "12 Elm St",
        **facts,
    }


def in_days(days: int) -> date:
    return clock.now().astimezone(ZoneInfo("America/Los_Angeles")).date() + timedelta(days=days)


async def looks(visitor: Visitor, **fields: Any) -> str:
    return (await visitor.submits(f"{NEW}/look", page=NEW, headers=HTMX, **fields)).text


async def books(visitor: Visitor, **fields: Any) -> Response:
    """Book what was typed, at the price that then stands there."""
    seen = SEEN.search(await looks(visitor, **fields))
    return await visitor.submits("/riverside/bookings", page=NEW, seen=unescape(seen[1]) if seen else "", **fields)
