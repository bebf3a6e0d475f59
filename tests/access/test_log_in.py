"""Logging in with e-mail and password."""

import pytest
from argon2 import PasswordHasher

from portal.clock import now
from portal.demo import PASSWORD
from portal.domain import access
from tables.access import Session, User
from tests.access.company import Company


async def test_it_opens_a_session_of_which_only_a_hash_is_kept(staff: Company) -> None:
    opened = await access.log_in("Manager@Demo.example.com ", password=PASSWORD, stay=False)

    seen = await access.person_of(opened.token)
    session = await Session.objects().where(Session.user == staff.maya).first()
    assert seen is not None
    assert seen.person.id == staff.maya
    assert session is not None
    assert opened.token.encode() not in bytes(session.token_hash)


async def test_it_refuses_a_wrong_password_and_an_unknown_email_with_the_same_words(staff: Company) -> None:
    said = []

    for email in ("manager@demo.example.com", "nobody@example.com"):
        with pytest.raises(access.WrongPassword) as refused:
            await access.log_in(email, password="guess-guess", stay=False)
        said.append(str(refused.value))

    assert said[0] == said[1]


async def test_an_unknown_email_is_hashed_as_long_as_a_wrong_password(
    staff: Company,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hashes: list[str | bytes] = []
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, password_hash: str | bytes, password: str | bytes) -> bool:
        hashes.append(password_hash)
        return verify(self, password_hash, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)

    for email in ("manager@demo.example.com", "nobody@example.com"):
        with pytest.raises(access.WrongPassword):
            await access.log_in(email, password="guess-guess", stay=False)

    assert len(hashes) == 2


async def test_it_refuses_somebody_who_no_longer_works_here(staff: Company) -> None:
    await User.update({User.is_active: False}).where(User.id == staff.maya)

    with pytest.raises(access.WrongPassword):
        await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)


async def test_it_renews_a_hash_made_with_old_parameters(staff: Company) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)
    await User.update({User.password_hash: old}).where(User.id == staff.maya)

    await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)

    user = await User.one(staff.maya)
    assert user.password_hash != old
    await access.log_in("manager@demo.example.com", password=PASSWORD, stay=False)


@pytest.mark.parametrize(("stay", "hours"), [(False, 8), (True, 14 * 24)])
async def test_it_lasts_eight_idle_hours_or_two_weeks_for_those_who_stay(
    staff: Company, *, stay: bool, hours: int
) -> None:
    await access.log_in("manager@demo.example.com", password=PASSWORD, stay=stay)

    session = await Session.objects().where(Session.user == staff.maya).first()
    assert session is not None
    assert round((session.expires_at - now()).total_seconds() / 3600) == hours
