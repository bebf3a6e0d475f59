"""Who is listed as staff, and what is told of them."""

import pytest

from portal.domain import access
from portal.domain.access import HeldRole, RoleName
from portal.domain.access.sessions import open_session
from tables.base import RowMissing
from tables.scope import ALL_STATIONS, Scope, scoped
from tests.access.company import Company
from tests.access.people import at_hilltop, at_riverside, person


async def test_of_other_stations_nothing_is_told(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.sam, RoleName.STATION_MANAGER, station=staff.hilltop)

    with at_riverside(staff):
        sam = await access.staff_member(staff.sam)

    assert sam.roles == (HeldRole(RoleName.CUSTOMER_SUPPORT, station=staff.riverside),)


async def test_of_other_businesses_nobody_is_told(staff: Company) -> None:
    harbor = (await person(staff.ines)).stations[0]
    assert harbor.slug == "harbor"

    with scoped(Scope(harbor.business.id, frozenset({harbor.id}))):
        assert await access.staff() == []
        with pytest.raises(RowMissing):
            await access.staff_member(staff.olive)


async def test_who_works_elsewhere_is_not_found(staff: Company) -> None:
    with at_riverside(staff), pytest.raises(RowMissing):
        await access.staff_member(staff.theo)


async def test_who_lost_their_last_role_here_can_still_be_found(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.revoke(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.riverside)

    with at_riverside(staff):
        assert (await access.staff_member(staff.sam)).roles == ()


async def test_who_went_to_another_station_is_no_longer_found(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.revoke(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.riverside)
        await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop)

    with at_riverside(staff), pytest.raises(RowMissing):
        await access.staff_member(staff.sam)


async def test_it_says_when_somebody_was_last_seen(staff: Company) -> None:
    await open_session(staff.sam, stay=False)
    await open_session(staff.maya, stay=False, needs_code=True)  # whoever that is has not shown the code yet

    with at_riverside(staff):
        sam, maya = await access.staff_member(staff.sam), await access.staff_member(staff.maya)

    assert sam.last_seen_at is not None
    assert maya.last_seen_at is None


async def test_everybody_of_the_business_is_at_each_of_its_stations(staff: Company) -> None:
    with at_hilltop(staff):
        assert [member.name for member in await access.staff()] == ["Olive Hartwell", "Theo Lindqvist"]
