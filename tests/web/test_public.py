"""Public pages: in the scope of one station, without a log-in, and nothing beyond it."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest
from litestar import Request, get

from tests.cast import Builder

if TYPE_CHECKING:
    from litestar import Litestar

    from portal.demo import Stage
    from tests.peers.servers import TestServers
    from tests.web.visitor import Visitor


@pytest.fixture(scope="module")
async def built(servers: "TestServers") -> "AsyncIterator[Litestar]":
    from litestar import Router

    from portal.domain.qr import LinkKind
    from portal.web.public import NamedRow, named_row, open_station, open_to_all, signed
    from tables.bookings import Booking
    from tables.scope import actor
    from tests.web.visitor import application

    @get("/looked", opt=open_to_all("a test looks"))
    async def looked(request: Request[None, None, dict[str, object]]) -> str:  # type: ignore[type-var]
        rows = await Booking.select(Booking.reference)
        return f"{open_station(request).name} {actor()} {[row['reference'] for row in rows]}"

    @get("/{token:str}")
    async def own(request: Request[None, None, dict[str, object]]) -> str:  # type: ignore[type-var]
        return (await Booking.one(named_row(request))).reference

    async with application(public=(looked,)) as app:
        app.register(Router("/b-test", route_handlers=[own], middleware=[NamedRow(signed(LinkKind.BOOKING))]))
        yield app


async def test_a_public_page_sees_its_own_station_only(a: Builder, stage: "Stage", visitor: "Visitor") -> None:
    ours = await a.booking()
    await a.booking(customer="Theo Other", station=stage.hilltop)

    answer = await visitor.get("/riverside/looked")

    assert answer.text == f"Riverside customer ['{ours.reference}']"


@pytest.mark.parametrize("slug", ["nowhere", "all", "all-myhibachi"])
async def test_there_is_no_public_page_of_no_station(stage: "Stage", visitor: "Visitor", slug: str) -> None:
    assert (await visitor.get(f"/{slug}/looked")).status_code == 404


async def test_a_signed_link_opens_its_row(a: Builder, stage: "Stage", visitor: "Visitor") -> None:
    from portal.domain import qr
    from portal.domain.qr import LinkKind

    booking = await a.booking()

    answer = await visitor.get(f"/b-test/{qr.sign(LinkKind.BOOKING, booking.id)}")

    assert answer.text == booking.reference


async def test_a_renewed_or_made_up_link_opens_nothing(a: Builder, stage: "Stage", visitor: "Visitor") -> None:
    from portal.domain import qr
    from portal.domain.qr import LinkKind
    from tables.bookings import Booking
    from tables.scope import scoped

    booking = await a.booking()
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({Booking.link_version: 2}).where(Booking.id == booking.id)

    for token in (qr.sign(LinkKind.BOOKING, booking.id), qr.sign(LinkKind.CHEF, booking.id), "x" * 43):
        assert (await visitor.get(f"/b-test/{token}")).status_code == 404
    assert (await visitor.get(f"/b-test/{qr.sign(LinkKind.BOOKING, booking.id, 2)}")).text == booking.reference
