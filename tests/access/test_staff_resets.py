"""A colleague cannot sign in: an ADMIN ends their password or their authenticator, and they are told."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access import Action, RoleName
from portal.domain.access.recovery_codes import make_codes
from portal.domain.access.sessions import open_session
from tables.access import AuditEntry, User
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.letters import LINK, letters, words
from tests.access.people import at_hilltop, at_riverside, person
from tests.access.totp import enrolled
from tests.web.visitor import Visitor

STAFF = "/riverside/staff"
MAYA = "manager@demo.example.com"
NEW = "four words are easy"


@pytest.fixture
async def olive(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.olive)


async def test_a_password_ends_at_once_and_a_link_sets_another(
    staff: Company, olive: Visitor, visitor: Visitor, tmp_path: Path
) -> None:
    before = await open_session(staff.maya, stay=True)
    at = f"{STAFF}/{staff.maya}/password-reset"
    assert at in (await olive.get(f"{STAFF}/{staff.maya}")).text

    done = await olive.submits(at)

    assert done.headers["location"] == f"{STAFF}/{staff.maya}"
    assert await access.person_of(before.token) is None
    with pytest.raises(access.WrongPassword):
        await access.log_in(MAYA, password=PASSWORD, stay=False)
    [mail] = await letters(tmp_path)
    said = words(mail)
    assert "Olive Haddad reset your password" in said.replace("\n", " ") or " reset your password" in said
    assert mail["To"].addresses[0].addr_spec == MAYA
    found = LINK.search(said)
    assert found is not None
    await visitor.submits(urlsplit(found[0]).path, new=NEW)
    assert (await access.log_in(MAYA, password=NEW, stay=False)).user_id == staff.maya


async def test_an_authenticator_ends_with_its_recovery_codes_and_all_sessions(
    staff: Company, olive: Visitor, tmp_path: Path
) -> None:
    await enrolled(staff.maya)
    await make_codes(staff.maya)
    before = await open_session(staff.maya, stay=True)

    await olive.submits(f"{STAFF}/{staff.maya}/authenticator-reset")

    assert not (await access.log_in(MAYA, password=PASSWORD, stay=False)).needs_code
    assert await access.codes_left(staff.maya) == 0
    assert await access.person_of(before.token) is None
    [mail] = await letters(tmp_path)
    olives = await User.one(staff.olive)
    assert mail["Subject"] == "Your authenticator was reset"
    assert f"{olives.name} reset your authenticator." in re.sub(r"\s+", " ", words(mail))


async def test_each_is_in_the_audit_with_whom_it_was_about(staff: Company, olive: Visitor) -> None:
    await enrolled(staff.maya)

    await olive.submits(f"{STAFF}/{staff.maya}/authenticator-reset")
    await olive.submits(f"{STAFF}/{staff.maya}/password-reset")

    routes = await AuditEntry.select(AuditEntry.route, AuditEntry.status).where(
        (AuditEntry.user == staff.olive) & (AuditEntry.subject_id == staff.maya) & (AuditEntry.method == "POST")
    )
    assert {row["route"].rsplit("/", 1)[1] for row in routes} == {"authenticator-reset", "password-reset"}
    assert {row["status"] for row in routes} == {303}


@pytest.mark.parametrize("reset", [access.force_password_reset, access.reset_authenticator])
async def test_nobody_resets_somebody_who_may_do_more(staff: Company, reset: object) -> None:
    assert callable(reset)
    with scoped(ALL_STATIONS):
        await access.override(staff.maya, Action.MANAGE_STAFF, is_allowed=True, station=staff.riverside)
        await access.grant(staff.sam, RoleName.STATION_MANAGER, station=staff.hilltop)
    maya = await person(staff.maya)

    with at_riverside(staff):
        for colleague in (staff.olive, staff.sam):  # an ADMIN; somebody who also works where Maya manages nobody
            with pytest.raises(access.OutOfReach):
                await reset(colleague, by=maya)
    await access.log_in("support@demo.example.com", password=PASSWORD, stay=False)


async def test_nor_somebody_who_was_allowed_more_than_their_role_says(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.maya, Action.MANAGE_STAFF, is_allowed=True, station=staff.riverside)
        await access.override(staff.sam, Action.MANAGE_MAILBOXES, is_allowed=True, station=staff.riverside)
    maya = await person(staff.maya)

    with at_riverside(staff), pytest.raises(access.OutOfReach):
        await access.force_password_reset(staff.sam, by=maya)

    with scoped(ALL_STATIONS):
        await access.override(staff.sam, Action.MANAGE_MAILBOXES, is_allowed=None, station=staff.riverside)
    with at_riverside(staff):
        await access.force_password_reset(staff.sam, by=maya)


async def test_nor_a_super_admin_nor_oneself(staff: Company) -> None:
    olive, ines = await person(staff.olive), await person(staff.ines)
    with scoped(ALL_STATIONS):
        await access.grant(staff.ines, RoleName.ADMIN, business=staff.business)

    with at_riverside(staff):
        for colleague in (staff.ines, staff.olive):
            with pytest.raises(access.OutOfReach):
                await access.reset_authenticator(colleague, by=olive)
        await access.force_password_reset(staff.olive, by=ines)


async def test_who_works_elsewhere_is_no_colleague(staff: Company) -> None:
    theo = await person(staff.theo)

    with at_hilltop(staff), pytest.raises(LookupError):
        await access.force_password_reset(staff.sam, by=theo)


async def test_the_page_offers_only_what_can_be_done(staff: Company, olive: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.grant(staff.ines, RoleName.ADMIN, business=staff.business)

    pages = [await olive.get(f"{STAFF}/{user}") for user in (staff.olive, staff.ines)]

    for page in pages:
        assert page.status_code == 200
        assert "-reset" not in page.text
    refused = await olive.submits(f"{STAFF}/{staff.ines}/password-reset")
    assert refused.status_code == 422
    assert "They may do something that you may not." in refused.text


async def test_who_is_switched_off_gets_no_link(staff: Company, olive: Visitor) -> None:
    await User.update({User.is_active: False}).where(User.id == staff.maya)

    refused = await olive.submits(f"{STAFF}/{staff.maya}/password-reset")

    assert "Switch them on first" in refused.text
