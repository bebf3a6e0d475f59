"""Deciding several payments at once: what is alike, what is plain, all or none, and one undo for all."""

import re
from datetime import timedelta
from html import unescape

import httpx
import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import matching
from portal.domain.matching import CannotUndo, Grouping, NotTogether, SeenPayment
from tables.bookings import Booking
from tables.matching import NotificationState, PaymentDecision, PaymentNotification
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder
from tests.web.visitor import Visitor

QUEUE = "/riverside/queue"
PICK = re.compile(r'<input class="checkbox" type="checkbox" name="pick" value="([^"]+)"[^>]*?( checked)?>')


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    """Maya, who manages Riverside, at her browser."""
    return await visitor.logs_in(stage.users["maya"].id)


@pytest.fixture
async def plain(a: Builder) -> list[tuple[PaymentNotification, Booking]]:
    """Build deposits of two customers, which wait only because the matching is being tried out."""
    pairs = []
    for name in ("Dana Ortiz", "Ngozi Okonkwo"):
        booking = await a.booking(customer=name, email=None)
        pairs.append((await a.notification(name), booking))
    return pairs


def together(payment: PaymentNotification, by: Grouping = Grouping.REASON) -> str:
    return f"{QUEUE}/together?of={payment.id}&by={by}"


def picks(page: str) -> dict[str, bool]:
    """Return what picking each payment of a page sends, and whether it is picked."""
    return {unescape(value): bool(checked) for value, checked in PICK.findall(page)}


async def send(maya: Visitor, payment: PaymentNotification, way: str, by: Grouping = Grouping.REASON) -> httpx.Response:
    """Send the page as it comes, with what is picked on it."""
    page = together(payment, by)
    values = [value for value, is_picked in picks((await maya.get(page)).text).items() if is_picked]
    url = f"{QUEUE}/together/{way}?of={payment.id}&by={by}"
    return await maya.submits(url, page=page, pick=values)


async def states(stage: Stage, *payments: PaymentNotification) -> list[NotificationState]:
    with scoped(stage.scope):
        rows = [await PaymentNotification.one(each.id) for each in payments]
    return [NotificationState(row.state) for row in rows]


async def test_payments_of_the_same_payer_and_for_the_same_reason_are_alike(a: Builder, riverside: Station) -> None:
    first, second = [await a.notification("Ada Eze", amount) for amount in ("31.00", "32.00")]
    other = await a.notification("Bo Lind", "33.00")

    assert set(await matching.alike(first.id, Grouping.PAYER)) == {first.id, second.id}
    assert set(await matching.alike(first.id, Grouping.REASON)) == {first.id, second.id, other.id}


async def test_what_is_plain_is_picked_and_confirmed_together(
    stage: Stage, maya: Visitor, plain: list[tuple[PaymentNotification, Booking]]
) -> None:
    payments, booked = zip(*plain, strict=True)

    answer = await send(maya, payments[0], "matches")

    assert answer.status_code == 303
    assert answer.headers["location"] == QUEUE
    assert await states(stage, *payments) == [NotificationState.MATCHED] * 2
    with scoped(stage.scope):
        assert [(await Booking.one(each.id)).paid_cents for each in booked] == [100_00, 100_00]
        decisions = await PaymentDecision.select(PaymentDecision.batch, PaymentDecision.user)
    assert {row["user"] for row in decisions} == {stage.users["maya"].id}
    assert len({row["batch"] for row in decisions}) == 1


async def test_one_undo_takes_all_of_them_back(
    stage: Stage, maya: Visitor, plain: list[tuple[PaymentNotification, Booking]]
) -> None:
    payments, booked = zip(*plain, strict=True)
    await send(maya, payments[0], "matches")
    page = (await maya.get(f"{QUEUE}?show=matched")).text
    toast = re.search(rf'action="({QUEUE}/batches/[0-9a-f-]+/reversal)"', (await maya.get(QUEUE)).text)
    assert toast, page

    answer = await maya.submits(toast[1], page=QUEUE)

    assert answer.status_code == 303
    assert await states(stage, *payments) == [NotificationState.WAITING] * 2
    with scoped(stage.scope):
        assert [(await Booking.one(each.id)).paid_cents for each in booked] == [0, 0]


async def test_a_batch_is_undone_once_and_without_what_was_undone_alone(
    stage: Stage, riverside: Station, a: Builder
) -> None:
    user = stage.users["maya"].id
    payments = [await a.notification("Ada Eze", amount) for amount in ("31.00", "32.00")]
    seen = [SeenPayment(each.id, each.revision) for each in payments]
    first, second = await matching.dismiss_together(seen, user_id=user)
    assert first.batch is not None
    await matching.undo(first.id, user_id=user)

    undone = await matching.undo_together(first.batch, user_id=user)

    assert [each.undoes for each in undone] == [second.id]
    with pytest.raises(CannotUndo):
        await matching.undo_together(first.batch, user_id=user)


async def test_payments_of_one_payer_are_set_aside_together(a: Builder, stage: Stage, maya: Visitor) -> None:
    payments = [await a.notification("Grocery Club", amount) for amount in ("31.00", "32.00")]
    other = await a.notification("Ada Eze", "33.00")
    page = together(payments[0], Grouping.PAYER)
    picked = picks((await maya.get(page)).text)

    url = f"{QUEUE}/together/dismissals?of={payments[0].id}&by=payer"
    answer = await maya.submits(url, page=page, pick=list(picked))

    assert sum(picked.values()) == 1, "only the one that was opened is picked beforehand: a hand picks the others"

    assert answer.status_code == 303
    assert await states(stage, *payments, other) == [
        NotificationState.SET_ASIDE,
        NotificationState.SET_ASIDE,
        NotificationState.WAITING,
    ]


async def test_what_is_not_plain_is_neither_picked_nor_offered_to_be_confirmed(
    a: Builder, maya: Visitor, plain: list[tuple[PaymentNotification, Booking]]
) -> None:
    for _ in range(2):
        await a.booking(customer="Maria Garcia", email=None)
    unsure = await a.notification("Maria Garcia")
    likely = plain[0][0]

    page = (await maya.get(together(unsure, Grouping.PAYER))).text
    sure = (await maya.get(together(likely))).text

    assert "Confirm each" not in page
    assert "review it on its own" in page
    assert "Confirm each" in sure


async def test_of_two_for_the_same_booking_only_the_first_is_plain(a: Builder, riverside: Station) -> None:
    await a.booking(customer="Dana Ortiz")
    payments = [await a.notification("Dana Ortiz", sent_at=clock.now() - timedelta(days=days)) for days in (3, 20)]

    rows = await matching.payments_alike([each.id for each in payments])

    assert [row.is_sure for row in rows].count(True) <= 1


@pytest.mark.commits
async def test_nothing_is_done_when_one_of_them_has_changed_since(
    a: Builder, stage: Stage, maya: Visitor, plain: list[tuple[PaymentNotification, Booking]]
) -> None:
    (first, _), (second, booking) = plain
    page = together(first)
    values = list(picks((await maya.get(page)).text))
    with scoped(stage.scope_of(stage.riverside)):
        await matching.confirm(
            second.id, booking_id=booking.id, user_id=stage.users["olive"].id, revision=second.revision
        )

    answer = await maya.submits(f"{QUEUE}/together/matches?of={first.id}&by=reason", page=page, pick=values)

    assert answer.status_code == 422
    assert "Nothing was done." in answer.text
    assert "$100.00 from NGOZI OKONKWO: Olive Hartwell decided this" in answer.text
    assert await states(stage, first) == [NotificationState.WAITING]


async def test_a_candidate_that_the_page_did_not_show_is_refused(
    stage: Stage, riverside: Station, plain: list[tuple[PaymentNotification, Booking]]
) -> None:
    (first, booking), _ = plain
    forged = SeenPayment(first.id, first.revision, booking.id, shown="e30.e30")

    with pytest.raises(NotTogether, match="was not offered"):
        await matching.confirm_together([forged], user_id=stage.users["maya"].id)


async def test_a_payment_that_plainly_fits_nothing_is_not_confirmed_with_others(
    a: Builder, stage: Stage, riverside: Station, plain: list[tuple[PaymentNotification, Booking]]
) -> None:
    unsure = await a.notification("Ada Eze", "31.00")
    wrong = SeenPayment(unsure.id, unsure.revision, plain[0][1].id, shown="")

    with pytest.raises(NotTogether, match="Decide it by itself"):
        await matching.confirm_together([wrong], user_id=stage.users["maya"].id)


async def test_what_the_page_cannot_have_sent_is_refused_in_words(
    maya: Visitor, stage: Stage, plain: list[tuple[PaymentNotification, Booking]]
) -> None:
    first = plain[0][0]
    for sent in ([], ["nonsense"], ["a/b/c/d"]):
        url = f"{QUEUE}/together/dismissals?of={first.id}&by=reason"
        answer = await maya.submits(url, page=together(first), pick=sent)
        assert answer.status_code == 422
    assert await states(stage, first) == [NotificationState.WAITING]


async def test_who_may_only_look_decides_nothing_together(a: Builder, stage: Stage, visitor: Visitor) -> None:
    payment = await a.notification()
    await visitor.logs_in(stage.users["sam"].id)

    assert (await visitor.get(together(payment))).status_code == 403
    assert "/together?" not in (await visitor.get(QUEUE)).text


async def test_what_is_not_plain_is_not_confirmed_with_others_whatever_is_sent(
    stage: Stage, riverside: Station, a: Builder
) -> None:
    for name in ("Dana Ortiz", "Pilar Ortiz"):
        await a.booking(customer=name, email=None)
    notification = await a.notification("Miguel Ortiz")
    (payment,) = await matching.payments_alike([notification.id])
    assert payment.first is not None
    assert not payment.is_sure
    one = payment.first.booking
    seal = matching.shown_of([one], first=one.id).sealed(payment.detail.id, payment.detail.revision)

    with pytest.raises(NotTogether):
        await matching.confirm_together(
            [SeenPayment(payment.detail.id, payment.detail.revision, one.id, seal)], user_id=stage.users["maya"].id
        )

    assert await states(stage, notification) == [NotificationState.WAITING]
