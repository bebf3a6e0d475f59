"""The audit as an admin reads it: whose look and whose change, at their own stations only."""

from portal.demo import Stage
from tests.cast import Builder
from tests.web.visitor import Visitor

AUDIT = "/riverside/audit"


async def test_who_looked_and_who_changed_stands_there_with_what_it_was_about(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    customer = await a.customer("Ngozi Okonkwo")
    page = f"/riverside/customers/{customer.id}"
    await visitor.logs_in(stage.users["sam"].id)
    await visitor.get(page)
    await visitor.submits(f"{page}/notes", page=page, words="Wants the patio")
    await visitor.logs_in(stage.users["olive"].id)

    everything = (await visitor.get(AUDIT)).text
    looks = (await visitor.get(f"{AUDIT}?show=looks&who={stage.users['sam'].id}")).text
    changes = (await visitor.get(f"{AUDIT}?show=changes")).text

    assert stage.users["sam"].name in everything
    assert "Looked at customer" in looks
    assert "Changed customers" not in looks
    assert "Changed customers · notes" in changes
    assert "edit customers" in changes
    assert f'href="{page}"' in changes
    assert "patio" not in everything
    assert "Okonkwo" not in everything


async def test_what_was_refused_is_said_to_be(a: Builder, stage: Stage, visitor: Visitor) -> None:
    customer = await a.customer()
    page = f"/riverside/customers/{customer.id}"
    await visitor.logs_in(stage.users["sam"].id)
    await visitor.submits(f"{page}/notes", page=page, words="")
    await visitor.logs_in(stage.users["olive"].id)

    assert "Refused" in (await visitor.get(f"{AUDIT}?subject={customer.id}")).text


async def test_older_entries_are_on_the_next_page(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    for _ in range(51):
        await visitor.get("/riverside/customers")
    await visitor.logs_in(stage.users["olive"].id)

    first = (await visitor.get(f"{AUDIT}?who={stage.users['sam'].id}")).text
    older = first.partition("before=")[2][:36]
    second = (await visitor.get(f"{AUDIT}?who={stage.users['sam'].id}&before={older}")).text

    assert first.count("Looked at customers") == 50
    assert second.count("Looked at customers") == 1


async def test_another_stations_entries_are_not_shown(a: Builder, stage: Stage, visitor: Visitor) -> None:
    customer = await a.customer()
    await visitor.logs_in(stage.users["sam"].id)
    await visitor.get(f"/riverside/customers/{customer.id}")
    await visitor.logs_in(stage.users["olive"].id)

    assert "Looked at customer" not in (await visitor.get(f"/hilltop/audit?subject={customer.id}")).text
    assert "Looked at customer" in (await visitor.get(f"/all/audit?subject={customer.id}")).text


async def test_only_who_manages_staff_reads_it(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    assert (await visitor.get(AUDIT)).status_code == 403
