"""Taking somebody on."""

from typing import Any

import pytest

from portal.domain import access
from portal.domain.access import Action, HeldRole, RoleName
from tables.access import User
from tables.events import DomainEvent
from tests.access.company import Company
from tests.access.people import at_riverside, person

NINA: dict[str, Any] = {"name": "Nina Sato", "password": "four words are easy"}


async def test_somebody_new_has_their_role_at_once(staff: Company) -> None:
    with at_riverside(staff):
        nina = await access.hire(
            "nina@example.com",
            held=HeldRole(RoleName.CUSTOMER_SUPPORT, station=staff.riverside),
            by=await person(staff.olive),
            **NINA,
        )

    assert (await person(nina)).may(Action.SEE_BOOKINGS, [staff.riverside])
    assert await DomainEvent.exists().where(
        (DomainEvent.stream_id == nina) & (DomainEvent.name == "access.role.granted")
    )


@pytest.mark.parametrize("role", [RoleName.CUSTOMER_SUPPORT, RoleName.SUPER_ADMIN])
async def test_nobody_is_added_with_a_role_that_one_could_not_give(staff: Company, role: RoleName) -> None:
    by = await person(staff.maya if role is RoleName.CUSTOMER_SUPPORT else staff.ines)

    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.hire("nina@example.com", held=HeldRole(role, station=staff.riverside), by=by, **NINA)

    assert not await User.exists().where(User.email == "nina@example.com")
