"""The session's cookie: who is asking, and that nobody else can be."""

from datetime import timedelta

import httpx
import pyotp
import pytest
from litestar import Litestar

from piccolo_conf import DB
from portal.clock import now
from portal.demo import PASSWORD
from portal.domain.access.sessions import open_session, token_hash
from portal.domain.access.totp import new_secret
from portal.web.session import COOKIE
from tables.access import Session, User
from tests.access.company import Company
from tests.web.visitor import Visitor, application

CHOSEN = "a-token-that-the-attacker-chose"


async def logs_in(visitor: Visitor, *, page: str = "/login", **fields: str) -> httpx.Response:
    return await visitor.submits(page, **{"email": "manager@demo.example.com", "password": PASSWORD, **fields})


async def test_a_log_in_leads_to_the_first_station(staff: Company, visitor: Visitor) -> None:
    answer = await logs_in(visitor)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert (await visitor.get("/")).headers["location"].startswith("/riverside/")
    assert (await visitor.get("/riverside/account")).status_code == 200


async def test_without_a_session_a_page_leads_to_the_log_in_and_back(staff: Company, visitor: Visitor) -> None:
    answer = await visitor.get("/riverside/account?tab=2")

    assert answer.headers["location"] == "/login?next=%2Friverside%2Faccount%3Ftab%3D2"
    back = await logs_in(visitor, page=answer.headers["location"])
    assert back.headers["location"] == "/riverside/account?tab=2"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/%09/evil.example"],
)
async def test_a_log_in_leads_nowhere_but_to_our_own_pages(staff: Company, visitor: Visitor, elsewhere: str) -> None:
    answer = await logs_in(visitor, page=f"/login?next={elsewhere}")

    assert answer.headers["location"] == "/"


async def test_a_token_that_a_browser_brings_along_is_never_adopted(staff: Company, visitor: Visitor) -> None:
    visitor.cookies.set(COOKIE, CHOSEN, domain="testserver.local")

    before = await visitor.get("/riverside/account")
    answer = await logs_in(visitor)

    assert before.status_code == 303
    assert answer.cookies[COOKIE] != CHOSEN
    assert not await Session.exists().where(Session.token_hash == token_hash(CHOSEN))


async def test_a_log_in_ends_the_session_that_the_browser_had(staff: Company, visitor: Visitor) -> None:
    old = await open_session(staff.sam, stay=False)
    visitor.cookies.set(COOKIE, old.token, domain="testserver.local")
    token = (await visitor.get("/riverside/account")).text.partition('name="_csrf_token" value="')[2].partition('"')[0]

    await visitor.post("/login", data={"_csrf_token": token, "email": "manager@demo.example.com", "password": PASSWORD})

    session = await Session.objects().where(Session.token_hash == token_hash(old.token)).first()
    assert session is not None
    assert session.ended_at is not None


async def test_a_log_out_ends_the_session_for_whoever_kept_the_cookie(
    staff: Company, app: Litestar, visitor: Visitor
) -> None:
    await visitor.logs_in(staff.maya)
    stolen = visitor.cookies[COOKIE]

    answer = await visitor.submits("/logout", page="/riverside/account")

    assert answer.headers["location"] == "/login"
    async with Visitor(app) as thief:
        thief.cookies.set(COOKIE, stolen, domain="testserver.local")
        assert (await thief.get("/riverside/account")).status_code == 303


async def test_a_page_writes_nothing_but_every_five_minutes_that_the_session_is_in_use(
    staff: Company, visitor: Visitor
) -> None:
    await visitor.logs_in(staff.maya)
    session = Session.objects().where(Session.user == staff.maya).first()
    before = await session
    assert before is not None

    await visitor.get("/riverside/account")
    soon = await Session.one(before.id)
    long_ago = now() - timedelta(minutes=6)
    await Session.update({Session.last_seen_at: long_ago}).where(Session.id == before.id)
    await visitor.get("/riverside/account")
    later = await Session.one(before.id)

    assert soon.last_seen_at == before.last_seen_at
    assert later.last_seen_at > long_ago


async def test_the_cookie_is_closed_to_scripts_and_other_sites(staff: Company, visitor: Visitor) -> None:
    cookies = (await logs_in(visitor)).headers.get_list("set-cookie")
    (cookie,) = [each for each in cookies if each.startswith(COOKIE)]

    assert all("HttpOnly" in each and "SameSite=lax" in each for each in cookies)
    assert "Secure" not in cookie
    assert "Max-Age" not in cookie


async def test_it_is_sent_encrypted_only_where_the_portal_is_reached_so(staff: Company, redis_url: str) -> None:
    async with (
        application(PORTAL_BASE_URL="https://portal.example.com") as app,
        Visitor(app) as visitor,
    ):
        visitor.base_url = httpx.URL("https://testserver")
        answer = await logs_in(visitor, stay="on")

    assert "Secure" in answer.headers["set-cookie"]
    assert "Max-Age=1209600" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


async def test_a_wrong_password_keeps_the_email_and_counts(staff: Company, visitor: Visitor) -> None:
    answer = await logs_in(visitor, password="guess-guess")

    assert answer.status_code == 422
    assert "That password doesn’t match." in answer.text
    assert "Your e-mail is kept. 4 tries left before a 15 minute pause." in answer.text
    assert 'value="manager@demo.example.com"' in answer.text
    assert "guess-guess" not in answer.text


async def test_after_five_failures_even_the_right_password_waits(staff: Company, visitor: Visitor) -> None:
    for _ in range(5):
        answer = await logs_in(visitor, password="guess-guess")
    assert "last try" in answer.text

    answer = await logs_in(visitor)

    assert answer.status_code == 422
    assert "wait 15 minutes" in answer.text
    assert COOKIE not in answer.cookies


async def test_twenty_failures_from_one_address_pause_it_for_everybody(staff: Company, visitor: Visitor) -> None:
    for number in range(20):
        await logs_in(visitor, email=f"nobody{number}@example.com", password="guess-guess")

    assert "wait 15 minutes" in (await logs_in(visitor)).text


async def test_who_logs_in_starts_counting_anew(staff: Company, visitor: Visitor) -> None:
    for _ in range(4):
        await logs_in(visitor, password="guess-guess")
    await logs_in(visitor)
    visitor.cookies.delete(COOKIE)

    answer = await logs_in(visitor, password="guess-guess")

    assert "4 tries left" in answer.text


async def test_redis_does_not_learn_who_tried(staff: Company, app: Litestar, visitor: Visitor) -> None:
    await logs_in(visitor, password="guess-guess")

    async with app.state.redis.asked() as redis:
        keys = b" ".join(await redis.keys("*"))
    assert keys.count(b"tries:") == 3
    assert b"maya" not in keys
    assert b"127.0.0.1" not in keys


async def test_a_code_is_asked_for_next_where_an_authenticator_is_in_use(staff: Company, visitor: Visitor) -> None:
    secret = new_secret()
    await User.update({User.totp_secret: secret, User.totp_last_step: 1}).where(User.id == staff.maya)

    first = await logs_in(visitor, page="/login?next=/riverside/account", stay="on")
    half = visitor.cookies[COOKIE]
    assert first.headers["location"] == "/login/code?next=%2Friverside%2Faccount&stay=true"
    assert (await visitor.get("/riverside/account")).status_code == 303
    wrong = await visitor.submits(first.headers["location"], code="000000")
    assert "4 tries left" in wrong.text
    answer = await visitor.submits(first.headers["location"], code=pyotp.TOTP(secret).at(now()), stay="on")

    assert answer.headers["location"] == "/riverside/account"
    assert "Max-Age=1209600" in answer.headers["set-cookie"]
    assert answer.cookies[COOKIE] != half
    assert (await visitor.get("/riverside/account")).status_code == 200


async def test_codes_cannot_be_guessed_by_logging_in_again(staff: Company, visitor: Visitor) -> None:
    await User.update({User.totp_secret: new_secret(), User.totp_last_step: 1}).where(User.id == staff.maya)
    for _ in range(5):
        await logs_in(visitor)
        await visitor.submits("/login/code", code="000000")

    await logs_in(visitor)
    answer = await visitor.submits("/login/code", code="000000")

    assert "wait 15 minutes" in answer.text


async def test_who_gave_no_password_is_not_asked_for_a_code(staff: Company, visitor: Visitor) -> None:
    assert (await visitor.get("/login/code")).headers["location"] == "/login"


async def test_a_page_costs_one_statement_for_its_person_and_all_their_rights(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.olive)
    transaction = DB.current_transaction.get()
    assert transaction is not None
    asked: list[str] = []

    with transaction.connection.query_logger(lambda query: asked.append(query.query)):
        page = await visitor.get("/all/account")

    assert page.status_code == 200
    assert len(asked) <= 5, asked  # the other four are what the account’s own page shows
    assert "WITH RECURSIVE person" in asked[0]
