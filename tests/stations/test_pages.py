"""The pages by which a super admin opens businesses and stations."""

import re

from tables.access import AuditEntry
from tables.stations import Business
from tests.access.company import Company
from tests.web.visitor import Visitor

NEXT = re.compile(r"/businesses/([0-9a-f-]{36})/stations/new")


async def test_a_business_and_its_first_station_are_opened_page_by_page(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.ines)

    first = await visitor.submits("/businesses", page="/businesses/new", name="Río Grill", reference_prefix="RG")
    second = first.headers["location"]
    assert NEXT.fullmatch(second)
    done = await visitor.submits(second.removesuffix("/new"), page=second, name="Phoenix", postal_code="85003")

    assert done.headers["location"] == "/phoenix/go-live"
    listed = (await visitor.get("/businesses")).text
    assert "Río Grill" in listed
    assert 'href="/phoenix/go-live"' in listed


async def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    staff: Company, visitor: Visitor
) -> None:
    await visitor.logs_in(staff.ines)

    answer = await visitor.submits(
        "/businesses", page="/businesses/new", name="Twin", slug="myhibachi", reference_prefix="TW"
    )

    assert answer.status_code == 422
    assert "Another business has the address “myhibachi”." in answer.text
    assert 'value="Twin"' in answer.text


async def test_nobody_but_a_super_admin_sees_them(staff: Company, visitor: Visitor) -> None:
    assert (await visitor.get("/businesses")).headers["location"] == "/login?next=%2Fbusinesses"

    await visitor.logs_in(staff.olive)

    page = await visitor.get("/businesses")
    write = await visitor.submits("/businesses", page="/riverside/account", name="Mine", reference_prefix="MI")
    assert (page.status_code, write.status_code) == (403, 403)
    assert not await Business.exists().where(Business.name == "Mine")


async def test_every_write_is_recorded_with_whose_business_it_is_about(staff: Company, visitor: Visitor) -> None:
    await visitor.logs_in(staff.ines)
    page = f"/businesses/{staff.business}/stations/new"

    await visitor.submits(page.removesuffix("/new"), page=page, name="Lakeside", postal_code="95616")

    entry = await AuditEntry.objects().order_by(AuditEntry.id, ascending=False).first()
    assert entry is not None
    assert (entry.user, entry.business, entry.action) == (staff.ines, staff.business, "administer the platform")
