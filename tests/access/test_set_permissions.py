"""What one colleague may do beside their roles."""

import pytest

from portal.domain import access
from portal.domain.access import Action, RoleName
from tables.events import DomainEvent
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.people import at_hilltop, at_riverside, person


async def test_only_what_is_new_happens(staff: Company) -> None:
    olive, where = await person(staff.olive), staff.riverside
    wanted = {
        (where, Action.SEE_PAYMENTS): False,
        (where, Action.MATCH_PAYMENTS): True,
        (where, Action.RETRY_JOBS): None,
    }

    with at_riverside(staff):
        await access.set_permissions(staff.sam, wanted, by=olive)
        await access.set_permissions(staff.sam, wanted, by=olive)

    sam = await person(staff.sam)
    assert sam.may(Action.MATCH_PAYMENTS, [where])
    assert not sam.may(Action.SEE_PAYMENTS, [where])
    assert await DomainEvent.count().where(DomainEvent.name == "access.permission.overridden") == 2


async def test_what_the_roles_say_counts_again(staff: Company) -> None:
    olive, there = await person(staff.olive), (staff.riverside, Action.SEE_PAYMENTS)

    with at_riverside(staff):
        await access.set_permissions(staff.sam, {there: False}, by=olive)
        await access.set_permissions(staff.sam, {there: None}, by=olive)

    assert (await person(staff.sam)).may(Action.SEE_PAYMENTS, [staff.riverside])


async def test_nobody_allows_what_they_may_not_do_themselves(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.olive, Action.RETRY_JOBS, is_allowed=False, station=staff.riverside)
    olive, where = await person(staff.olive), staff.riverside

    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.set_permissions(
            staff.sam, {(where, Action.MATCH_PAYMENTS): True, (where, Action.RETRY_JOBS): True}, by=olive
        )


async def test_an_admin_of_one_station_locks_out_no_owner(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.theo, RoleName.ADMIN, station=staff.hilltop)
    theo = await person(staff.theo)

    with at_hilltop(staff), pytest.raises(access.OutOfReach):
        await access.set_permissions(staff.olive, {(staff.hilltop, Action.MANAGE_STAFF): False}, by=theo)


@pytest.mark.parametrize("action", [Action.MANAGE_STAFF, Action.SEE_PAYMENTS])
async def test_nobody_decides_about_themselves(staff: Company, action: Action) -> None:
    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.set_permissions(staff.olive, {(staff.riverside, action): False}, by=await person(staff.olive))


async def test_nothing_is_opened_where_somebody_has_no_role(staff: Company) -> None:
    with at_hilltop(staff), pytest.raises(LookupError):
        await access.set_permissions(
            staff.sam, {(staff.hilltop, Action.SEE_PAYMENTS): True}, by=await person(staff.olive)
        )
