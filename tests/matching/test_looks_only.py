"""In All stations nothing is offered that one's role at its station does not allow, and a refusal says why in words."""

import re
from html import unescape

import pytest

from portal.demo import Stage
from portal.domain import access
from portal.domain.access import RoleName
from tables.matching import NotificationState, PaymentNotification
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.deciding import confirm
from tests.matching.pages import shown_on
from tests.web.visitor import Visitor

LOCKED = "You can view Riverside’s bookings, but not decide on its payments."


@pytest.fixture
async def sam(stage: Stage, visitor: Visitor) -> Visitor:
    """Sam, who serves at Riverside and manages Hilltop, at their browser."""
    with scoped(stage.scope):
        await access.grant(stage.users["sam"].id, RoleName.STATION_MANAGER, station=stage.hilltop.id)
    return await visitor.logs_in(stage.users["sam"].id)


def pick_of(page: str, booking: object) -> str:
    """Return the field by which a booking is picked."""
    (field,) = re.findall(rf'<input type="radio"[^>]*value="{booking}"[^>]*>', page)
    return str(field)


async def state(stage: Stage, payment: PaymentNotification) -> str:
    with scoped(stage.scope):
        return str((await PaymentNotification.one(payment.id)).state)


async def test_a_booking_where_one_only_looks_is_shown_and_cannot_be_picked(
    a: Builder, stage: Stage, sam: Visitor
) -> None:
    both = await a.mailbox(stage.hilltop, stage.riverside)
    looks = await a.booking(customer="Dana Ortiz", station=stage.riverside)
    decides = await a.booking(customer="Dana Ortiz", station=stage.hilltop)
    payment = await a.notification("Dana Ortiz", mailbox=both)
    url = f"/all/queue/{payment.id}"

    page = unescape((await sam.get(url)).text)
    refused = await sam.submits(f"{url}/match", page=url, booking=str(looks.id), shown=shown_on(page))
    before = await state(stage, payment)
    done = await sam.submits(f"{url}/match", page=url, booking=str(decides.id), shown=shown_on(page))

    assert LOCKED in page
    assert " disabled" in pick_of(page, looks.id)
    assert " checked" not in pick_of(page, looks.id)
    assert " disabled" not in pick_of(page, decides.id)
    assert refused.status_code == 422
    assert "That was not offered for this payment." in refused.text
    assert before == NotificationState.WAITING
    assert done.status_code == 303
    assert await state(stage, payment) == NotificationState.MATCHED


async def test_a_payment_where_one_only_looks_offers_no_decision(a: Builder, stage: Stage, sam: Visitor) -> None:
    booking = await a.booking(customer="Dana Ortiz", station=stage.riverside)
    payment = await a.notification("Dana Ortiz", mailbox=await a.mailbox(stage.riverside))
    url = f"/all/queue/{payment.id}"

    page = await sam.get(url)
    refused = await sam.submits(f"{url}/dismissal", page=url)

    assert "Dana Ortiz" in page.text
    assert 'class="action-bar"' not in page.text
    assert "You can view this payment, but not decide on it: it came in for Riverside." in page.text
    assert " disabled" in pick_of(page.text, booking.id)
    assert refused.status_code == 404
    assert "it is at Riverside, where you can look but not do this" in refused.text
    assert await state(stage, payment) == NotificationState.WAITING


async def test_what_was_matched_where_one_only_looks_has_no_undo(a: Builder, stage: Stage, sam: Visitor) -> None:
    both = await a.mailbox(stage.hilltop, stage.riverside)
    for station, name in ((stage.riverside, "Dana Ortiz"), (stage.hilltop, "Ngozi Okonkwo")):
        booking = await a.booking(customer=name, station=station)
        payment = await a.notification(name, mailbox=both)
        with scoped(stage.scope_of(station)):
            await confirm(payment, booking, stage.users["olive"].id)

    page = (await sam.get("/all/queue?show=matched")).text

    assert page.count("/queue/decisions/") == 1


async def test_elsewhere_a_thing_offers_what_its_own_station_allows(a: Builder, stage: Stage, sam: Visitor) -> None:
    theirs, ours = await a.chef("Kenji", station=stage.riverside), await a.chef("Rosa", station=stage.hilltop)
    looked_at = await a.booking(customer="Dana Ortiz", station=stage.riverside)
    decided_on = await a.booking(customer="Ngozi Okonkwo", station=stage.hilltop)

    for path, word in ((f"chefs/{theirs.id}", "/off"), (f"bookings/{looked_at.id}", "/cash")):
        page = await sam.get(f"/all/{path}")
        assert page.status_code == 200
        assert f"{path}{word}" not in page.text
    for path, word in ((f"chefs/{ours.id}", "/off"), (f"bookings/{decided_on.id}", "/cash")):
        assert f"{path}{word}" in (await sam.get(f"/all/{path}")).text
    refused = await sam.submits(f"/all/chefs/{theirs.id}/end", page=f"/all/chefs/{ours.id}")
    assert "it is at Riverside, where you can look but not do this" in refused.text
