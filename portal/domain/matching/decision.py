"""What every decision about a notification has in common.

Taken once, from the state that the person saw, and written down.
"""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from piccolo.columns.base import Column

from portal import clock
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.matching.events import PaymentMatched, PaymentNotificationDecided
from portal.domain.matching.lock_payments import lock_payments
from portal.text import ago_in_words
from tables.access import User
from tables.bookings import Booking
from tables.matching import DecisionKind, NotificationState, PaymentDecision, PaymentNotification
from tables.payments import CateringPayment
from tables.unit_of_work import atomic

BECOMES = {
    DecisionKind.MATCH: NotificationState.MATCHED,
    DecisionKind.SPLIT: NotificationState.MATCHED,
    DecisionKind.GRATUITY: NotificationState.MATCHED,
    DecisionKind.REVERSAL: NotificationState.MATCHED,
    DecisionKind.DISMISS: NotificationState.SET_ASIDE,
    DecisionKind.POSTPONE: NotificationState.WAITING,
    DecisionKind.RECORD: NotificationState.WAITING,
    DecisionKind.SEND_BACK: NotificationState.WAITING,
    DecisionKind.UNDO: NotificationState.WAITING,
}
MONEY_MOVES = frozenset({DecisionKind.MATCH, DecisionKind.SPLIT, DecisionKind.GRATUITY})


class AlreadyDecided(Refused):
    """Somebody else was first; the message says who, when and what."""


class NoMoney(Refused):
    """The notification is no proof of money, and nobody has recorded any by hand."""


async def take(notification_id: UUID, *, revision: int) -> PaymentNotification:
    """Lock a waiting notification for a decision that was made on a page showing `revision`.

    Raises:
        AlreadyDecided: it does not wait any more, or has changed since the page was made.

    """
    notification = await PaymentNotification.one(notification_id, lock=True)
    await lock_payments(notification.business)
    if notification.state != NotificationState.WAITING or notification.revision != revision:
        raise AlreadyDecided(await _who_was_first(notification))
    return notification


async def money_of(notification: PaymentNotification) -> CateringPayment | None:
    """Return the money that came with a notification, or that was recorded by hand for it."""
    return await CateringPayment.objects().where(CateringPayment.notification == notification.id).first()


async def money_to_give(notification: PaymentNotification) -> CateringPayment:
    """Return the money that a decision gives out.

    Raises:
        NoMoney: there is none.

    """
    if (received := await money_of(notification)) is None:
        raise NoMoney("This mail proves no payment. Look at the account first, then record the money by hand.")
    return received


@atomic
async def conclude(  # noqa: PLR0913 - what a decision is
    notification: PaymentNotification,
    kind: DecisionKind,
    *,
    user_id: UUID | None,
    summary: str,
    is_automatic: bool = False,
    bookings: Sequence[Booking] = (),
    taught: Sequence[UUID] = (),
    undoes: UUID | None = None,
    batch: UUID | None = None,
    changed: Sequence[Column] | None = None,
) -> PaymentDecision:
    """Write a decision down and move the (locked) notification on, with whatever was `changed` of it (all, if unsaid).

    Whose money it is decides who sees it from now on.
    """
    stations = sorted({booking.station for booking in bookings}) or list(notification.stations)
    decision = PaymentDecision(
        notification=notification.id,
        stations=stations,
        kind=kind,
        user=user_id,
        is_automatic=is_automatic,
        bookings=msgspec.json.encode([str(booking.id) for booking in bookings]).decode(),
        taught=msgspec.json.encode([str(lesson) for lesson in taught]).decode(),
        summary=summary,
        undoes=undoes,
        batch=batch,
    )
    await decision.save()
    notification.state = BECOMES[kind]
    notification.revision += 1
    moved = (PaymentNotification.state, PaymentNotification.revision)
    await notification.save(None if changed is None else [*changed, *moved])
    if bookings:
        await _hand_to(stations, notification)
    await record(_event(notification, decision, bookings))
    return decision


async def _hand_to(stations: list[UUID], notification: PaymentNotification) -> None:
    """Let only the stations whose bookings were paid see the payment."""
    if stations != sorted(notification.stations):
        await PaymentNotification.update({PaymentNotification.stations: stations}).where(
            PaymentNotification.id == notification.id
        )
    await CateringPayment.update(
        {CateringPayment.stations: stations, CateringPayment.station: stations[0] if len(stations) == 1 else None}
    ).where(CateringPayment.notification == notification.id)


def _event(
    notification: PaymentNotification, decision: PaymentDecision, bookings: Sequence[Booking]
) -> PaymentMatched | PaymentNotificationDecided:
    if decision.kind in MONEY_MOVES:
        return PaymentMatched(
            stream_id=notification.id,
            decision_id=decision.id,
            booking_ids=[booking.id for booking in bookings],
            is_automatic=decision.is_automatic,
        )
    kind = DecisionKind(decision.kind)
    return PaymentNotificationDecided(stream_id=notification.id, decision_id=decision.id, kind=kind)


async def _who_was_first(notification: PaymentNotification) -> str:
    last = (
        await PaymentDecision.select(PaymentDecision.user, PaymentDecision.kind, PaymentDecision.created_at)
        .where(PaymentDecision.notification == notification.id)
        .order_by(PaymentDecision.id, ascending=False)
        .first()
    )
    if last is None:
        return "This has changed since you opened it. Look at it again."
    who = (await User.one(last["user"])).name if last["user"] else "The matching"
    done, when = _DONE[DecisionKind(last["kind"])], ago_in_words(last["created_at"], clock.now())
    return f"{who} decided this {when}: {done}. Nothing was done twice."


_DONE = {
    DecisionKind.MATCH: "confirmed",
    DecisionKind.SPLIT: "split",
    DecisionKind.GRATUITY: "recorded as a gratuity",
    DecisionKind.DISMISS: "dismissed",
    DecisionKind.POSTPONE: "snoozed",
    DecisionKind.RECORD: "recorded manually",
    DecisionKind.REVERSAL: "recorded as a refund",
    DecisionKind.SEND_BACK: "restored to review",
    DecisionKind.UNDO: "undone",
}
