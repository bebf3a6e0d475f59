"""Match a payment notification with the booking that it pays for."""

from datetime import datetime, timedelta
from uuid import UUID

from portal import clock
from portal.domain.events import record
from portal.domain.matching.allocate_parts import AllocationPart, allocate_parts
from portal.domain.matching.called_off import called_off, said_of
from portal.domain.matching.decision import conclude, money_of
from portal.domain.matching.elsewhere import named_elsewhere, said_of_elsewhere
from portal.domain.matching.events import PaymentUnmatched
from portal.domain.matching.facts import received_of
from portal.domain.matching.find import judge_open
from portal.domain.matching.lock_payments import lock_payments
from portal.domain.matching.mode import mode_of
from portal.domain.matching.ranking import keep, kept
from portal.domain.matching.score import Decision, MatchVerdict
from portal.domain.matching.sort import Sorted
from portal.text import money
from tables.bookings import Booking
from tables.matching import DecisionKind, MatchingMode, NotificationState, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scope, stations
from tables.unit_of_work import atomic

SAME_AGAIN = timedelta(days=14)
"""Within this time, the same amount from the same payer may be one payment told twice, where an id is missing."""

_JUDGED = [
    PaymentNotification.candidates,
    PaymentNotification.why,
    PaymentNotification.guard,
    PaymentNotification.suggestion,
    PaymentNotification.same_amount,
    PaymentNotification.would_match,
    PaymentNotification.urgent_at,
]


@atomic
async def match(notification_id: UUID, *, apply: bool = True) -> PaymentNotification:
    """Put the money towards the booking that it is surely for; leave it to staff, with the candidates, when in doubt.

    Nothing happens to a notification that does not wait any more, or that proves no money: the latter waits with its
    warning. With `apply=False` the candidates are ranked for a person, and nothing is decided.
    """
    notification = await PaymentNotification.one(notification_id, lock=True)
    await lock_payments(notification.business)
    return await _match(notification, await money_of(notification), apply=apply)


@atomic
async def match_new(notification: PaymentNotification, received: CateringPayment | None) -> PaymentNotification:
    """Match a notification that this transaction has just written, and nobody else sees, with its money if any."""
    await lock_payments(notification.business)
    return await _match(notification, received, apply=True)


async def _match(
    notification: PaymentNotification, received: CateringPayment | None, *, apply: bool
) -> PaymentNotification:
    if notification.state != NotificationState.WAITING or received is None or not _sees_all(notification):
        return notification

    elsewhere = await named_elsewhere(notification.memo, notification.stations)
    with stations(*notification.stations):  # whoever asks: only a person gives money to a station it did not come for
        booking = await _surely(notification, received)
    if booking is not None and apply and not elsewhere:
        await _apply(notification, received, booking)
        return notification
    if elsewhere:
        notification.guard, notification.why = Sorted.ELSEWHERE, said_of_elsewhere(elsewhere)
        notification.would_match = None
    elif notification.guard != Sorted.SHADOW and (off := await called_off(notification.memo)):
        notification.guard, notification.why = Sorted.CALLED_OFF, said_of(off)
    notification.urgent_at = await _urgency(notification)
    await notification.save(_JUDGED)
    await record(
        PaymentUnmatched(stream_id=notification.id, guard=notification.guard, would_match=notification.would_match)
    )
    return notification


def _sees_all(notification: PaymentNotification) -> bool:
    return scope().stations.issuperset(notification.stations)


async def _surely(notification: PaymentNotification, received: CateringPayment) -> Booking | None:
    """Judge, keep the judgment, and return the booking if the money is to be put towards it now."""
    verdict = await _judge(notification, received, at=clock.now())
    keep(notification, verdict)
    if verdict.decision != Decision.AUTO or verdict.booking_id is None:
        return None
    booking = await Booking.one(UUID(verdict.booking_id))
    if await mode_of(booking.station, notification.provider) == MatchingMode.SHADOW:
        notification.guard = Sorted.SHADOW
        notification.why = (
            f"The matching is being tried out for this source: it would have put this towards {booking.reference}, "
            f"{booking.customer_name}, and waits for you to agree."
        )
        return None
    return booking


async def judge_again(notification: PaymentNotification) -> MatchVerdict:
    """Return what the judgment says of a notification now, among the bookings in scope; nothing is written.

    What was kept with it when it came may have been overtaken: bookings are paid, canceled and made meanwhile. Only
    the age of its mail counts as it did then: that it has waited says nothing against it.
    """
    return await _judge(notification, await money_of(notification), at=notification.created_at)


async def _judge(notification: PaymentNotification, received: CateringPayment | None, *, at: datetime) -> MatchVerdict:
    is_new = received is None or not await _may_be_told_twice(notification, received)
    return await judge_open(received_of(notification, new=is_new), at=at)


async def _may_be_told_twice(notification: PaymentNotification, received: CateringPayment) -> bool:
    if received.payer_index is None:
        return False
    others = await CateringPayment.select(CateringPayment.transaction_id).where(
        (CateringPayment.id != received.id)
        & (CateringPayment.payer_index == received.payer_index)
        & (CateringPayment.gross_cents == received.gross_cents)
        & (CateringPayment.received_at > received.received_at - SAME_AGAIN)
        & (CateringPayment.received_at < received.received_at + SAME_AGAIN)
    )
    ids = [other["transaction_id"] for other in others]
    return bool(ids) and (notification.transaction_id is None or None in ids)


async def _apply(notification: PaymentNotification, received: CateringPayment, booking: Booking) -> None:
    decision = await conclude(
        notification,
        DecisionKind.MATCH,
        user_id=None,
        is_automatic=True,
        bookings=[booking],
        summary=f"{money(received.gross_cents)} to {booking.customer_name}, {booking.reference}",
        changed=_JUDGED,
    )
    await allocate_parts(received, [AllocationPart(booking.id, received.unallocated_cents)], decision_id=decision.id)


async def _urgency(notification: PaymentNotification) -> datetime:
    """Return when it is too late to decide: the hold or the party of the best candidate, whichever comes first.

    Where neither lies ahead, it is a month after the mail.
    """
    best = next(iter(kept(notification.candidates)), None)
    ends = []
    if best is not None:
        row = await (
            Booking.select(Booking.hold_until_at, Booking.starts_at).where(Booking.id == UUID(best.booking_id)).first()
        )
        ends = [end for end in (row or {}).values() if end and end > clock.now()]
    return min(ends, default=notification.sent_at + timedelta(days=30))
