"""Sessions: how long they last, and that what has ended stays so."""

from datetime import timedelta

import pytest

from portal.clock import now
from portal.demo import PASSWORD
from portal.domain import access
from tables.access import Session
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company


async def opened(*, stay: bool = False) -> tuple[str, Session]:
    log_in = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=stay)
    session = (
        await Session.objects().where(Session.user == log_in.user_id).order_by(Session.id, ascending=False).first()
    )
    assert session is not None
    return log_in.token, session


async def test_an_unknown_token_is_nobodys(staff: Company) -> None:
    assert await access.person_of("chosen-by-an-attacker") is None


async def test_it_ends_when_it_expires(staff: Company) -> None:
    token, session = await opened()

    # the database's clock stands still while a test's transaction runs, however slow the machine is
    await Session.update({Session.expires_at: now() - timedelta(minutes=10)}).where(Session.id == session.id)

    assert await access.person_of(token) is None


async def test_use_keeps_it_open_for_eight_more_hours_but_never_beyond_two_weeks(staff: Company) -> None:
    _, session = await opened()
    soon = now() + timedelta(minutes=1)
    await Session.update({Session.expires_at: soon}).where(Session.id == session.id)

    await access.touch(session.id)

    touched = await Session.one(session.id)
    assert touched.expires_at > now() + timedelta(hours=7)
    long_ago = now() - timedelta(days=14, hours=-1)
    await Session.update({Session.created_at: long_ago}).where(Session.id == session.id)
    await access.touch(session.id)
    assert (await Session.one(session.id)).expires_at < now() + timedelta(hours=2)


async def test_a_slow_request_does_not_bring_back_a_session_that_was_logged_out(staff: Company) -> None:
    token, session = await opened()
    await access.log_out(token)

    await access.touch(session.id)

    assert await access.person_of(token) is None
    assert (await Session.one(session.id)).ended_at is not None


async def test_a_new_password_ends_every_other_session(staff: Company) -> None:
    here, session = await opened()
    elsewhere, _ = await opened(stay=True)

    with scoped(ALL_STATIONS):
        await access.change_password(staff.maya, current=PASSWORD, new="four words are easy", session_id=session.id)

    assert await access.person_of(here) is not None
    assert await access.person_of(elsewhere) is None
    await access.log_in("manager@demo.example.com", password="four words are easy", stay=False)


@pytest.mark.parametrize("weak", ["short", "manager@demo.example.com", "x" * 201])
async def test_a_new_password_is_not_easily_guessed(staff: Company, weak: str) -> None:
    with pytest.raises(access.PasswordTooWeak):
        await access.change_password(staff.maya, current=PASSWORD, new=weak, session_id=staff.maya)


async def test_a_new_password_needs_the_present_one(staff: Company) -> None:
    with pytest.raises(access.WrongPassword):
        await access.change_password(
            staff.maya, current="guess-guess", new="four words are easy", session_id=staff.maya
        )
