"""Another e-mail to sign in with: asked for, confirmed at the new address, undone from the old one."""

from datetime import timedelta
from pathlib import Path

import pyotp
import pytest

from portal import clock
from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access import reset_link
from portal.domain.access.new_email import UNDONE_WITHIN, confirming
from portal.domain.access.recovery_codes import make_codes
from portal.domain.access.sessions import open_session
from tables.access import EmailChange, Session, User
from tables.events import DomainEvent
from tables.scope import ALL_STATIONS, scoped
from tables.sql import platform
from tests.access.company import Company
from tests.access.letters import words
from tests.access.new_email import LINK, MAYA, OTHER, SAM, by_address, link_in, signs_in_with
from tests.access.totp import enrolled
from tests.web.visitor import Visitor

ACCOUNT = "/riverside/account"
NEW = "four words are easy"


@pytest.fixture
async def maya(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.maya)


async def asks(visitor: Visitor, email: str = OTHER, password: str = PASSWORD, **more: str) -> str:
    """Ask for another e-mail, and return the answer's text."""
    answer = await visitor.submits(f"{ACCOUNT}/email", page=ACCOUNT, email=email, password=password, **more)
    return answer.text if answer.status_code == 422 else (await visitor.get(answer.headers["location"])).text


async def confirmed(visitor: Visitor, folder: Path) -> str:
    """Change Maya's e-mail, and return the link by which that is undone."""
    await asks(visitor)
    await visitor.submits(link_in((await by_address(folder / "asked"))[OTHER]))
    return link_in((await by_address(folder / "confirmed"))[MAYA])


async def test_it_counts_once_it_is_confirmed_at_the_new_address(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    elsewhere = await open_session(staff.maya, stay=True)

    page = await asks(maya)
    mails = await by_address(tmp_path)
    opened = await maya.get(link_in(mails[OTHER]))

    assert f"A link waits at {OTHER}." in page
    assert mails[MAYA]["Subject"] == "Your sign-in email is about to change"
    assert await signs_in_with(staff.maya) == MAYA
    assert opened.headers["referrer-policy"] == "no-referrer"
    done = await maya.submits(link_in(mails[OTHER]))
    assert "Your email is changed" in done.text
    assert (await access.log_in(OTHER, password=PASSWORD, stay=False)).user_id == staff.maya
    with pytest.raises(access.WrongPassword):
        await access.log_in(MAYA, password=PASSWORD, stay=False)
    assert await access.person_of(elsewhere.token) is None
    assert (await maya.get(ACCOUNT)).status_code == 200


async def test_the_link_works_once_and_for_a_day(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    await asks(maya)
    link = link_in((await by_address(tmp_path))[OTHER])
    form = await maya.hidden_fields(link)
    await EmailChange.update({EmailChange.until_at: clock.now()}).where(EmailChange.user == staff.maya)
    late = await maya.post(link, data=form)
    await EmailChange.update({EmailChange.until_at: clock.now() + timedelta(hours=1)}).where(
        EmailChange.user == staff.maya
    )

    first, second = await maya.post(link, data=form), await maya.post(link, data=form)

    assert [each.status_code for each in (late, first, second)] == [404, 200, 404]
    assert "This link doesn’t work anymore" in second.text


async def test_the_old_address_undoes_it_and_sets_a_new_password(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    undo = await confirmed(maya, tmp_path)
    thief = await access.log_in(OTHER, password=PASSWORD, stay=True)

    page = await maya.get(undo)
    answer = await maya.submits(undo)

    assert "Undo the new email?" in page.text
    assert await signs_in_with(staff.maya) == MAYA
    assert await access.person_of(thief.token) is None
    with pytest.raises(access.WrongPassword):
        await access.log_in(MAYA, password=PASSWORD, stay=False)
    assert (await maya.submits(answer.headers["location"], new=NEW)).status_code == 200
    assert (await access.log_in(MAYA, password=NEW, stay=False)).user_id == staff.maya
    told = (await by_address(tmp_path / "undone"))[MAYA]
    assert told["Subject"] == "Your password was changed"
    assert (await maya.get(undo)).status_code == 404


async def test_it_is_undone_with_every_later_change(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    """Whoever took the account over moves it twice: the owner's link still works, and the thief's does not."""
    undo = await confirmed(maya, tmp_path)
    await asks(maya, "third@example.com")
    await maya.submits(link_in((await by_address(tmp_path / "third"))["third@example.com"]))
    thiefs = link_in((await by_address(tmp_path / "to thief"))[OTHER])

    await maya.submits(undo)

    assert await signs_in_with(staff.maya) == MAYA
    assert (await maya.get(thiefs)).status_code == 404


async def test_it_is_undone_for_a_week(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    undo = await confirmed(maya, tmp_path)
    await EmailChange.update({EmailChange.confirmed_at: clock.now() - UNDONE_WITHIN}).where(
        EmailChange.user == staff.maya
    )

    assert (await maya.get(undo)).status_code == 404


async def test_the_link_that_confirms_does_not_undo_nor_the_other_way_round(
    staff: Company, maya: Visitor, tmp_path: Path
) -> None:
    await asks(maya)
    confirm = link_in((await by_address(tmp_path / "asked"))[OTHER])
    await maya.submits(confirm)
    undo = link_in((await by_address(tmp_path / "confirmed"))[MAYA])

    swapped = [confirm.replace("/email/", "/email/undo/"), undo.replace("/undo/", "/")]

    assert [(await maya.get(each)).status_code for each in swapped] == [404, 404]
    for token in ("A" * 43, "é" * 43, "!" * 43, "short"):
        with pytest.raises(access.EmailLinkEnded):
            await access.email_to_undo(token)


async def test_an_address_of_somebody_else_is_answered_alike_and_they_are_told(
    staff: Company, maya: Visitor, tmp_path: Path
) -> None:
    said = (await asks(maya, SAM)).replace(SAM, OTHER)
    mails = await by_address(tmp_path)

    assert f"A link waits at {OTHER}." in said
    assert mails[SAM]["Subject"] == "You already sign in with this email"
    assert "Hi Sam," in words(mails[SAM])
    assert LINK.search(words(mails[SAM])) is None


async def test_one_that_is_taken_meanwhile_is_refused_where_it_is_confirmed(
    staff: Company, maya: Visitor, tmp_path: Path
) -> None:
    await asks(maya)
    link = link_in((await by_address(tmp_path))[OTHER])
    await User.update({User.email: OTHER}).where(User.id == staff.sam)

    refused = await maya.submits(link)

    assert refused.status_code == 422
    assert "Somebody signs in with this e-mail already." in refused.text
    assert await signs_in_with(staff.maya) == MAYA


async def test_the_password_is_asked_for_and_its_guesses_are_counted(staff: Company, maya: Visitor) -> None:
    wrong = await asks(maya, password="guess-guess")
    for _ in range(4):
        await asks(maya, password="guess-guess")

    paused = await asks(maya)

    assert "That password doesn’t match." in wrong
    assert f'value="{OTHER}"' in wrong
    assert "4 tries left" in wrong
    assert "Too many tries." in paused
    assert not await EmailChange.exists()


async def test_the_authenticators_code_is_asked_for_and_used_up(staff: Company, maya: Visitor) -> None:
    secret = await enrolled(staff.maya)
    code = pyotp.TOTP(secret).at(clock.now() + timedelta(seconds=30))

    without, wrong = await asks(maya), await asks(maya, code="123456")
    right, again = await asks(maya, code=code), await asks(maya, email="more@example.com", code=code)

    assert "Please fill this in." in without
    assert "That code doesn’t match." in wrong
    assert f"A link waits at {OTHER}." in right
    assert "That code doesn’t match." in again


async def test_a_recovery_code_stands_in_for_it(staff: Company, maya: Visitor) -> None:
    await enrolled(staff.maya)
    with scoped(ALL_STATIONS):
        code, *_ = await make_codes(staff.maya)

    assert f"A link waits at {OTHER}." in await asks(maya, code=code)
    assert await access.codes_left(staff.maya) == 9


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("maya", "That is no e-mail address."),
        (MAYA.upper(), "That is the e-mail already."),
        ("maya@gmial.com", "Check this address."),
    ],
)
async def test_what_cannot_be_meant_is_said_at_its_field(maya: Visitor, typed: str, said: str) -> None:
    page = await asks(maya, typed)

    assert said in page
    assert f'value="{typed}"' in page


async def test_it_is_stopped(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    await asks(maya)
    link = link_in((await by_address(tmp_path))[OTHER])

    await maya.submits(f"{ACCOUNT}/email/withdrawal", page=ACCOUNT)

    assert (await maya.get(link)).status_code == 404
    assert "A link waits" not in (await maya.get(ACCOUNT)).text


async def test_another_password_stops_what_waits_and_another_address_ends_the_one_before(
    staff: Company, maya: Visitor, tmp_path: Path
) -> None:
    await asks(maya)
    first = link_in((await by_address(tmp_path / "first"))[OTHER])
    await asks(maya, "second@example.com")
    second = link_in((await by_address(tmp_path / "second"))["second@example.com"])

    assert [(await maya.get(each)).status_code for each in (first, second)] == [404, 200]
    with scoped(ALL_STATIONS):
        await access.change_password(staff.maya, current=PASSWORD, new=NEW, session_id=staff.maya)
    assert (await maya.get(second)).status_code == 404
    assert "A link waits" not in (await (await maya.logs_in(staff.maya)).get(ACCOUNT)).text


async def test_a_link_to_a_new_password_that_the_old_address_has_ends_with_it(
    staff: Company, maya: Visitor, tmp_path: Path
) -> None:
    held = reset_link.reset_token(await User.one(staff.maya), until=clock.now() + timedelta(minutes=30))

    await confirmed(maya, tmp_path)

    with pytest.raises(access.ResetLinkEnded):
        await access.user_to_reset(held)


async def test_a_mailbox_is_not_flooded(staff: Company, maya: Visitor) -> None:
    said = [await asks(maya, f"number{number}@example.com") for number in range(4)]

    assert ["We send 3 links an hour at most." in each for each in said] == [False, False, False, True]


async def test_neither_events_nor_jobs_nor_the_table_hold_an_address(
    staff: Company, maya: Visitor, tmp_path: Path
) -> None:
    await confirmed(maya, tmp_path)

    events = await DomainEvent.select(DomainEvent.name, DomainEvent.facts).where(DomainEvent.stream_id == staff.maya)
    kept = await platform("SELECT before, after FROM identity.email_changes")

    assert {each["name"] for each in events} >= {access.NewEmailAsked.name, access.EmailChanged.name}
    assert len(kept) == 1
    assert "example" not in str([*events, *kept])


async def test_who_is_switched_off_confirms_nothing(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    await asks(maya)
    change = await EmailChange.objects().where(EmailChange.user == staff.maya).first()
    assert change is not None

    await User.update({User.is_active: False}).where(User.id == staff.maya)

    with pytest.raises(access.EmailLinkEnded):
        await access.confirm_new_email(confirming(change))
    assert list(await by_address(tmp_path)) == [MAYA]


async def test_it_opens_no_session(staff: Company, maya: Visitor, tmp_path: Path) -> None:
    await asks(maya)
    link = link_in((await by_address(tmp_path))[OTHER])
    maya.cookies.clear()

    done = await maya.submits(link)

    assert "Sign in" in done.text
    assert not await Session.exists().where((Session.user == staff.maya) & Session.ended_at.is_null())
