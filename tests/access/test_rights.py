"""Who may do what where, by roles, inheritance and overrides."""

import pytest

from portal.domain import access
from portal.domain.access import Action, RoleName
from tables.access import Permission, Role, RolePermission
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.people import at_riverside, person


async def test_each_role_may_what_the_one_before_it_may(staff: Company) -> None:
    sam, maya, olive, ines = [await person(who) for who in (staff.sam, staff.maya, staff.olive, staff.ines)]

    for who, role in (
        (sam, RoleName.CUSTOMER_SUPPORT),
        (maya, RoleName.STATION_MANAGER),
        (olive, RoleName.ADMIN),
        (ines, RoleName.SUPER_ADMIN),
    ):
        riverside = next(place for place in who.stations if place.slug == "riverside")
        assert riverside.actions == access.actions_of(role)


async def test_a_role_is_good_where_it_was_granted(staff: Company) -> None:
    maya, olive, theo = [await person(who) for who in (staff.maya, staff.olive, staff.theo)]

    assert [place.slug for place in maya.stations] == ["riverside"]
    assert [place.slug for place in theo.stations] == ["hilltop"]
    assert [place.slug for place in olive.stations] == ["hilltop", "riverside"]
    assert maya.may(Action.MATCH_PAYMENTS, [staff.riverside])
    assert not maya.may(Action.MATCH_PAYMENTS, [staff.riverside, staff.hilltop])
    assert not maya.may(Action.MATCH_PAYMENTS, [])


async def test_an_admin_of_one_business_has_nothing_of_another(staff: Company) -> None:
    olive, ines = await person(staff.olive), await person(staff.ines)

    assert "harbor" not in {place.slug for place in olive.stations}
    assert "harbor" in {place.slug for place in ines.stations}


async def test_the_platform_is_administered_only_by_a_grant_everywhere(staff: Company) -> None:
    olive, ines = await person(staff.olive), await person(staff.ines)

    assert ines.may_everywhere(Action.ADMINISTER_PLATFORM)
    assert not olive.may_everywhere(Action.ADMINISTER_PLATFORM)
    assert not olive.everywhere


async def test_a_revoked_role_is_gone_at_once(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.revoke(staff.maya, RoleName.STATION_MANAGER, station=staff.riverside)

    assert not (await person(staff.maya)).stations


async def test_a_role_can_be_granted_again(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.revoke(staff.maya, RoleName.STATION_MANAGER, station=staff.riverside)
        await access.grant(staff.maya, RoleName.STATION_MANAGER, station=staff.riverside)
        await access.grant(staff.maya, RoleName.STATION_MANAGER, station=staff.riverside)

    assert len((await person(staff.maya)).stations) == 1


async def test_a_permission_can_be_given_to_one_person_at_one_station(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.sam, Action.MATCH_PAYMENTS, is_allowed=True, station=staff.riverside)

    assert (await person(staff.sam)).may(Action.MATCH_PAYMENTS, [staff.riverside])


async def test_a_denial_wins_over_roles_and_permissions(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.olive, Action.EXPORT_PAYMENTS, is_allowed=True, station=staff.riverside)
        await access.override(staff.olive, Action.EXPORT_PAYMENTS, is_allowed=False)

    olive = await person(staff.olive)
    assert not olive.may(Action.EXPORT_PAYMENTS, [staff.riverside])
    assert not olive.may(Action.EXPORT_PAYMENTS, [staff.hilltop])


async def test_an_override_is_taken_back(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.maya, Action.MATCH_PAYMENTS, is_allowed=False)
        await access.override(staff.maya, Action.MATCH_PAYMENTS, is_allowed=None)

    assert (await person(staff.maya)).may(Action.MATCH_PAYMENTS, [staff.riverside])


async def test_a_permission_opens_no_station_where_the_person_has_no_role(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.theo, Action.SEE_BOOKINGS, is_allowed=True, station=staff.riverside)
        await access.override(staff.theo, Action.EXPORT_PAYMENTS, is_allowed=True)

    theo = await person(staff.theo)
    assert [place.slug for place in theo.stations] == ["hilltop"]
    assert theo.may(Action.EXPORT_PAYMENTS, [staff.hilltop])


async def test_a_super_admin_can_be_denied_the_platform(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.ines, Action.ADMINISTER_PLATFORM, is_allowed=False)

    assert not (await person(staff.ines)).may_everywhere(Action.ADMINISTER_PLATFORM)


@pytest.mark.parametrize("role", [RoleName.SUPER_ADMIN, RoleName.ADMIN])
async def test_super_admins_are_so_everywhere_and_nobody_else_is(staff: Company, role: RoleName) -> None:
    station = staff.riverside if role is RoleName.SUPER_ADMIN else None

    with scoped(ALL_STATIONS), pytest.raises(access.NotGrantable):
        await access.grant(staff.sam, role, station=station)


async def test_roles_are_made_once_and_follow_the_page_that_lists_them(staff: Company) -> None:
    await Permission(action="fly").save()
    stale = await RolePermission.objects().first()
    assert stale is not None
    await RolePermission.delete().where(RolePermission.id == stale.id)

    await access.ensure_roles()
    await access.ensure_roles()

    assert await Role.count() == len(RoleName)
    assert await Permission.count() == len(Action)
    assert await RolePermission.count() == sum(len(actions) for actions in access.ROLES.values())


async def test_a_new_user_may_do_nothing(staff: Company) -> None:
    nina = await access.register("Nina@Example.com", name="Nina", password="four words are easy")

    assert nina.email == "nina@example.com"
    assert not (await person(nina.id)).stations


@pytest.mark.parametrize("email", ["manager@DEMO.example.com", "no mail"])
async def test_an_email_is_one_and_belongs_to_one_person(staff: Company, email: str) -> None:
    with pytest.raises(access.EmailUnusable):
        await access.register(email, name="Nina", password="four words are easy")

    assert staff.maya in await access.names([staff.maya])


async def test_the_staff_of_a_station_is_listed(staff: Company) -> None:
    with at_riverside(staff):
        names = [member.name for member in await access.staff()]

    assert names == ["Maya Petrossian", "Olive Hartwell", "Sam Reyes"]
