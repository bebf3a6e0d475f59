"""The staff's pages, as somebody who manages staff uses them."""

from typing import Any

import pytest

from portal.domain import access
from portal.domain.access import Action, RoleName
from tables.access import AuditEntry, User
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.people import person
from tests.web.visitor import Visitor

STAFF = "/riverside/staff"


@pytest.fixture
async def olive(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.olive)


def nina(staff: Company, **also: Any) -> dict[str, Any]:
    return {
        "name": "Nina Sato",
        "email": "nina@example.com",
        "role": "CUSTOMER_SUPPORT",
        "where": str(staff.riverside),
        "new": "four words are easy",
        **also,
    }


async def test_it_lists_who_works_here(staff: Company, olive: Visitor) -> None:
    page = (await olive.get(STAFF)).text

    assert "Sam Reyes" in page
    assert "Customer support, Riverside" in page
    assert "Admin, all of MyHibachi" in page
    assert "Theo Lindqvist" not in page
    assert "Theo Lindqvist" in (await olive.get("/all/staff")).text


async def test_somebody_is_added(staff: Company, olive: Visitor) -> None:
    answer = await olive.submits(STAFF, page=f"{STAFF}/new", **nina(staff))

    assert answer.status_code == 303
    page = (await olive.get(answer.headers["location"])).text
    assert "Nina Sato" in page
    assert "Give them their first password." in page
    assert (await access.log_in("nina@example.com", password="four words are easy", stay=False)).user_id


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Please fill this in."),
        ({"email": "nina"}, "That is no e-mail address."),
        ({"email": "support@demo.example.com"}, "Somebody logs in with this e-mail already."),
        ({"new": "short"}, "A password has 10 to 200 characters"),
        ({"role": "SUPER_ADMIN"}, "You can give a role only where"),
        ({"role": "COOK"}, "Choose one from the list."),
        ({"where": "moon"}, "Choose one from the list."),
    ],
)
async def test_what_is_wrong_is_said_and_what_was_typed_stays(
    wrong: dict[str, str], sentence: str, staff: Company, olive: Visitor
) -> None:
    answer = await olive.submits(STAFF, page=f"{STAFF}/new", **nina(staff, **{"role": "STATION_MANAGER", **wrong}))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'four words are easy"' not in answer.text
    if "name" not in wrong:
        assert 'value="Nina Sato"' in answer.text
    if "role" not in wrong:
        assert '<option value="STATION_MANAGER" selected>' in answer.text


async def test_nobody_is_offered_what_they_could_not_give(staff: Company, visitor: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.maya, Action.MANAGE_STAFF, is_allowed=True, station=staff.riverside)
    await visitor.logs_in(staff.maya)

    page = (await visitor.get(f"{STAFF}/new")).text

    assert '<option value="STATION_MANAGER"' in page
    assert '<option value="ADMIN"' not in page
    assert "All of MyHibachi" not in page


async def test_a_super_admin_is_offered_every_role_but_their_own(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.ines)

    page = (await visitor.get(f"{STAFF}/new")).text

    assert '<option value="ADMIN"' in page
    assert "All of MyHibachi" in page
    assert "SUPER_ADMIN" not in page


async def test_roles_are_given_and_taken_away(staff: Company, olive: Visitor) -> None:
    here = f"/all/staff/{staff.sam}"

    await olive.submits(f"{here}/roles", page=here, role="STATION_MANAGER", where=str(staff.hilltop))
    assert (await person(staff.sam)).may(Action.MATCH_PAYMENTS, [staff.hilltop])

    answer = await olive.submits(f"{here}/roles/removal", page=here, role="STATION_MANAGER", where=str(staff.hilltop))
    assert answer.headers["location"] == here
    assert [place.slug for place in (await person(staff.sam)).stations] == ["riverside"]


async def test_whoever_works_only_elsewhere_then_is_gone_from_the_list(staff: Company, olive: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.hilltop)
    here = f"{STAFF}/{staff.sam}"

    answer = await olive.submits(
        f"{here}/roles/removal", page=here, role="CUSTOMER_SUPPORT", where=str(staff.riverside)
    )

    assert answer.headers["location"] == STAFF
    assert "Sam Reyes" not in (await olive.get(STAFF)).text


async def test_ones_own_last_role_stays_and_the_page_says_why(staff: Company, olive: Visitor) -> None:
    here = f"{STAFF}/{staff.olive}"

    page = (await olive.get(here)).text
    answer = await olive.submits(f"{here}/roles/removal", page=here, role="ADMIN", where=str(staff.business))

    assert "You manage staff by it: somebody else has to take it away." in page
    assert f"{here}/roles/removal" not in page
    assert f"{here}/off" not in page
    assert answer.status_code == 422
    assert "It is the role by which you manage staff." in answer.text


async def test_a_permission_is_denied_and_counts_at_the_next_request(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.sam)
    assert (await visitor.get("/riverside/bookings")).status_code == 200
    async with Visitor(visitor.app) as admin:
        await admin.logs_in(staff.olive)
        here = f"{STAFF}/{staff.sam}"
        await admin.submits(f"{here}/permissions", page=here, **{f"SEE_BOOKINGS.{staff.riverside}": "denied"})
        page = (await admin.get(here)).text

    assert (await visitor.get("/riverside/bookings")).status_code == 403
    assert '<option value="denied" selected>' in page


async def test_what_is_denied_everywhere_is_said(staff: Company, olive: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.sam, Action.SEE_PAYMENTS, is_allowed=False)

    assert "Denied at every station." in (await olive.get(f"{STAFF}/{staff.sam}")).text


async def test_somebody_is_switched_off_and_on_again(staff: Company, olive: Visitor) -> None:
    here = f"{STAFF}/{staff.sam}"

    await olive.submits(f"{here}/off", page=here)
    assert not (await User.one(staff.sam)).is_active
    assert "They cannot log in." in (await olive.get(here)).text
    assert "Switched off" in (await olive.get(STAFF)).text

    await olive.submits(f"{here}/on", page=here)
    assert (await User.one(staff.sam)).is_active


async def test_a_refusal_is_said_on_the_page(staff: Company, olive: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.ines, RoleName.ADMIN, station=staff.riverside)
    here = f"{STAFF}/{staff.ines}"

    answer = await olive.submits(f"{here}/off", page=here)

    assert answer.status_code == 422
    assert "They also have a role that you could not give." in answer.text
    assert "Super admin" in answer.text


async def test_looks_and_changes_are_audited(staff: Company, olive: Visitor) -> None:
    here = f"{STAFF}/{staff.sam}"
    await olive.submits(f"{here}/off", page=here)

    entries = await AuditEntry.objects().where(AuditEntry.subject_id == staff.sam)

    assert {(entry.action, entry.user) for entry in entries} == {
        ("look at staff member", staff.olive),
        ("manage staff", staff.olive),
    }


async def test_only_who_manages_staff_sees_them(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    assert (await visitor.get(STAFF)).status_code == 403
    assert (await visitor.get(f"{STAFF}/{staff.sam}")).status_code == 403
