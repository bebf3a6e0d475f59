"""The account page, the way to a first page, and the pages that ask for nobody."""

import re

import pyotp
import pytest
from litestar import Litestar

from portal.clock import now
from portal.demo import PASSWORD
from portal.domain import access
from portal.domain.access import RoleName
from tables.access import Theme, User
from tables.scope import ALL_STATIONS, scoped
from tests.access.company import Company
from tests.web.visitor import Visitor

ACCOUNT = "/riverside/account"
SECRET = re.compile(r'class="code">([A-Z2-7]{32})<')


@pytest.fixture
async def maya(staff: Company, visitor: Visitor) -> Visitor:
    return await visitor.logs_in(staff.maya)


async def test_name_and_theme_are_changed(staff: Company, maya: Visitor) -> None:
    maya.cookies.set("theme", "light", domain="testserver.local", path="/")

    answer = await maya.submits(f"{ACCOUNT}/profile", page=ACCOUNT, name="Maya P.", theme="dark")

    user = await User.one(staff.maya)
    page = await maya.get(answer.headers["location"])
    assert (user.name, user.theme) == ("Maya P.", Theme.DARK)
    assert 'data-theme="dark"' in page.text
    assert "Your account is updated." in page.text


async def test_what_is_wrong_with_the_profile_stands_beside_the_field(maya: Visitor) -> None:
    page = await maya.submits(f"{ACCOUNT}/profile", page=ACCOUNT, name=" ", theme="neon")

    assert page.status_code == 422
    assert "Please fill this in." in page.text
    assert "Choose one from the list." in page.text


async def test_the_password_is_changed_with_the_present_one(maya: Visitor) -> None:
    wrong = await maya.submits(f"{ACCOUNT}/password", page=ACCOUNT, current="guess-guess", new="four words are easy")
    right = await maya.submits(f"{ACCOUNT}/password", page=ACCOUNT, current=PASSWORD, new="four words are easy")

    assert "That is not your present password. 4 tries left" in wrong.text
    assert right.headers["location"] == ACCOUNT
    assert (await maya.get(ACCOUNT)).status_code == 200
    await access.log_in("manager@demo.example.com", password="four words are easy", stay=False)


async def test_an_authenticator_is_set_up_and_removed(staff: Company, maya: Visitor) -> None:
    await maya.submits(f"{ACCOUNT}/authenticator", page=ACCOUNT)
    page = await maya.get(ACCOUNT)
    secret = SECRET.search(page.text)
    assert secret is not None
    code = await maya.get(f"{ACCOUNT}/authenticator/qr.svg")
    assert code.headers["content-type"].startswith("image/svg+xml")

    wrong = await maya.submits(f"{ACCOUNT}/authenticator/confirmation", page=ACCOUNT, code="123")
    await maya.submits(f"{ACCOUNT}/authenticator/confirmation", page=ACCOUNT, code=pyotp.TOTP(secret[1]).at(now()))

    assert "That code doesn’t match." in wrong.text
    assert await access.has_confirmed_authenticator(staff.maya)
    assert secret[1] not in (await maya.get(ACCOUNT)).text
    assert (await maya.get(f"{ACCOUNT}/authenticator/qr.svg")).status_code == 404
    await maya.submits(f"{ACCOUNT}/authenticator/removal", page=ACCOUNT, password=PASSWORD)
    assert not await access.has_confirmed_authenticator(staff.maya)


async def test_who_has_no_station_yet_is_told_who_can_help(staff: Company, visitor: Visitor) -> None:
    with scoped(ALL_STATIONS):
        await access.revoke(staff.sam, RoleName.CUSTOMER_SUPPORT, station=staff.riverside)
    await visitor.logs_in(staff.sam)

    page = await visitor.get("/")

    assert page.status_code == 200
    assert "You have no station yet" in page.text
    assert "/admin/" not in page.text
    assert (await visitor.get("/riverside/account")).status_code == 404


async def test_a_station_leads_to_its_first_page(maya: Visitor, app: Litestar) -> None:
    first = app.state.nav_entries[0].path if app.state.nav_entries else "/account"

    assert (await maya.get("/riverside")).headers["location"] == f"/riverside{first}"


async def test_who_is_logged_in_needs_no_log_in(maya: Visitor) -> None:
    assert (await maya.get("/login?next=/riverside/account")).headers["location"] == "/riverside/account"


async def test_a_business_has_its_color(staff: Company, visitor: Visitor) -> None:
    style = await visitor.get("/brand/ember-oak.css?v=149-136")

    assert style.text == ":root { --brand-h: 149; --brand-c: 0.136; }\n"
    assert style.headers["content-type"].startswith("text/css")
    assert style.headers["cache-control"] == "public, max-age=86400"
    for unknown in ("nobody.css", "ember-oak.js", ".css"):
        assert (await visitor.get(f"/brand/{unknown}")).status_code == 404


async def test_it_says_that_it_is_well(staff: Company, visitor: Visitor) -> None:
    answer = await visitor.get("/health")

    assert (answer.status_code, answer.text) == (200, "ok")
