"""What waits for a person, how much of it there is, and everything that is known about one payment."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.query import OrderByRaw, Select
from piccolo.querystring import QueryString, Selectable

from portal.domain.matching.parse import Kind, Provider, Remittance
from portal.domain.matching.queue.rows import Detail, Waiting, payment_method
from portal.domain.matching.ranking import kept
from portal.domain.matching.read_safely import render_safely
from tables.base import RowMissing
from tables.matching import NotificationState, PaymentNotification
from tables.scope import scope
from tables.sql import fenced

LONGEST_QUEUE: Final = 200
WITHOUT_MAIL: Final = {"raw": "", "mailbox": None}
MOST_WAITING: Final = 1000
MOST_COUNTED: Final = 100
_LISTED: Final = (
    *(getattr(PaymentNotification, name) for name in Waiting.__struct_fields__ if name not in {"ranking", "best"}),
    PaymentNotification.candidates,
)
_WAITS: Final = QueryString("{} = 'waiting'", PaymentNotification.state)  # in words, as the index of what waits says it
_LEFT: Final = (
    "(SELECT money.gross_cents - money.allocated_cents FROM payment.catering_payments money "
    "WHERE money.notification = {} AND money.deleted_at IS NULL)"
)


# a select for each state, and the limits, written out: each reads its own part of an index and stops; the last two name
# no business, or Postgres would read all of it to lay it over the few rows of the stations
_COUNTS: Final = f"""
SELECT waits.number AS waiting, waits.cents AS waiting_cents, done.number AS matched, aside.number AS dismissed
FROM (SELECT count(*) AS number, coalesce(sum(cents), 0)::bigint AS cents FROM (
  SELECT CASE WHEN is_trusted THEN amount_cents END AS cents FROM payment.payment_notifications
  WHERE business = {{business}} AND state = 'waiting' AND stations && {{stations}} AND deleted_at IS NULL
  LIMIT {MOST_WAITING}) AS w) AS waits
CROSS JOIN (SELECT count(*) AS number FROM (SELECT FROM payment.payment_notifications
  WHERE state = 'matched' AND stations && {{stations}} AND deleted_at IS NULL
  LIMIT {MOST_COUNTED}) AS m) AS done
CROSS JOIN (SELECT count(*) AS number FROM (SELECT FROM payment.payment_notifications
  WHERE state = 'set_aside' AND stations && {{stations}} AND deleted_at IS NULL
  LIMIT {MOST_COUNTED}) AS s) AS aside
"""  # noqa: S608 - the limits are ours


class Counts(msgspec.Struct, frozen=True):
    """How much there is in each list, and the sum of what waits, in cents.

    Of what is done with never more than MOST_COUNTED are counted: it only ever becomes more.
    """

    waiting: int
    waiting_cents: int
    matched: int
    dismissed: int


async def waiting(*, limit: int = LONGEST_QUEUE) -> list[Waiting]:
    """Return what waits for a person, the most urgent first; what was put off comes last."""
    rows = await urgent_first(PaymentNotification.select(*_LISTED).where(_WAITS)).limit(limit)
    return [Waiting(ranking=kept(row.pop("candidates")), stations=tuple(row.pop("stations")), **row) for row in rows]


def urgent_first(query: Select[PaymentNotification]) -> Select[PaymentNotification]:
    """Bring notifications that wait into the order of the queue."""
    return query.order_by(OrderByRaw("(later_until_at IS NOT NULL), urgent_at, id"))


async def waiting_count() -> int:
    """Return how many payments wait for a person now, at most LONGEST_QUEUE: what was put off is not counted."""
    rows = await (
        PaymentNotification.select(PaymentNotification.id)
        .where(_WAITS)
        .where(PaymentNotification.later_until_at.is_null())
        .limit(LONGEST_QUEUE)
    )
    return len(rows)


async def is_waiting(notification_id: UUID) -> bool:
    """Say whether a payment waits for a person."""
    return await PaymentNotification.exists().where(
        (PaymentNotification.id == notification_id) & (PaymentNotification.state == NotificationState.WAITING)
    )


async def stations_of(notification_id: UUID) -> tuple[UUID, ...]:
    """Return the stations whose payment it may be.

    Raises:
        RowMissing: it is not in scope.

    """
    row = (
        await PaymentNotification.select(PaymentNotification.stations)
        .where(PaymentNotification.id == notification_id)
        .first()
    )
    if row is None:
        raise RowMissing(PaymentNotification.__name__)
    return tuple(row["stations"])


async def notification(notification_id: UUID) -> Detail | None:
    """Return one payment, whatever became of it, with its mail; None when it is not in scope.

    A mail that came for other stations than the payment was given to stays with them.
    """
    is_it = PaymentNotification.id == notification_id
    mail = PaymentNotification.mail
    if row := await _selected(mail.content.as_alias("raw"), mail.mailbox.as_alias("mailbox")).where(is_it).first():
        return _detail(row)
    row = await _selected().where(is_it).first()
    return _detail(row | WITHOUT_MAIL) if row else None


async def details(ids: list[UUID]) -> list[Detail]:
    """Return payments without their mails, in this order; those out of scope are left out."""
    rows = await _selected().where(PaymentNotification.id.is_in(ids)) if ids else []
    found = {row["id"]: _detail(row | WITHOUT_MAIL) for row in rows}
    return [found[each] for each in ids if each in found]


def _selected(*of_its_mail: Selectable) -> Select[PaymentNotification]:
    made = {"ranking", "former", "named", "elsewhere", "best", "left_cents", "raw", "mailbox"}
    names = set(Detail.__struct_fields__) - made
    return PaymentNotification.select(
        *(getattr(PaymentNotification, name) for name in sorted(names)),
        PaymentNotification.candidates,
        *of_its_mail,
        QueryString(_LEFT, PaymentNotification.id, alias="left_cents"),
    )


def _detail(row: dict[str, Any]) -> Detail:
    ranking = kept(row.pop("candidates"))
    return Detail(
        **row
        | {
            "ranking": ranking,
            "reasons": msgspec.json.decode(row["reasons"] or "[]", type=tuple[str, ...]),
            "state": NotificationState(row["state"]),
            "stations": tuple(row["stations"]),
            # the sentence may name customers of any station that the mail came for
            "why": row["why"] if scope().stations.issuperset(row["stations"]) else None,
            "raw": row["raw"].encode("latin-1"),
        }
    )


async def counts() -> Counts:
    """Return how many payments wait, were matched and were set aside."""
    (row,) = await fenced(_COUNTS)
    return Counts(**row)


async def mail_page(detail: Detail, *, stylesheet: str) -> str:
    """Return a payment's mail as a document of its own, what was read from it marked."""
    read = Remittance(
        provider=Provider(detail.provider),
        sender=detail.sender,
        kind=Kind(detail.kind),
        amount_cents=detail.amount_cents,
        currency=detail.currency,
        payer_name=detail.payer_name,
        memo=detail.memo,
        transaction_id=detail.transaction_id,
        trusted=detail.is_trusted,
        sure=detail.is_sure,
    )
    return await render_safely(detail.raw, remittance=read, stylesheet=stylesheet)


async def last_mail() -> tuple[str, datetime] | None:
    """Return what the last payment mail to be read was about, and when that was."""
    row = (
        await PaymentNotification.select(PaymentNotification.provider, PaymentNotification.created_at)
        .order_by(PaymentNotification.id, ascending=False)
        .first()
    )
    return (payment_method(row["provider"]), row["created_at"]) if row else None
