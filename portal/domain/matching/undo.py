"""Undo a decision, with everything that it taught."""

from uuid import UUID

import msgspec

from portal import clock
from portal.domain import payments
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.matching.decision import MONEY_MOVES, conclude, money_of
from portal.domain.matching.events import DecisionUndone
from portal.domain.matching.learn import unlearn
from portal.domain.matching.match import match
from portal.domain.matching.mode import switch_mode
from tables.bookings import Booking
from tables.matching import DecisionKind, MatchingMode, PaymentDecision, PaymentNotification
from tables.sql import fenced
from tables.unit_of_work import atomic


class CannotUndo(Refused):
    """The decision was undone already, is an undo, or another one came after it."""


@atomic
async def undo(decision_id: UUID, *, user_id: UUID) -> PaymentDecision:
    """Take a decision back by entries of the opposite sign, forget its lessons, and let the notification wait again.

    Undoing an automatic match switches its source, at that station, back to shadow until a person switches it on again.

    Raises:
        CannotUndo: there is nothing to undo, or a later decision stands on this one.

    """
    decision = await PaymentDecision.one(decision_id)
    notification = await PaymentNotification.one(decision.notification, lock=True)
    await _check(decision)

    for payment_id in await payments.of_decision(decision.id):
        await payments.reverse(payment_id, decision_id=decision.id)
    await unlearn(msgspec.json.decode(decision.taught, type=list[UUID]))
    if decision.kind == DecisionKind.RECORD:
        await _take_out(notification)
    notification.later_until_at = None
    undone = await conclude(
        notification, DecisionKind.UNDO, user_id=user_id, undoes=decision.id, summary=f"Undone: {decision.summary}"
    )
    await _give_back_to_its_stations(notification)
    await record(
        DecisionUndone(stream_id=notification.id, decision_id=decision.id, was_automatic=decision.is_automatic)
    )
    if decision.is_automatic:
        await _demote(decision, notification)
    if decision.kind in MONEY_MOVES:
        await _rank_again(notification)
    return undone


async def _check(decision: PaymentDecision) -> None:
    latest = (
        await PaymentDecision.select(PaymentDecision.id, PaymentDecision.kind)
        .where(PaymentDecision.notification == decision.notification)
        .order_by(PaymentDecision.id, ascending=False)
        .first()
    )
    if decision.kind == DecisionKind.SEND_BACK:
        raise CannotUndo("It waits because it was sent back. Set it aside again instead.")
    if decision.kind == DecisionKind.UNDO or await PaymentDecision.exists().where(
        PaymentDecision.undoes == decision.id
    ):
        raise CannotUndo("This was undone already.")
    if latest is None or latest["id"] != decision.id:
        raise CannotUndo("Something was decided about this payment since. Undo that first.")


async def _take_out(notification: PaymentNotification) -> None:
    received = await money_of(notification)
    if received is not None:
        received.deleted_at = clock.now()
        received.transaction_id = None
        await received.save()


async def _give_back_to_its_stations(notification: PaymentNotification) -> None:
    """Let every station that the mail came for see it again.

    Only SQL can widen a row beyond the scope of the person who undoes.
    """
    for table in ("payment.payment_notifications n", "payment.catering_payments n"):
        key = "n.id" if "notifications" in table else "n.notification"
        await fenced(
            f"UPDATE {table} SET stations = m.stations FROM system.raw_mails m "  # noqa: S608 - both tables are named above
            f"WHERE m.id = $1 AND {key} = $2 AND n.stations && {{stations}}",
            notification.mail,
            notification.id,
        )


async def _demote(decision: PaymentDecision, notification: PaymentNotification) -> None:
    for booking_id in msgspec.json.decode(decision.bookings, type=list[UUID]):
        booking = await Booking.one(booking_id)
        await switch_mode(
            booking.station,
            notification.provider,
            MatchingMode.SHADOW,
            reason="An automatic match was undone.",
        )


async def _rank_again(notification: PaymentNotification) -> None:
    """Rank the candidates as they are now; the lesson may not apply the same match again, so it only ranks."""
    await match(notification.id, apply=False)
