"""A database that saves nothing: whoever wrote is told so, by a page or a toast, and what they typed is not lost."""

from collections.abc import AsyncIterator

import pytest

from tables.sql import platform
from tests.access.company import Company
from tests.web.visitor import HTMX, Visitor

pytestmark = pytest.mark.commits
ACCOUNT = "/riverside/account"


@pytest.fixture(params=["53100", "25006"])  # no room is left; it is only read
async def nothing_is_saved(request: pytest.FixtureRequest, staff: Company) -> AsyncIterator[None]:
    await platform(
        "CREATE FUNCTION identity.no_room() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '{request.param}'; END $$"
    )
    for table in ("identity.users", "system.outbox_entries"):
        await platform(f"CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON {table} EXECUTE FUNCTION identity.no_room()")
    yield
    await platform("DROP FUNCTION identity.no_room CASCADE")


@pytest.mark.usefixtures("nothing_is_saved")
async def test_staff_are_told_what_happened_and_where_their_words_are(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.maya)

    page = await visitor.submits(f"{ACCOUNT}/profile", page=ACCOUNT, name="Maya P.", theme="dark")
    toast = await visitor.submits(f"{ACCOUNT}/profile", page=ACCOUNT, name="Maya P.", theme="dark", headers=HTMX)

    assert (page.status_code, toast.status_code) == (503, 503)
    assert "<h1>Nothing can be saved right now</h1>" in page.text
    assert "The portal’s disk is full" in page.text
    assert "Go back: what you typed is still in the form." in page.text
    assert toast.headers["hx-retarget"] == "#toasts"
    assert "What you typed is still in the form." in toast.text
    assert "Go back" not in toast.text


@pytest.mark.usefixtures("nothing_is_saved")
async def test_customers_are_told_in_their_words(visitor: Visitor) -> None:
    ask = "/riverside/book/ask"
    typed = {"name": "Dana Whitfield", "email": "dana@example.com", "zip": "95814", "guests": "20"}

    answer = await visitor.submits(ask, **typed)

    assert answer.status_code == 503
    assert "Nothing can be saved right now" in answer.text
    assert "We can’t save anything right now. Go back: what you typed is still in the form." in answer.text
    assert "disk" not in answer.text
    assert (await visitor.get(ask)).status_code == 200
