"""Keeping somebody out, and letting them in again."""

import pytest

from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access import RoleName
from portal.domain.access.sessions import open_session
from tables.access import Session
from tables.events import DomainEvent
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.people import at_hilltop, at_riverside, person


async def test_switched_off_every_session_ends_at_once(staff: Company) -> None:
    opened = await open_session(staff.sam, stay=True)
    olive = await person(staff.olive)

    with at_riverside(staff):
        await access.switch_user(staff.sam, is_active=False, by=olive)

    assert await access.person_of(opened.token) is None
    assert not await Session.exists().where((Session.user == staff.sam) & Session.ended_at.is_null())
    assert await access.person_of((await open_session(staff.olive, stay=False)).token) is not None
    with pytest.raises(access.WrongPassword):
        await access.log_in("support@demo.example.com", password=PASSWORD, stay=False)


async def test_switched_on_again_they_log_in_anew(staff: Company) -> None:
    before = await open_session(staff.sam, stay=True)
    olive = await person(staff.olive)

    with at_riverside(staff):
        await access.switch_user(staff.sam, is_active=False, by=olive)
        await access.switch_user(staff.sam, is_active=True, by=olive)
        await access.switch_user(staff.sam, is_active=True, by=olive)

    assert await access.person_of(before.token) is None
    await access.log_in("support@demo.example.com", password=PASSWORD, stay=False)
    assert await DomainEvent.count().where(DomainEvent.name == "access.user.switched") == 2


async def test_nobody_switches_themselves_off(staff: Company) -> None:
    with at_riverside(staff), pytest.raises(access.OutOfReach, match="yourself"):
        await access.switch_user(staff.olive, is_active=False, by=await person(staff.olive))


async def test_who_also_works_elsewhere_is_not_one_stations_to_switch_off(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.theo, RoleName.ADMIN, station=staff.hilltop)
        await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop)
    theo = await person(staff.theo)

    for who in (staff.sam, staff.olive):
        with at_hilltop(staff), pytest.raises(access.OutOfReach, match="Take away their roles here"):
            await access.switch_user(who, is_active=False, by=theo)
