"""A new password by mail: asked for, mailed by a job, used once, and no way around the authenticator."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pyotp
import pytest
from litestar import Litestar

from portal import clock
from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access import reset_link
from portal.domain.access.sessions import open_session
from tables.access import Session, User
from tables.events import DomainEvent, WaitingJob
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.access.letters import LINK, letters, words
from tests.access.totp import enrolled
from tests.journeys.work import integrations_in
from tests.web.visitor import Visitor

ASK = "/login/reset"
MAYA = "manager@demo.example.com"
NEW = "four words are easy"


async def asked(visitor: Visitor, folder: Path, email: str = MAYA) -> str:
    """Ask for a link, and return its path as it was mailed."""
    await visitor.submits(ASK, email=email)
    [*_, mail] = await letters(folder)
    found = LINK.search(words(mail))
    assert found is not None
    return urlsplit(found[0]).path


async def test_whoever_forgot_their_password_sets_another_by_a_mailed_link(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    assert ASK in (await visitor.get("/login")).text
    before = await open_session(staff.maya, stay=True)
    link = await asked(visitor, tmp_path)

    page = await visitor.get(link)
    done = await visitor.submits(link, new=NEW)

    assert "Set a new password" in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "Your password is changed" in done.text
    assert await access.person_of(before.token) is None
    assert (await access.log_in(MAYA, password=NEW, stay=False)).user_id == staff.maya


async def test_it_opens_no_session_and_the_authenticator_is_still_asked(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    await enrolled(staff.maya)

    await visitor.submits(await asked(visitor, tmp_path), new=NEW)

    assert not await Session.exists().where((Session.user == staff.maya) & Session.ended_at.is_null())
    assert (await access.log_in(MAYA, password=NEW, stay=False)).needs_code


async def test_a_link_is_used_once(staff: Company, visitor: Visitor, tmp_path: Path) -> None:
    link = await asked(visitor, tmp_path)
    form = await visitor.hidden_fields(link)
    await visitor.post(link, data=form | {"new": NEW})

    again = await visitor.post(link, data=form | {"new": "five other words are easy"})

    assert again.status_code == 404
    assert "This link doesn’t work anymore" in again.text
    await access.log_in(MAYA, password=NEW, stay=False)


async def test_a_password_that_was_changed_otherwise_ends_it(staff: Company, visitor: Visitor, tmp_path: Path) -> None:
    link = await asked(visitor, tmp_path)

    with scoped(ALL_STATIONS):
        await access.change_password(staff.maya, current=PASSWORD, new=NEW, session_id=staff.maya)

    assert (await visitor.get(link)).status_code == 404


async def test_it_ends_after_an_hour(staff: Company) -> None:
    user = await User.one(staff.maya)

    fresh = reset_link.reset_token(user, until=clock.now() + timedelta(minutes=1))
    old = reset_link.reset_token(user, until=clock.now() - timedelta(seconds=1))

    assert (await access.user_to_reset(fresh)).id == staff.maya
    with pytest.raises(access.ResetLinkEnded):
        await access.user_to_reset(old)


@pytest.mark.parametrize("place", [0, 17, 23, 40, 53])
async def test_a_link_that_was_changed_anywhere_opens_nothing(staff: Company, place: int) -> None:
    token = reset_link.reset_token(await User.one(staff.maya), until=clock.now() + timedelta(minutes=30))
    other = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]

    for each in (other, token[:-1], f"{token}A", "é" * 54, "!" * 54):
        with pytest.raises(access.ResetLinkEnded):
            await access.user_to_reset(each)


async def test_a_weak_password_is_refused_at_its_field_and_the_link_stays_good(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    link = await asked(visitor, tmp_path)

    weak = await visitor.submits(link, new="short")

    assert weak.status_code == 422
    assert "A password has 10 to 200 characters" in weak.text
    assert "Your password is changed" in (await visitor.submits(link, new=NEW)).text


async def test_the_answer_and_the_work_are_the_same_for_an_unknown_email(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    said, recorded = [], []

    for email in (MAYA, "nobody@example.com"):
        answer = await visitor.submits(ASK, email=email)
        said.append(
            (answer.status_code, re.sub(r'value="[^"]*"', "", answer.text).replace(answer.headers["x-request-id"], ""))
        )
        recorded.append(await DomainEvent.count().where(DomainEvent.name == access.PasswordResetAsked.name))

    assert said[0] == said[1]
    assert recorded == [1, 2]
    assert len(await letters(tmp_path)) == 1


async def test_who_is_switched_off_gets_nothing_and_a_link_that_they_had_ends(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    link = await asked(visitor, tmp_path / "before")

    await User.update({User.is_active: False}).where(User.id == staff.maya)
    answer = await visitor.submits(ASK, email=MAYA)

    assert "Check your email" in answer.text
    assert await letters(tmp_path / "after") == []
    assert (await visitor.get(link)).status_code == 404


async def test_neither_the_event_nor_the_job_holds_the_link_or_the_email(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    await visitor.submits(ASK, email=MAYA)

    event = await DomainEvent.objects().where(DomainEvent.name == access.PasswordResetAsked.name).first()

    assert event is not None
    facts = msgspec.json.decode(event.facts)
    lasts = datetime.fromisoformat(facts["until_at"]) - event.created_at
    assert (set(facts), round(lasts.total_seconds())) == ({"until_at"}, 3600)
    assert event.stream_id == staff.maya


async def test_a_mail_that_comes_too_late_is_not_sent(staff: Company, tmp_path: Path) -> None:
    with scoped(ALL_STATIONS):
        await access.ask_for_reset(MAYA)
        asked_for = await DomainEvent.objects().where(DomainEvent.name == access.PasswordResetAsked.name).first()
        assert asked_for is not None
        integrations = integrations_in(tmp_path)
        await access.send_reset(
            staff.maya,
            event_id=asked_for.id,
            until=clock.now(),
            email=integrations.email,
            write=lambda *_: pytest.fail("It was written."),
        )

    await WaitingJob.delete(force=True)


async def test_a_mailbox_is_not_flooded(staff: Company, visitor: Visitor, tmp_path: Path) -> None:
    for _ in range(5):
        answer = await visitor.submits(ASK, email=MAYA.upper())
        assert "Check your email" in answer.text

    assert await DomainEvent.count().where(DomainEvent.name == access.PasswordResetAsked.name) == 3


async def test_an_address_asks_only_so_often(staff: Company, visitor: Visitor, app: Litestar) -> None:
    most = app.state.settings.customer_posts_per_hour
    form = await visitor.hidden_fields(ASK)

    answers = [
        (await visitor.post(ASK, data=form | {"email": f"nobody{number}@example.com"})).status_code
        for number in range(most + 1)
    ]

    assert answers == [200] * most + [429]


async def test_what_is_no_email_is_said_at_its_field(staff: Company, visitor: Visitor) -> None:
    answer = await visitor.submits(ASK, email="maya")

    assert answer.status_code == 422
    assert "That is no e-mail address." in answer.text
    assert 'value="maya"' in answer.text


async def test_whoever_guessed_too_often_need_not_wait_after_it(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    for _ in range(6):
        await visitor.submits("/login", email=MAYA, password="guess-guess")

    await visitor.submits(await asked(visitor, tmp_path), new=NEW)

    assert (await visitor.submits("/login", email=MAYA, password=NEW)).status_code == 303


async def test_the_mail_wears_the_colors_of_the_business_and_comes_from_the_portal(
    staff: Company, visitor: Visitor, tmp_path: Path
) -> None:
    await visitor.submits(ASK, email=MAYA)
    await visitor.submits(ASK, email="superadmin@demo.example.com")

    of_maya, of_ines = await letters(tmp_path)

    assert of_maya["From"].addresses[0].display_name == "MyHibachi"
    assert of_maya["From"].addresses[0].addr_spec == of_ines["From"].addresses[0].addr_spec
    html = of_maya.get_body(("html",))
    assert html is not None
    assert "Hi Maya," in html.get_content()
    assert "Hi Ines," in words(of_ines)


async def test_a_code_still_opens_the_session_afterwards(staff: Company, visitor: Visitor, tmp_path: Path) -> None:
    secret = await enrolled(staff.maya)
    await visitor.submits(await asked(visitor, tmp_path), new=NEW)
    waiting = await access.log_in(MAYA, password=NEW, stay=False)

    opened = await access.verify_code(waiting.token, code=pyotp.TOTP(secret).at(clock.now()), stay=False)

    assert await access.person_of(opened.token) is not None
