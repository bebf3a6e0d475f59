"""A memo that names a party which is off says so, and money lands on it only on a second look."""

import re

import pytest

from portal.demo import Stage
from portal.domain import bookings, matching
from tables.bookings import Booking
from tables.matching import NotificationState
from tables.scope import scoped
from tests.cast import Builder, revision_of
from tests.matching.pages import picked_on
from tests.web.visitor import Visitor


async def called_off(a: Builder, stage: Stage, name: str = "Dana Ortiz") -> Booking:
    """Let a party be canceled before its money came."""
    booking = await a.booking(customer=name)
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=True)
    return booking


@pytest.mark.parametrize("spelled", ["{}", "deposit {} thanks", "{lower}", "{spaced}"])
async def test_a_memo_with_the_code_of_a_cancelled_party_says_so(a: Builder, stage: Stage, spelled: str) -> None:
    booking = await called_off(a, stage)
    code = booking.reference
    memo = spelled.format(code, lower=code.replace("-", "").lower(), spaced=code.replace("-", " "))

    notification = await a.notification("Someone Else", memo=memo)

    assert (notification.state, notification.guard) == (NotificationState.WAITING, "called_off")
    assert f"The memo names {code}: the party of Dana Ortiz was canceled." in notification.why


async def test_it_stands_last_off_and_unpicked_on_the_page(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await called_off(a, stage)
    await a.booking(customer="Lola Ortiz")
    notification = await a.notification("Someone Else", memo=booking.reference)
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get(f"/riverside/queue/{notification.id}")).text

    listed = re.findall(r'name="booking" value="([0-9a-f-]+)"', page)
    assert listed[-1] == str(booking.id)
    assert picked_on(page) is None
    assert "Canceled" in page
    assert "The memo names" in page
    assert "Names a party that is off" in page


async def test_a_code_that_is_nobodys_is_unknown_as_before(a: Builder, riverside: object) -> None:
    notification = await a.notification("Someone Else", memo=bookings.make_reference("MH"))

    assert notification.guard != "called_off"


async def test_another_station_is_told_of_none_of_ours(a: Builder, stage: Stage) -> None:
    booking = await called_off(a, stage)
    notification = await a.notification("Someone Else", memo=booking.reference, mailbox=await a.mailbox(stage.hilltop))

    with scoped(stage.scope_of(stage.hilltop)):
        detail = await matching.notification(notification.id)
        assert detail is not None
        assert (await matching.as_of_now(detail)).named == ()
        assert "Dana" not in (detail.why or "")
