"""Who gets through: the station in the URL, what it needs there, and routes that say nothing."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar, Router, get

from portal.domain import access
from portal.domain.access import Action, RoleName
from portal.web.guard import UndeclaredRoute, check_routes, needs, permitted
from portal.web.scope import StationScope
from tables.scope import ALL_STATIONS, scope, scoped
from tests.access.company import Company
from tests.peers.servers import TestServers
from tests.web.visitor import Visitor, application


@get("/scope", opt=needs(Action.MATCH_PAYMENTS))
async def scope_in_force() -> dict[str, list[str]]:
    return {"stations": sorted(str(station) for station in scope().stations), "actor": [scope().actor]}


@get("/undeclared")
async def undeclared() -> str:
    return "never"


@pytest.fixture(scope="module")
async def built(servers: TestServers) -> AsyncIterator[Litestar]:
    async with application(scope_in_force) as app:
        yield app


async def test_a_request_runs_in_the_scope_of_the_station_in_its_url(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    answer = (await visitor.get("/riverside/scope")).json()

    assert answer == {"stations": [str(staff.riverside)], "actor": [f"user:{staff.maya}"]}


@pytest.mark.parametrize("slug", ["hilltop", "nowhere", "all-other"])
async def test_another_station_is_not_found_like_one_that_does_not_exist(
    staff: Company, visitor: Visitor, slug: str
) -> None:
    await visitor.logs_in(staff.maya)

    answer = await visitor.get(f"/{slug}/scope")

    assert answer.status_code == 404
    assert "Hilltop" not in answer.text


async def test_who_works_there_but_may_not_is_told_so(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.sam)

    assert (await visitor.get("/riverside/scope")).status_code == 403
    assert (await visitor.get("/all/scope")).status_code == 403
    assert (await visitor.get("/riverside/account")).status_code == 200


async def test_all_stations_are_those_where_it_is_allowed(staff: Company, visitor: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.sam, RoleName.STATION_MANAGER, station=staff.hilltop)
    await visitor.logs_in(staff.sam)

    answer = (await visitor.get("/all/scope")).json()

    assert answer["stations"] == [str(staff.hilltop)]


async def test_with_several_businesses_all_names_the_one_that_is_meant(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.ines)

    assert (await visitor.get("/all/scope")).status_code == 404
    assert (await visitor.get("/all-ember-oak/scope")).json()["stations"] == (
        await visitor.get("/harbor/scope")
    ).json()["stations"]
    assert (await visitor.get("/all-myhibachi/scope")).json()["stations"] == sorted(
        map(str, (staff.riverside, staff.hilltop))
    )


async def test_a_start_with_a_handler_that_declares_nothing_fails() -> None:
    with pytest.raises(UndeclaredRoute, match="undeclared"):
        async with application(undeclared):
            pass


async def test_a_page_outside_of_every_station_is_no_page_unless_it_is_listed() -> None:
    app = Litestar([get("/loose", opt=needs(Action.USE_PORTAL))(undeclared.fn)], openapi_config=None)

    with pytest.raises(UndeclaredRoute, match="loose"):
        check_routes(app)


async def test_the_guard_itself_refuses_what_declares_nothing(staff: Company, visitor: Visitor) -> None:
    """Were the check at the start forgotten, nothing would be open."""
    router = Router("/{slug:str}", route_handlers=[undeclared], guards=[permitted], middleware=[StationScope()])
    visitor.app.register(router)
    await visitor.logs_in(staff.ines)

    assert (await visitor.get("/riverside/undeclared")).status_code == 403


async def test_options_opens_nothing(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    assert (await visitor.request("OPTIONS", "/riverside/scope")).status_code in {403, 405}
