"""A decision is taken on what the page showed for this payment, while that is still so."""

import re
from typing import Any

import httpx
import pytest

from portal.demo import Stage
from portal.domain import matching
from tables.bookings import Booking, BookingState
from tables.matching import NotificationState, PaymentNotification
from tables.payments import Payment
from tables.scope import scoped
from tests.cast import Builder
from tests.matching.pages import picked_on, shown_on
from tests.web.visitor import Visitor

QUEUE = "/riverside/queue"
WAYS = ("match", "gratuity")


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    """Maya, who manages Riverside, at her browser."""
    return await visitor.logs_in(stage.users["maya"].id)


async def page_of(visitor: Visitor, notification: PaymentNotification, **asked: str) -> str:
    return (await visitor.get(f"{QUEUE}/{notification.id}", params=asked)).text


async def sends(
    visitor: Visitor, notification: PaymentNotification, page: str, way: str = "match", **fields: Any
) -> httpx.Response:
    """Send a decision from a page as it was shown."""
    sent = {"revision": str(notification.revision), "shown": shown_on(page)} | fields
    return await visitor.submits(f"{QUEUE}/{notification.id}/{way}", page=QUEUE, **sent)


async def nothing_was_decided(stage: Stage, notification: PaymentNotification) -> None:
    with scoped(stage.scope):
        assert not await Payment.exists()
        now = await PaymentNotification.one(notification.id)
        assert (now.state, now.revision) == (NotificationState.WAITING, notification.revision)


async def changes(stage: Stage, booking: Booking, **facts: Any) -> None:
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({getattr(Booking, name): value for name, value in facts.items()}).where(
            Booking.id == booking.id
        )


@pytest.mark.parametrize("way", WAYS)
async def test_a_booking_that_the_page_did_not_show_is_refused(
    a: Builder, stage: Stage, maya: Visitor, way: str
) -> None:
    await a.booking(customer="Lola Ortiz", email=None)
    hidden = await a.booking(customer="Tomas Quill", email=None, deposit_cents=512_34)
    notification = await a.notification("Lola Ortiz", "77.00")
    shown = await page_of(maya, notification, search="lola")

    answer = await sends(maya, notification, shown, way, booking=str(hidden.id))

    assert answer.status_code == 422
    assert "That was not offered for this payment. Nothing was done" in answer.text
    assert picked_on(answer.text) is None
    await nothing_was_decided(stage, notification)


@pytest.mark.parametrize("way", WAYS)
async def test_what_another_payments_page_showed_is_refused(a: Builder, stage: Stage, maya: Visitor, way: str) -> None:
    booking = await a.booking()
    mine, other = await a.notification("Dana Ortis"), await a.notification("Dana Ortiz", "55.00")
    shown = await page_of(maya, other)
    assert str(booking.id) in shown

    answer = await sends(maya, mine, shown, way, booking=str(booking.id))

    assert answer.status_code == 422
    assert "not offered for this payment" in answer.text
    await nothing_was_decided(stage, mine)


@pytest.mark.parametrize("shown", ["", ".", "W10.AAAA", "é.é", "W10"])
async def test_what_no_page_of_ours_has_said_is_refused(a: Builder, stage: Stage, maya: Visitor, shown: str) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortis")

    answer = await sends(maya, notification, "", booking=str(booking.id), shown=shown)

    assert answer.status_code == 422
    await nothing_was_decided(stage, notification)


async def test_a_booking_found_by_a_search_was_shown(a: Builder, stage: Stage, maya: Visitor) -> None:
    other = await a.booking(customer="Tomas Quill", email=None)
    notification = await a.notification("Nobody Known", "77.00")
    shown = await page_of(maya, notification, search="quill")

    answer = await sends(maya, notification, shown, booking=str(other.id))

    assert answer.status_code == 303
    with scoped(stage.scope):
        assert (await Booking.one(other.id)).paid_cents == 77_00


async def test_a_refusal_shows_the_same_search_again(a: Builder, maya: Visitor) -> None:
    await a.booking(customer="Tomas Quill", email=None)
    notification = await a.notification("Nobody Known", "77.00")
    shown = await page_of(maya, notification, search="quill")
    assert '<input type="hidden" name="search" value="quill">' in shown

    answer = await sends(maya, notification, shown, search="quill")

    assert answer.status_code == 422
    assert "Found for “quill”" in answer.text


@pytest.mark.parametrize("way", WAYS)
async def test_a_booking_that_was_paid_since_is_refused_with_what_it_owes_now(
    a: Builder, stage: Stage, maya: Visitor, way: str
) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortis")
    shown = await page_of(maya, notification)
    await changes(stage, booking, paid_cents=100_00)

    answer = await sends(maya, notification, shown, way, booking=str(booking.id))

    assert answer.status_code == 422
    assert "owed $100.00 when you opened this payment, and owes $900.00 now. Nothing was done" in answer.text
    assert picked_on(answer.text) is None
    await nothing_was_decided(stage, notification)


async def test_a_booking_whose_price_changed_since_is_refused(a: Builder, stage: Stage, maya: Visitor) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortis")
    shown = await page_of(maya, notification)
    await changes(stage, booking, total_cents=1_200_00)

    answer = await sends(maya, notification, shown, booking=str(booking.id))

    assert "owed $1,000.00 when you opened this payment, and owes $1,200.00 now" in answer.text
    await nothing_was_decided(stage, notification)


@pytest.mark.parametrize(
    ("state", "words"), [(BookingState.CANCELLED, "was canceled"), (BookingState.NO_SHOW, "became a no-show")]
)
async def test_a_booking_that_was_called_off_since_is_refused_even_after_a_second_look(
    a: Builder, stage: Stage, maya: Visitor, state: BookingState, words: str
) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortis")
    shown = await page_of(maya, notification)
    await changes(stage, booking, state=state)

    answer = await sends(maya, notification, shown, booking=str(booking.id), second_look=str(booking.id))

    assert answer.status_code == 422
    assert f"{words} since you opened this payment" in answer.text
    await nothing_was_decided(stage, notification)


@pytest.mark.parametrize("way", WAYS)
async def test_a_cancelled_booking_stands_last_says_so_and_needs_a_second_look(
    a: Builder, stage: Stage, maya: Visitor, way: str
) -> None:
    off = await a.booking(customer="Dana Ortiz")
    still_on = await a.booking(customer="Dora Ortega", email=None, deposit_cents=99_00)
    notification = await a.notification("Dana Ortiz", "99.00")
    await changes(stage, off, state=BookingState.CANCELLED)

    shown = await page_of(maya, notification)
    unseen = await sends(maya, notification, shown, way, booking=str(off.id))
    other = await sends(maya, notification, shown, way, booking=str(off.id), second_look=str(still_on.id))
    seen = await sends(maya, notification, shown, way, booking=str(off.id), second_look=str(off.id))

    assert re.findall(r'name="booking" value="([^"]+)"', shown) == [str(still_on.id), str(off.id)]
    assert picked_on(shown) != str(off.id)
    assert "I know that it is canceled." in shown
    for answer in (unseen, other):
        assert answer.status_code == 422
        assert "was canceled. Nothing was done" in answer.text
    assert seen.status_code == 303


async def test_a_button_that_named_another_booking_is_refused(a: Builder, stage: Stage, maya: Visitor) -> None:
    one, other = await a.booking(customer="Ann One", email=None), await a.booking(customer="Ann Other", email=None)
    notification = await a.notification("Ann Other")
    shown = await page_of(maya, notification)

    answer = await sends(maya, notification, shown, booking=str(one.id), named=str(other.id))

    assert answer.status_code == 422
    assert "The button named a different booking than the one you picked. Nothing was done" in answer.text
    await nothing_was_decided(stage, notification)


async def test_a_split_is_refused_when_one_of_its_bookings_owes_another_amount_by_now(
    a: Builder, stage: Stage, maya: Visitor
) -> None:
    one = await a.booking(customer="Bart Nakamura", due_cents=412_50)
    two = await a.booking(customer="Keiko Nakamura", due_cents=187_50)
    notification = await a.notification("Bart Nakamura", "600.00")
    shown = await page_of(maya, notification, split="1")
    given = {
        "booking": [str(one.id), str(two.id)],
        f"amount_{one.id.hex}": "412.50",
        f"amount_{two.id.hex}": "187.50",
        "apply": "1",
    }
    await changes(stage, two, paid_cents=187_50)

    answer = await sends(maya, notification, shown, "split", **given)

    assert answer.status_code == 422
    assert "owed $100.00 when you opened this payment, and owes nothing now" in answer.text
    assert 'value="412.50"' in answer.text
    await nothing_was_decided(stage, notification)


async def test_a_split_of_a_booking_that_the_page_did_not_show_is_refused(
    a: Builder, stage: Stage, maya: Visitor
) -> None:
    hidden = await a.booking(customer="Tomas Quill", email=None, deposit_cents=512_34)
    notification = await a.notification("Bart Nakamura", "600.00")
    shown = await page_of(maya, notification, search="nobody")

    answer = await sends(
        maya, notification, shown, "split", booking=str(hidden.id), apply="1", **{f"amount_{hidden.id.hex}": "600"}
    )

    assert answer.status_code == 422
    assert "not offered for this payment" in answer.text
    await nothing_was_decided(stage, notification)


async def test_no_two_payments_share_the_id_of_a_field(a: Builder, maya: Visitor) -> None:
    await a.booking(customer="Bart Nakamura")
    pages: list[dict[str, set[str]]] = []
    for payer in ("Bart Nakamura", "Berta Nakamura"):
        notification = await a.notification(payer, "612.00")
        asked: list[dict[str, str]] = [{}, {"split": "1"}, {"search": "bart"}, {"owing": "1"}]
        pages.append({str(each): _ids_in_work(await page_of(maya, notification, **each)) for each in asked})
        imitation = await a.notification(payer, "613.00", style="imitation")
        pages[-1] |= {"record": _ids_in_work(await page_of(maya, imitation, record="1"))}

    for kind, ids in pages[0].items():
        assert ids
        assert not ids & set().union(*pages[1].values()), kind


def _ids_in_work(page: str) -> set[str]:
    """Return the ids in the work pane of everything that holds a pick or what was typed."""
    work = page[page.index('class="pane queue-work"') :]
    return set(
        re.findall(r'<(?:form|input|select|textarea)[^>]* id="([^"]+)"', work[: work.index('class="action-bar"')])
    )


async def test_a_verb_without_a_page_is_held_to_none_but_needs_a_second_look(a: Builder, stage: Stage) -> None:
    booking = await a.booking()
    notification = await a.notification("Dana Ortis")
    await changes(stage, booking, state=BookingState.NO_SHOW)

    with scoped(stage.scope_of(stage.riverside)), pytest.raises(matching.NeedsSecondLook, match="became a no-show"):
        await matching.confirm(
            notification.id,
            booking_id=booking.id,
            user_id=stage.users["maya"].id,
            revision=notification.revision,
        )
