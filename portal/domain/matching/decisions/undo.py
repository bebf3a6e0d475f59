"""Undo a decision, with everything that it taught."""

from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal.domain import payments
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.matching.allocate_parts import reopen_declarations
from portal.domain.matching.decision import MONEY_MOVES, conclude
from portal.domain.matching.decisions.learn import unlearn
from portal.domain.matching.events import DecisionUndone
from portal.domain.matching.lock_payments import lock_payments
from portal.domain.matching.match import match
from portal.domain.matching.mode import switch_mode
from portal.domain.matching.receive import read, void_receipt, write
from portal.domain.matching.sort import sort
from portal.domain.matching.whose import settle_whose
from tables.bookings import Booking
from tables.matching import DecisionKind, MatchingMode, PaymentDecision, PaymentNotification
from tables.scope import scope
from tables.sql import fenced
from tables.system import RawMail
from tables.unit_of_work import atomic

_MOVES_MONEY = MONEY_MOVES | {DecisionKind.REVERSAL}
STANDS = "NOT EXISTS (SELECT FROM payment.payment_decisions undoing WHERE undoing.undoes = {})"
_GIVE_BACK = (
    """UPDATE payment.payment_notifications n SET stations = m.stations FROM system.raw_mails m
    WHERE m.id = $1 AND n.id = $2 AND n.stations && {stations}""",
    """UPDATE payment.catering_payments r SET stations = m.stations, station = NULL FROM system.raw_mails m
    WHERE m.id = $1 AND r.notification = $2 AND r.stations && {stations}""",
)


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
    await lock_payments(notification.business)
    await _check(decision, notification)

    for payment_id in await payments.of_decision(decision.id):
        await payments.reverse(payment_id, decision_id=decision.id)
    if decision.kind == DecisionKind.REVERSAL:
        await _owe_again(decision, amount_cents=notification.amount_cents or 0)
    await unlearn(msgspec.json.decode(decision.taught, type=list[UUID]))
    await reopen_declarations(decision.id)
    if decision.kind == DecisionKind.RECORD:
        await _say_again_what_the_mail_said(notification)
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


async def _check(decision: PaymentDecision, notification: PaymentNotification) -> None:
    latest = (
        await PaymentDecision.select(PaymentDecision.id, PaymentDecision.kind)
        .where((PaymentDecision.notification == decision.notification) & (PaymentDecision.kind != DecisionKind.UNDO))
        .where(QueryString(STANDS, PaymentDecision.id))
        .order_by(PaymentDecision.id, ascending=False)
        .first()
    )
    if decision.kind in _MOVES_MONEY and not scope().stations.issuperset(decision.stations):
        raise CannotUndo(
            "This payment was divided among stations, and you do not have them all. Somebody who has can undo it."
        )
    if decision.kind in _MOVES_MONEY and not await RawMail.exists().where(RawMail.id == notification.mail):
        raise CannotUndo("This payment came in at another station. Somebody who works at both can undo it.")
    if decision.kind == DecisionKind.SEND_BACK:
        raise CannotUndo("It waits because it was sent back. Set it aside again instead.")
    if decision.kind == DecisionKind.UNDO or await PaymentDecision.exists().where(
        PaymentDecision.undoes == decision.id
    ):
        raise CannotUndo("This was undone already.")
    if latest is None or latest["id"] != decision.id:
        raise CannotUndo("Something was decided about this payment since. Undo that first.")


async def _owe_again(decision: PaymentDecision, *, amount_cents: int) -> None:
    (booking_id,) = msgspec.json.decode(decision.bookings, type=list[UUID])
    await payments.owe_again(booking_id, amount_cents=amount_cents, decision_id=decision.id)


async def _say_again_what_the_mail_said(notification: PaymentNotification) -> None:
    """Take the money out that a person had recorded, with what they typed of it."""
    await void_receipt(notification)
    remittance = await read(await RawMail.one(notification.mail))
    write(notification, remittance)
    sort(notification, remittance)
    await settle_whose(notification)


async def _give_back_to_its_stations(notification: PaymentNotification) -> None:
    """Let every station that the mail came for see it again.

    Only SQL can widen a row beyond the scope of the person who undoes.
    """
    for sql in _GIVE_BACK:
        await fenced(sql, notification.mail, notification.id)


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
