"""Codes for when the phone is not there: made with the authenticator, each good once, and told of by mail."""

import re
from pathlib import Path

import pyotp
import pytest

from portal.clock import now
from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access.recovery_codes import ALPHABET, make_codes
from tables.access import RecoveryCode, User
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.letters import letters, words
from tests.access.totp import enrolled
from tests.web.visitor import Visitor

ACCOUNT = "/riverside/account"
MAYA = "manager@demo.example.com"
CODE = re.compile(rf"<li>([{ALPHABET}]{{5}}-[{ALPHABET}]{{5}})</li>")


async def waiting() -> str:
    """Give Maya's password, and return the token that waits for her code."""
    return (await access.log_in(MAYA, password=PASSWORD, stay=False)).token


async def opened_with(code: str) -> access.LogIn:
    """Log Maya in with a recovery code."""
    with scoped(ALL_STATIONS):
        return await access.verify_code(await waiting(), code=code, stay=False)


async def codes_of_maya(staff: Company) -> tuple[str, ...]:
    """Give Maya an authenticator, with its recovery codes."""
    await enrolled(staff.maya)
    return await make_codes(staff.maya)


async def test_ten_are_shown_when_the_authenticator_is_set_up_and_never_again(staff: Company, visitor: Visitor) -> None:
    maya = await visitor.logs_in(staff.maya)
    await maya.submits(f"{ACCOUNT}/authenticator", page=ACCOUNT)
    enrollment = await access.enrollment(staff.maya)
    assert enrollment is not None

    page = await maya.submits(
        f"{ACCOUNT}/authenticator/confirmation", page=ACCOUNT, code=pyotp.TOTP(enrollment[0]).at(now())
    )

    shown = CODE.findall(page.text)
    account = (await maya.get(ACCOUNT)).text
    assert len(set(shown)) == 10
    assert page.headers["cache-control"] == "no-store"
    assert "10 recovery codes left" in account
    assert not any(code in account for code in shown)
    assert (await opened_with(shown[0])).user_id == staff.maya


async def test_each_opens_one_session_and_no_other(staff: Company) -> None:
    first, second, *_ = await codes_of_maya(staff)

    opened = await opened_with(first)

    assert await access.person_of(opened.token) is not None
    assert opened.codes_left == 9
    with pytest.raises(access.WrongCode, match="recovery code"):
        await opened_with(first)
    assert (await opened_with(second)).codes_left == 8


@pytest.mark.parametrize(
    "typed", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code[:3]} {code[3:]} "]
)
async def test_it_may_be_typed_as_people_do(staff: Company, typed: object) -> None:
    assert callable(typed)
    code, *_ = await codes_of_maya(staff)

    assert (await opened_with(typed(code))).codes_left == 9


async def test_those_of_a_colleague_open_nothing(staff: Company) -> None:
    await codes_of_maya(staff)
    theirs, *_ = await make_codes(staff.sam)

    with pytest.raises(access.WrongCode):
        await opened_with(theirs)


async def test_only_hashes_are_kept_each_of_its_own_person(staff: Company) -> None:
    codes = await codes_of_maya(staff)

    rows = await RecoveryCode.select(RecoveryCode.code_hash).where(RecoveryCode.user == staff.maya)

    assert len({bytes(row["code_hash"]) for row in rows}) == 10
    assert not any(code.replace("-", "").encode() in bytes(row["code_hash"]) for row in rows for code in codes)


async def test_new_ones_end_those_before_and_take_the_password(staff: Company, visitor: Visitor) -> None:
    old, *_ = await codes_of_maya(staff)
    maya = await visitor.logs_in(staff.maya)
    make = f"{ACCOUNT}/authenticator/recovery-codes"

    wrong = await maya.submits(make, page=ACCOUNT, password="guess-guess")
    right = await maya.submits(make, page=ACCOUNT, password=PASSWORD)

    assert wrong.status_code == 422
    assert "Your codes are the ones you have. 4 tries left" in wrong.text
    new, *_ = CODE.findall(right.text)
    with pytest.raises(access.WrongCode):
        await opened_with(old)
    assert (await opened_with(new)).codes_left == 9


async def test_there_are_none_without_an_authenticator(staff: Company) -> None:
    with pytest.raises(access.NoAuthenticator):
        await access.renew_recovery_codes(staff.maya, password=PASSWORD)

    await codes_of_maya(staff)
    with scoped(ALL_STATIONS):
        await access.remove_totp(staff.maya, password=PASSWORD)

    assert await access.codes_left(staff.maya) == 0
    assert await User.exists().where((User.id == staff.maya) & User.totp_secret.is_null())


async def test_the_log_in_page_takes_one_and_says_how_many_are_left(staff: Company, visitor: Visitor) -> None:
    code, *_ = await codes_of_maya(staff)
    await visitor.submits("/login", email=MAYA, password=PASSWORD)
    assert "/login/code?next=%2F&amp;recovery=true" in (await visitor.get("/login/code")).text.replace("=/&", "=%2F&")

    page = await visitor.get("/login/code?recovery=true")
    wrong = await visitor.submits("/login/code", page="/login/code?recovery=true", code="AAAAA-AAAAA")
    right = await visitor.submits("/login/code", page="/login/code?recovery=true", code=code)

    assert 'inputmode="numeric"' not in page.text
    assert "Use a recovery code" in wrong.text
    assert "That recovery code doesn’t work." in wrong.text
    assert right.status_code == 303
    assert "9 recovery codes left." in (await visitor.get("/riverside/today")).text


async def test_guessing_them_pauses_as_guessing_digits_does(staff: Company, visitor: Visitor) -> None:
    code, *_ = await codes_of_maya(staff)
    await visitor.submits("/login", email=MAYA, password=PASSWORD)
    form = await visitor.hidden_fields("/login/code?recovery=true")
    for _ in range(5):
        await visitor.post("/login/code", data=form | {"code": "AAAAA-AAAAA"})

    answer = await visitor.post("/login/code", data=form | {"code": code})

    assert "Too many tries." in answer.text
    assert await access.codes_left(staff.maya) == 10


async def test_a_mail_tells_that_one_was_used_and_when_few_are_left(staff: Company, tmp_path: Path) -> None:
    codes = await codes_of_maya(staff)
    for code in codes:
        await opened_with(code)

    mails = await letters(tmp_path)

    said = [words(mail) for mail in mails]
    assert {mail["Subject"] for mail in mails} == {"A recovery code was used to sign in"}
    assert len(said) == 10
    assert sum("It won’t work again; you have 9 left." in each for each in said) == 1
    assert sum("make new ones under “Your account”" in each for each in said) == 4
    assert sum("It was your last one" in each for each in said) == 1
