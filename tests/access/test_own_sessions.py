"""Where one is signed in: seen on the account's page, and ended from there."""

import pytest
from litestar import Litestar

from portal.clock import now
from portal.domain import access
from portal.domain.access.sessions import open_session, token_hash
from tables.access import Session
from tables.base import RowMissing
from tests.access.company import Company
from tests.web.visitor import Visitor

ACCOUNT = "/riverside/account"


@pytest.fixture
async def maya(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.maya)


async def test_it_lists_what_is_open_this_one_first_and_nobody_elses(staff: Company) -> None:
    here, other = await open_session(staff.maya, stay=False), await open_session(staff.maya, stay=True)
    over, waiting = (
        await open_session(staff.maya, stay=False),
        await open_session(staff.maya, stay=False, needs_code=True),
    )
    old = await open_session(staff.maya, stay=False)
    await open_session(staff.sam, stay=False)
    await access.log_out(over.token)
    await Session.update({Session.expires_at: now()}).where(Session.token_hash == token_hash(old.token))
    seen = [await access.person_of(each.token) for each in (here, other)]
    ids = [each.person.session_id for each in seen if each]

    listed = await access.open_sessions(staff.maya, first=ids[0])

    assert [each.id for each in listed] == ids
    assert await access.waiting_session(waiting.token) is not None


async def test_one_is_signed_out_and_the_others_stay(staff: Company, maya: Visitor, app: Litestar) -> None:
    async with Visitor(app) as phone, Visitor(app) as laptop:
        await phone.logs_in(staff.maya)
        await laptop.logs_in(staff.maya)
        seen = await access.person_of(phone.cookies["portal_session"])
        assert seen is not None

        answer = await maya.submits(f"{ACCOUNT}/sessions/{seen.person.session_id}/end", page=ACCOUNT)
        page = (await maya.get(answer.headers["location"])).text

        assert "That browser is signed out." in page
        assert page.count("Another browser") == 1
        assert (await phone.get(ACCOUNT)).headers["location"].startswith("/login")
        assert (await laptop.get(ACCOUNT)).status_code == 200


async def test_all_others_are_signed_out_at_once(staff: Company, maya: Visitor, app: Litestar) -> None:
    async with Visitor(app) as phone:
        await phone.logs_in(staff.maya)
        assert "Sign out of all others" in (await maya.get(ACCOUNT)).text

        answer = await maya.submits(f"{ACCOUNT}/sessions/end", page=ACCOUNT)
        page = (await maya.get(answer.headers["location"])).text

        assert "You aren’t signed in anywhere else." in page
        assert "Sign out of all others" not in page
        assert (await phone.get(ACCOUNT)).status_code == 303


async def test_a_session_of_somebody_else_is_not_there(staff: Company, maya: Visitor) -> None:
    theirs = await open_session(staff.sam, stay=False)
    seen = await access.person_of(theirs.token)
    assert seen is not None

    answer = await maya.submits(f"{ACCOUNT}/sessions/{seen.person.session_id}/end", page=ACCOUNT)

    assert answer.status_code == 404
    assert await access.person_of(theirs.token) is not None
    with pytest.raises(RowMissing):
        await access.end_session(staff.maya, seen.person.session_id)
