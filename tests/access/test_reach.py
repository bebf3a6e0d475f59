"""Nobody gives, or takes, what they do not have there themselves."""

from uuid import UUID

import pytest

from portal.domain import access
from portal.domain.access import Action, HeldRole, RoleName
from tables.base import RowMissing
from tables.events import DomainEvent
from tables.scope import ALL_STATIONS, Scope, scoped
from tests.access.company import Company
from tests.access.people import at_hilltop, at_riverside, person


@pytest.fixture
async def admin_of_hilltop(staff: Company) -> UUID:
    """Make Theo an admin, of Hilltop only."""
    with scoped(ALL_STATIONS):
        await access.grant(staff.theo, RoleName.ADMIN, station=staff.hilltop)
    return staff.theo


async def test_an_admin_gives_roles_up_to_their_own(staff: Company) -> None:
    olive = await person(staff.olive)

    with at_riverside(staff):
        await access.grant(staff.sam, RoleName.ADMIN, station=staff.riverside, by=olive)
        await access.grant(staff.sam, RoleName.STATION_MANAGER, business=staff.business, by=olive)
        with pytest.raises(access.OutOfReach):
            await access.grant(staff.sam, RoleName.SUPER_ADMIN, by=olive)


async def test_nobody_makes_super_admins_from_a_page(staff: Company) -> None:
    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.grant(staff.sam, RoleName.SUPER_ADMIN, by=await person(staff.ines))


async def test_who_manages_staff_without_being_an_admin_makes_no_admins(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.maya, Action.MANAGE_STAFF, is_allowed=True, station=staff.riverside)
    maya = await person(staff.maya)

    with at_riverside(staff):
        await access.grant(staff.sam, RoleName.STATION_MANAGER, station=staff.riverside, by=maya)
        with pytest.raises(access.OutOfReach):
            await access.grant(staff.sam, RoleName.ADMIN, station=staff.riverside, by=maya)


async def test_what_an_admin_was_denied_they_give_to_nobody(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.olive, Action.EXPORT_PAYMENTS, is_allowed=False, station=staff.riverside)

    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.grant(staff.sam, RoleName.ADMIN, station=staff.riverside, by=await person(staff.olive))


async def test_who_does_not_manage_staff_gives_nothing(staff: Company) -> None:
    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.riverside, by=await person(staff.maya))


async def test_an_admin_of_a_station_gives_nothing_in_the_whole_business(
    staff: Company, admin_of_hilltop: UUID
) -> None:
    theo = await person(admin_of_hilltop)

    with at_hilltop(staff):
        for place in ({"business": staff.business}, {"station": staff.riverside}):
            with pytest.raises(access.OutOfReach):
                await access.grant(staff.theo, RoleName.CUSTOMER_SUPPORT, by=theo, **place)


async def test_an_admin_of_every_station_gives_nothing_at_stations_to_come(
    staff: Company, admin_of_hilltop: UUID
) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(admin_of_hilltop, RoleName.ADMIN, station=staff.riverside)
    theo = await person(admin_of_hilltop)

    with scoped(Scope(staff.business, frozenset({staff.riverside, staff.hilltop}))):
        await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop, by=theo)
        with pytest.raises(access.OutOfReach):
            await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, business=staff.business, by=theo)


async def test_nobody_is_handed_a_station_that_the_page_is_not_about(staff: Company) -> None:
    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop, by=await person(staff.olive))


async def test_people_of_other_stations_are_out_of_reach(staff: Company, admin_of_hilltop: UUID) -> None:
    theo = await person(admin_of_hilltop)

    with at_hilltop(staff):
        with pytest.raises(RowMissing):
            await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop, by=theo)
        with pytest.raises(RowMissing):
            await access.revoke(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.riverside, by=theo)
        with pytest.raises(RowMissing):
            await access.switch_user(staff.sam, is_active=False, by=theo)
        with pytest.raises(RowMissing):
            await access.set_permissions(staff.sam, {}, by=theo)


async def test_nothing_is_taken_at_a_station_that_the_page_is_not_about(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop)

    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.revoke(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop, by=await person(staff.olive))


async def test_a_role_is_taken_away_once(staff: Company) -> None:
    olive = await person(staff.olive)

    with at_riverside(staff):
        for _ in range(2):
            await access.revoke(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.riverside, by=olive)

    assert (
        await DomainEvent.count().where(
            (DomainEvent.stream_id == staff.sam) & (DomainEvent.name == "access.role.revoked")
        )
        == 1
    )


async def test_the_owners_role_is_not_a_stations_to_take(staff: Company, admin_of_hilltop: UUID) -> None:
    theo = await person(admin_of_hilltop)

    with at_hilltop(staff), pytest.raises(access.OutOfReach, match="could give this role"):
        await access.revoke(staff.olive, RoleName.ADMIN, business=staff.business, by=theo)


async def test_the_last_role_that_manages_staff_is_not_ones_own_to_take(staff: Company) -> None:
    olive = await person(staff.olive)
    with at_riverside(staff), pytest.raises(access.OutOfReach, match="by which you manage staff"):
        await access.revoke(staff.olive, RoleName.ADMIN, business=staff.business, by=olive)

    with at_riverside(staff):
        await access.grant(staff.olive, RoleName.ADMIN, station=staff.riverside, by=olive)
        await access.revoke(staff.olive, RoleName.ADMIN, station=staff.riverside, by=olive)

        assert HeldRole(RoleName.ADMIN, business=staff.business) in (await access.staff_member(staff.olive)).roles
