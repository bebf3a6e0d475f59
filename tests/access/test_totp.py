"""Codes of an authenticator: set up, asked for, used once, removed."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest

from portal.clock import now
from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access.totp import new_secret, step_of
from tables.access import Session, User
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.totp import enrolled

NOON = datetime(2026, 6, 27, 12, 0, 10, tzinfo=UTC)


@pytest.mark.parametrize(("seconds", "fits"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_code_is_good_for_its_step_and_one_beside_it(seconds: int, *, fits: bool) -> None:
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOON + timedelta(seconds=seconds))

    assert (step_of(code, secret, at=NOON, after=None) is not None) is fits


def test_a_code_may_be_typed_with_a_space() -> None:
    secret = new_secret()
    code = pyotp.TOTP(secret).at(NOON)

    assert step_of(f"{code[:3]} {code[3:]}", secret, at=NOON, after=None) is not None


def test_a_step_is_never_used_twice_nor_one_before_it() -> None:
    secret = new_secret()
    step = step_of(pyotp.TOTP(secret).at(NOON), secret, at=NOON, after=None)

    assert step_of(pyotp.TOTP(secret).at(NOON), secret, at=NOON, after=step) is None
    assert step_of(pyotp.TOTP(secret).at(NOON - timedelta(seconds=30)), secret, at=NOON, after=step) is None


async def test_a_password_alone_opens_nothing_where_an_authenticator_is_in_use(staff: Company) -> None:
    await enrolled(staff.maya)

    opened = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=True)

    assert opened.needs_code
    assert await access.person_of(opened.token) is None


async def test_a_code_opens_a_session_under_a_new_token(staff: Company) -> None:
    secret = await enrolled(staff.maya)
    waiting = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)

    opened = await access.verify_code(waiting.token, code=pyotp.TOTP(secret).at(now()), stay=False)

    assert opened.token != waiting.token
    assert await access.person_of(opened.token) is not None
    assert await access.person_of(waiting.token) is None


async def test_a_code_that_opened_one_session_opens_no_other(staff: Company) -> None:
    secret = await enrolled(staff.maya)
    code = pyotp.TOTP(secret).at(now())
    first = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)
    second = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)
    await access.verify_code(first.token, code=code, stay=False)

    with pytest.raises(access.WrongCode):
        await access.verify_code(second.token, code=code, stay=False)


async def test_a_code_comes_too_late_after_ten_minutes(staff: Company) -> None:
    secret = await enrolled(staff.maya)
    waiting = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)
    await Session.update({Session.expires_at: now()}).where(Session.user == staff.maya)

    with pytest.raises(access.LogInExpired):
        await access.verify_code(waiting.token, code=pyotp.TOTP(secret).at(now()), stay=False)


async def test_an_authenticator_is_asked_for_only_once_a_code_has_confirmed_it(staff: Company) -> None:
    await access.enroll_totp(staff.maya)
    before = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)
    seen = await access.person_of(before.token)
    other = await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)
    enrollment = await access.enrollment(staff.maya)
    assert seen is not None
    assert enrollment is not None

    code = pyotp.TOTP(enrollment[0]).at(now())
    with scoped(ALL_STATIONS):
        await access.confirm_totp(staff.maya, code=code, session_id=seen.person.session_id)

    assert (await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)).needs_code
    assert await access.enrollment(staff.maya) is None
    assert await access.person_of(before.token) is not None
    assert await access.person_of(other.token) is None


async def test_an_authenticator_in_use_is_not_replaced_by_whoever_sits_at_the_browser(staff: Company) -> None:
    secret = await enrolled(staff.maya)

    with pytest.raises(access.AlreadyEnrolled):
        await access.enroll_totp(staff.maya)
    with pytest.raises(access.AlreadyEnrolled):
        await access.confirm_totp(staff.maya, code=pyotp.TOTP(secret).at(now()), session_id=staff.maya)
    with pytest.raises(access.WrongPassword):
        await access.remove_totp(staff.maya, password="guess-guess")


async def test_it_is_removed_with_the_password(staff: Company) -> None:
    await enrolled(staff.maya)

    with scoped(ALL_STATIONS):
        await access.remove_totp(staff.maya, password=PASSWORD)

    assert not (await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)).needs_code


async def test_the_secret_lies_sealed(staff: Company) -> None:
    await access.enroll_totp(staff.maya)

    enrollment = await access.enrollment(staff.maya)
    user = await User.objects().where(User.id == staff.maya).first()
    assert enrollment is not None
    assert user is not None
    assert enrollment[0].encode() not in bytes(user.__dict__["totp_secret"])
