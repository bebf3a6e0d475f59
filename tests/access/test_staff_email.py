"""A colleague signs in with another e-mail: an ADMIN has the link mailed, and both addresses are written to."""

from pathlib import Path

import pytest

from portal.domain import access
from portal.domain.access import Action, RoleName
from tables.access import AuditEntry, EmailChange, User
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.letters import words
from tests.access.new_email import MAYA, OTHER, by_address, link_in, signs_in_with
from tests.access.people import at_hilltop, at_riverside, person
from tests.web.visitor import Visitor

STAFF = "/riverside/staff"


@pytest.fixture
async def olive(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.olive)


async def test_it_counts_once_they_confirm_it_and_both_addresses_know_who_asked(
    staff: Company, olive: Visitor, tmp_path: Path
) -> None:
    at = f"{STAFF}/{staff.maya}"
    assert f"{at}/email" in (await olive.get(at)).text

    asked = await olive.submits(f"{at}/email", email=OTHER)
    mails = await by_address(tmp_path / "asked")

    assert asked.headers["location"] == at
    assert f"A link waits at {OTHER}." in (await olive.get(at)).text
    assert await signs_in_with(staff.maya) == MAYA
    for address in (MAYA, OTHER):
        assert "Olive Hartwell asked" in " ".join(words(mails[address]).split())
    await olive.submits(link_in(mails[OTHER]))
    assert await signs_in_with(staff.maya) == OTHER
    told = (await by_address(tmp_path / "confirmed"))[MAYA]
    assert "Olive Hartwell asked for it" in " ".join(words(told).split())
    await olive.submits(link_in(told))
    assert await signs_in_with(staff.maya) == MAYA


async def test_it_is_stopped_by_whoever_could_ask_for_it(staff: Company, olive: Visitor, tmp_path: Path) -> None:
    at = f"{STAFF}/{staff.maya}"
    await olive.submits(f"{at}/email", email=OTHER)
    link = link_in((await by_address(tmp_path))[OTHER])

    done = await olive.submits(f"{at}/email/withdrawal", page=at)

    assert done.headers["location"] == at
    assert (await olive.get(link)).status_code == 404
    assert "A link waits" not in (await olive.get(at)).text


async def test_nobody_changes_it_for_somebody_who_may_do_more(staff: Company) -> None:
    with scoped(ALL_STATIONS):
        await access.override(staff.maya, Action.MANAGE_STAFF, is_allowed=True, station=staff.riverside)
        await access.grant(staff.sam, RoleName.STATION_MANAGER, station=staff.hilltop)
        await access.grant(staff.ines, RoleName.ADMIN, business=staff.business)
    maya, olive = await person(staff.maya), await person(staff.olive)

    with at_riverside(staff):
        # an ADMIN; somebody who also works where Maya manages nobody; a super admin; and oneself
        for by, colleague in ((maya, staff.olive), (maya, staff.sam), (olive, staff.ines), (olive, staff.olive)):
            with pytest.raises(access.OutOfReach):
                await access.propose_new_email(colleague, email=OTHER, by=by)
            if by.id != colleague:
                with pytest.raises(access.OutOfReach):
                    await access.withdraw_new_email(colleague, by=by)
    assert not await EmailChange.exists()


async def test_who_works_elsewhere_is_no_colleague(staff: Company) -> None:
    theo = await person(staff.theo)

    with at_hilltop(staff):
        for verb in (
            access.propose_new_email(staff.sam, email=OTHER, by=theo),
            access.withdraw_new_email(staff.sam, by=theo),
        ):
            with pytest.raises(LookupError):
                await verb


async def test_who_is_switched_off_gets_no_link(staff: Company, olive: Visitor) -> None:
    await User.update({User.is_active: False}).where(User.id == staff.maya)

    refused = await olive.submits(f"{STAFF}/{staff.maya}/email", email=OTHER)

    assert refused.status_code == 422
    assert "Switch them on first" in refused.text
    assert f'value="{OTHER}"' in refused.text


async def test_an_address_of_somebody_else_is_answered_alike(staff: Company, olive: Visitor, tmp_path: Path) -> None:
    at = f"{STAFF}/{staff.maya}/email"

    answers = [await olive.submits(at, email=email) for email in ("support@demo.example.com", OTHER)]

    assert len({(each.status_code, each.headers["location"]) for each in answers}) == 1


async def test_it_is_in_the_audit_with_whom_it_was_about(staff: Company, olive: Visitor) -> None:
    await olive.submits(f"{STAFF}/{staff.maya}/email", email=OTHER)

    [entry] = await AuditEntry.select(AuditEntry.route, AuditEntry.status).where(
        (AuditEntry.user == staff.olive) & (AuditEntry.subject_id == staff.maya) & (AuditEntry.method == "POST")
    )
    assert (entry["route"].rsplit("/", 1)[1], entry["status"]) == ("email", 303)
    assert OTHER not in str(entry)
