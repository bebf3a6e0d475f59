"""Whoever's sign-in has changed is told by mail, so that they notice what they did not do themselves."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pyotp
import pytest

from portal.clock import now
from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access import SignInChange
from portal.domain.access.sessions import open_session
from portal.web.sign_in_notices import SUBJECTS
from tables.access import User
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.letters import letters, words
from tests.access.totp import enrolled

NEW = "four words are easy"


async def changes_the_password(staff: Company) -> None:
    await access.change_password(staff.maya, current=PASSWORD, new=NEW, session_id=staff.maya)


async def sets_up_an_authenticator(staff: Company) -> None:
    await access.enroll_totp(staff.maya)
    enrollment = await access.enrollment(staff.maya)
    assert enrollment is not None
    code = pyotp.TOTP(enrollment[0]).at(now())
    await access.confirm_totp(staff.maya, code=code, session_id=staff.maya)


async def removes_it(staff: Company) -> None:
    await enrolled(staff.maya)
    await access.remove_totp(staff.maya, password=PASSWORD)


async def makes_new_recovery_codes(staff: Company) -> None:
    await enrolled(staff.maya)
    await access.renew_recovery_codes(staff.maya, password=PASSWORD)


@pytest.mark.parametrize(
    ("does", "change"),
    [
        (changes_the_password, SignInChange.PASSWORD),
        (sets_up_an_authenticator, SignInChange.AUTHENTICATOR_ADDED),
        (removes_it, SignInChange.AUTHENTICATOR_REMOVED),
        (makes_new_recovery_codes, SignInChange.RECOVERY_CODES_MADE),
    ],
)
async def test_each_change_is_mailed_once(
    staff: Company, tmp_path: Path, does: Callable[[Company], Awaitable[None]], change: SignInChange
) -> None:
    with scoped(ALL_STATIONS):
        await does(staff)

    [mail] = await letters(tmp_path)

    assert mail["Subject"] == SUBJECTS[change]
    assert mail["To"].addresses[0].addr_spec == "manager@demo.example.com"
    assert "If that wasn’t you, set a new password right away" in words(mail)
    assert "/login/reset" in words(mail)


async def test_a_password_set_by_a_mailed_link_is_told_of_too(staff: Company, tmp_path: Path) -> None:
    with scoped(ALL_STATIONS):
        await access.ask_for_reset("manager@demo.example.com")
        [link] = await letters(tmp_path / "first")
        token = words(link).split("/login/reset/")[1].split()[0]
        await access.reset_password(token, new=NEW)

    [mail] = await letters(tmp_path / "then")

    assert mail["Subject"] == "Your password was changed"


async def test_what_fails_is_not_told_of(staff: Company, tmp_path: Path) -> None:
    session = await open_session(staff.maya, stay=False)
    with scoped(ALL_STATIONS), pytest.raises(access.WrongPassword):
        await access.change_password(staff.maya, current="guess-guess", new=NEW, session_id=session.user_id)

    assert await letters(tmp_path) == []


async def test_every_change_has_its_words() -> None:
    assert set(SUBJECTS) == set(SignInChange)


async def test_who_was_switched_off_is_told_as_well(staff: Company, tmp_path: Path) -> None:
    with scoped(ALL_STATIONS):
        await changes_the_password(staff)
    await User.update({User.is_active: False}).where(User.id == staff.maya)

    assert len(await letters(tmp_path)) == 1
