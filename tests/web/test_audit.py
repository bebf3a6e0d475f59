"""The audit: who looked at what identifies a customer, and who changed what."""

import json
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from litestar import get, post
from litestar.params import FromPath

from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.web.audit import looks_at
from portal.web.guard import needs
from portal.web.page import Done
from tables.access import AuditEntry
from tables.sql import platform
from tables.unit_of_work import savepoint
from tests.access.company import Company
from tests.peers.servers import TestServers
from tests.web.visitor import TOKEN, Visitor, application

DANA = UUID("01980000-0000-7000-8000-00000000da0a")


@get("/people/{person_id:uuid}", opt=needs(Action.SEE_CUSTOMERS) | looks_at("customer"))
async def show(person_id: FromPath[UUID]) -> str:
    return f"contact data of {person_id}"


@get("/people", opt=needs(Action.SEE_CUSTOMERS))
async def index() -> str:
    return "only initials"


@post("/people/{person_id:uuid}", opt=needs(Action.SEE_CUSTOMERS))
async def change(person_id: FromPath[UUID]) -> Done:
    if person_id != DANA:
        raise Refused("Not this one.")
    return Done(to="../people")


@pytest.fixture(scope="module")
async def built(servers: TestServers) -> Any:
    async with application(show, index, change) as app:
        yield app


async def entries() -> list[AuditEntry]:
    return await AuditEntry.objects().order_by(AuditEntry.created_at)


async def sends(visitor: Visitor, url: str) -> int:
    token = TOKEN.search((await visitor.get("/riverside/account")).text)
    assert token is not None
    return (await visitor.post(url, headers={"x-csrftoken": token[1]})).status_code


async def test_a_look_at_a_customer_is_recorded(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.sam)

    answer = await visitor.get(f"/riverside/people/{DANA}")

    (entry,) = await entries()
    assert (entry.user, entry.business, json.loads(entry.stations)) == (
        staff.sam,
        staff.business,
        [str(staff.riverside)],
    )
    assert (entry.action, entry.method, entry.route) == ("look at customer", "GET", "/{slug}/people/{person_id}")
    assert (entry.subject_id, entry.status, entry.request_id) == (DANA, 200, answer.headers["x-request-id"])


async def test_other_reading_is_not(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.sam)

    await visitor.get("/riverside/people")

    assert not await entries()


async def test_every_write_is_recorded_whether_it_was_done_or_refused(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.sam)

    statuses = [
        await sends(visitor, f"/riverside/people/{DANA}"),
        await sends(visitor, f"/riverside/people/{staff.sam}"),
    ]

    assert statuses == [303, 422]
    assert [(entry.action, entry.status) for entry in await entries()] == [
        ("see customers", 303),
        ("see customers", 422),
    ]


@pytest.mark.commits
async def test_a_look_that_cannot_be_recorded_is_not_answered(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.sam)
    await platform("ALTER TABLE identity.audit_entries ADD CONSTRAINT closed CHECK (false) NOT VALID")

    try:
        answer = await visitor.get(f"/riverside/people/{DANA}")
    finally:
        await platform("ALTER TABLE identity.audit_entries DROP CONSTRAINT closed")

    assert answer.status_code == 503
    assert "contact data" not in answer.text


async def test_what_was_recorded_stays_as_it_is(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.sam)
    await visitor.get(f"/riverside/people/{DANA}")

    with pytest.raises(asyncpg.RaiseError):
        async with savepoint():
            await platform("DELETE FROM identity.audit_entries")
