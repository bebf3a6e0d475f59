"""What was decided: by one person lately, by everybody, and what was set aside."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.query import Select
from piccolo.querystring import QueryString

from portal.domain import bookings, payments
from portal.domain.matching.queue.briefly import briefly
from portal.domain.matching.queue.rows import payment_method
from portal.domain.matching.sort import Sorted
from tables.matching import DecisionKind, PaymentDecision, PaymentNotification
from tables.payments import CateringPayment
from tables.sql import over

PAGE: Final = 50
LONGEST_LOG: Final = 40
_MONEY_DECIDED: Final = [DecisionKind.MATCH, DecisionKind.SPLIT, DecisionKind.GRATUITY, DecisionKind.REVERSAL]
_IS_UNDONE: Final = "EXISTS (SELECT FROM payment.payment_decisions undoing WHERE undoing.undoes = {})"
_SUM: Final = "SELECT count(*) AS number, coalesce(sum(gross_cents), 0)::bigint AS cents FROM {rows}"
_IS_ASIDE: Final = QueryString("{} = 'set_aside'", PaymentNotification.state)  # in words, as its index says it
_STANDING_DISMISSAL: Final = (
    "(SELECT d.id FROM payment.payment_decisions d WHERE d.notification = {} AND d.kind = 'dismiss' AND NOT EXISTS "
    "(SELECT FROM payment.payment_decisions undoing WHERE undoing.undoes = d.id) ORDER BY d.id DESC LIMIT 1)"
)


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """A decision in a list. Its `summary` names the customer."""

    id: UUID
    notification: UUID
    kind: DecisionKind
    summary: str
    is_automatic: bool
    created_at: datetime
    user: UUID | None
    stations: tuple[UUID, ...]
    batch: UUID | None
    is_undone: bool = False


class DismissedMail(msgspec.Struct, frozen=True, kw_only=True):
    """A notification that is no payment; `decision` is the person's that set it aside, None where its reading did."""

    id: UUID
    provider: str
    kind: str
    amount_cents: int | None
    currency: str | None
    payer_name: str | None
    sent_at: datetime
    stations: tuple[UUID, ...]
    is_trusted: bool
    guard: str
    decision: UUID | None

    @property
    def is_duplicate(self) -> bool:
        """Say whether it tells of a payment that is here."""
        return self.guard == Sorted.DUPLICATE

    @property
    def briefly(self) -> str:
        """Return why it is here, in a few words."""
        return "Dismissed by staff" if self.decision else briefly(self.guard, self.kind)


_COLUMNS: Final = (
    PaymentDecision.id,
    PaymentDecision.notification,
    PaymentDecision.kind,
    PaymentDecision.summary,
    PaymentDecision.is_automatic,
    PaymentDecision.created_at,
    PaymentDecision.user,
    PaymentDecision.stations,
    PaymentDecision.batch,
)


async def decisions_of(user_id: UUID, *, since: datetime) -> list[Decided]:
    """Return what a person decided since then, newest first; undoing is not told of itself but of what it undid."""
    rows = (
        await PaymentDecision.select(*_COLUMNS, QueryString(_IS_UNDONE, PaymentDecision.id, alias="is_undone"))
        .where((PaymentDecision.user == user_id) & (PaymentDecision.created_at > since))
        .where(PaymentDecision.kind != DecisionKind.UNDO)
        .order_by(PaymentDecision.created_at, ascending=False)
        .limit(LONGEST_LOG)
    )
    return _decided(rows)


async def matched(
    *, search: str = "", by_itself: bool = False, before: UUID | None = None, limit: int = PAGE
) -> list[Decided]:
    """Return the decisions about money that stand, newest first, from below the id `before`.

    Those that a search finds (a payer, an amount, a booking's reference), or that the matching took `by_itself`.
    """
    query = PaymentDecision.select(*_COLUMNS).where(PaymentDecision.kind.is_in(_MONEY_DECIDED))
    query = query.where(QueryString("NOT " + _IS_UNDONE, PaymentDecision.id))
    if by_itself:
        query = query.where(PaymentDecision.is_automatic.eq(value=True))
    if search:
        query = query.where(PaymentDecision.notification.is_in(_found(search)))
    if before:
        query = query.where(PaymentDecision.id < before)
    return _decided(await query.order_by(PaymentDecision.id, ascending=False).limit(limit))


async def matched_total(*, search: str = "", by_itself: bool = False) -> tuple[int, int]:
    """Return how many payments such a list holds in all, and what they come to, in cents.

    Beyond MOST_SUMMED one more is counted, and the sum says nothing.
    """
    decided = PaymentDecision.select(PaymentDecision.notification).where(PaymentDecision.kind.is_in(_MONEY_DECIDED))
    decided = decided.where(QueryString("NOT " + _IS_UNDONE, PaymentDecision.id))
    if by_itself:
        decided = decided.where(PaymentDecision.is_automatic.eq(value=True))
    listed = CateringPayment.select(CateringPayment.gross_cents).where(CateringPayment.notification.is_in(decided))
    if search:
        listed = listed.where(payments.found_by(search))
    (row,) = await over(listed.limit(bookings.MOST_SUMMED + 1), _SUM)
    return row["number"], row["cents"]


def _found(search: str) -> Select[CateringPayment]:
    query = CateringPayment.select(CateringPayment.notification).where(CateringPayment.notification.is_not_null())
    return query.where(payments.found_by(search))


async def dismissed(*, before: UUID | None = None, limit: int = PAGE) -> list[DismissedMail]:
    """Return what was set aside, by the time of the mail, newest first, from below the notification `before`."""
    names = [name for name in DismissedMail.__struct_fields__ if name != "decision"]
    query = PaymentNotification.select(
        *(getattr(PaymentNotification, name) for name in names),
        QueryString(_STANDING_DISMISSAL, PaymentNotification.id, alias="decision"),
    ).where(_IS_ASIDE)
    if before:
        below = "({}, {}) < (SELECT last.sent_at, last.id FROM payment.payment_notifications last WHERE last.id = {})"
        query = query.where(QueryString(below, PaymentNotification.sent_at, PaymentNotification.id, before))
    rows = await query.order_by(PaymentNotification.sent_at, PaymentNotification.id, ascending=False).limit(limit)
    return [DismissedMail(**row | {"stations": tuple(row["stations"])}) for row in rows]


async def matched_by_itself(*, since: datetime) -> int:
    """Return how many payments the matching has applied by itself since then, and which still stand; at most 1000."""
    rows = (
        await PaymentDecision.select(PaymentDecision.id)
        .where(PaymentDecision.is_automatic.eq(value=True) & (PaymentDecision.created_at > since))
        .where(QueryString("NOT " + _IS_UNDONE, PaymentDecision.id))
        .limit(1000)
    )
    return len(rows)


async def put_into_shadow(undone: PaymentDecision) -> str | None:
    """Return the source that applies nothing by itself any more because of this undo; None where it changed nothing."""
    if undone.undoes is None:
        return None
    row = await (
        PaymentDecision.select(PaymentDecision.is_automatic, PaymentDecision.notification.provider.as_alias("provider"))
        .where(PaymentDecision.id == undone.undoes)
        .first()
    )
    return payment_method(row["provider"]) if row and row["is_automatic"] else None


def _decided(rows: list[dict[str, Any]]) -> list[Decided]:
    return [Decided(**row | {"kind": DecisionKind(row["kind"]), "stations": tuple(row["stations"])}) for row in rows]
