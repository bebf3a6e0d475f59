"""The least that a list could cost: one hand-written statement, what is sealed opened, one hand-written string.

Each writes the same rows as the page, letter by letter (spaces apart); `pages` compares them, so that nothing is left
out. The rest of the page is taken as it is. This is the P of the goals: what frameworks, fence, session, audit,
templates and compression cost is the page in units of it.
"""

# ruff: noqa: S608 - every word of the statements is ours

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import asyncpg
from markupsafe import escape

from portal import clock
from portal.domain import matching
from portal.domain.matching import PROVIDERS
from portal.text import ago, day, moment, money
from portal.web.assets import asset
from tables.bookings import Booking
from tables.customers import Customer
from tables.matching import PaymentDecision, PaymentNotification
from tables.payments import CateringPayment
from tables.scope import in_words

_DONE: Final = "NOT EXISTS (SELECT FROM payment.payment_decisions u WHERE u.undoes = d.id)"
_ZONE: Final = ZoneInfo("America/Los_Angeles")
_ROWS: Final = re.compile(r"<tbody[^>]*>(.*)</tbody>", re.DOTALL)
_TOKEN: Final = re.compile(r'name="_csrf_token" value="\w*"')
_STATES: Final = {
    "pending_deposit": ("Waiting for deposit", "hourglass", " warn"),
    "confirmed": ("Confirmed", "circle-check", " ok"),
    "in_service": ("In service", "flame", " info"),
    "completed": ("Completed", "check-check", " ok"),
    "cancelled": ("Canceled", "ban", ""),
    "no_show": ("No-show", "user-x", " bad"),
    "expired": ("Expired", "timer-off", ""),
}
_MONEY_STATES: Final = {
    "unpaid": ("Unpaid", "circle", ""),
    "deposit_paid": ("Deposit paid", "circle-dot", ""),
    "partially_paid": ("Partly paid", "circle-half", ""),
    "paid": ("Paid", "circle-check", " ok"),
    "overpaid": ("Overpaid", "circle-plus", " info"),
    "refunded": ("Refunded", "undo-2", ""),
}
_OFF: Final = ("cancelled", "expired", "no_show")

Write = Callable[[str, Sequence[Any]], Iterator[str]]


class FloorStation(NamedTuple):
    """Whose lists they are: the beginning of the addresses, and the station."""

    base: str
    station: UUID
    business: UUID


class Floor(NamedTuple):
    """How the rows of a list are read and written by hand."""

    sql: str
    values: tuple[Any, ...]
    write: Write

    async def page(self, connection: "asyncpg.Connection[asyncpg.Record]", base: str, around: tuple[str, str]) -> bytes:
        """Read and write the page once."""
        rows = await connection.fetch(self.sql, *self.values)
        before, after = around
        return f"{before}{''.join(self.write(base, rows))}{after}".encode()


def around(page: str) -> tuple[str, str]:
    """Return what stands before and after the rows of a page."""
    found = _ROWS.search(page)
    assert found, "a list has rows"
    return page[: found.start(1)], page[found.end(1) :]


def rows_of(page: str) -> str:
    """Return the rows of a page, without what differs between two askings."""
    found = _ROWS.search(page)
    return "".join(_TOKEN.sub("", found[1]).split()) if found else ""


def floors(
    place: FloorStation, *, mark: tuple[datetime, UUID], tokens: dict[str, list[list[int]]], code: str
) -> dict[str, Floor]:
    """Return the floor of each list.

    `mark` is where the deep page begins, `tokens` and `code` (of a booking) are what the searches look for.
    """
    one, money = (place.station,), (place.station, place.business)
    ours = f"&& {in_words([place.station])}"
    today = clock.now().astimezone(_ZONE).date()
    names = tokens["a surname"]
    typo = tokens["a typo"]
    return {
        "queue, matched": Floor(_matched(ours), (place.business,), _write_matched),
        "queue, set aside": Floor(_set_aside(ours), (place.business,), _write_set_aside),
        "payments": Floor(_payments(ours, "true"), money, _write_payments),
        "payments, at 96 %": Floor(
            _payments(ours, "(m.received_at, m.id) < ($3, $4)"), (*money, *mark), _write_payments
        ),
        "payments, a surname": Floor(_payments(ours, "m.payer_tokens && $3"), (*money, names[0]), _write_payments),
        "payments, a reference": Floor(_payments(ours, _PAID_FOR), (*money, f"{code}%", f"MH{code}%"), _write_payments),
        "payments, begins with": Floor(_payments(ours, _PAID_FOR), (*money, "7%", "MH7%"), _write_payments),
        "bookings": Floor(
            _bookings("b.starts_at >= $3 AND b.event_date >= $2", "b.starts_at, b.id", 51),
            (*one, today, datetime.combine(today, time(), _ZONE) - timedelta(days=1)),
            _write_bookings,
        ),
        "bookings, begins with": Floor(
            _bookings(
                "(split_part(b.reference, '-', 2) LIKE $2 OR split_part(b.reference, '-', 2) LIKE $3) "
                f"AND b.state IN {_OPEN}",
                "b.event_date DESC",
                50,
            ),
            (*one, "7K%", "MH7K%"),
            _write_bookings,
        ),
        "customers": Floor(_customers("true"), one, _write_customers),
        "customers, with a typo": Floor(
            _customers("c.name_tokens && $2 AND c.name_tokens && $3"), (*one, *typo), _write_customers
        ),
        "customers, a surname": Floor(_customers("c.name_tokens && $2"), (*one, names[0]), _write_customers),
    }


_OPEN: Final = "('pending_deposit', 'confirmed', 'in_service', 'completed', 'expired')"
_PAID_FOR: Final = (
    "m.id IN (SELECT g.received FROM core.bookings b JOIN core.payments g ON g.station = b.station AND g.booking = b.id"
    " WHERE b.station = $1 AND b.deleted_at IS NULL"
    " AND (split_part(b.reference, '-', 2) LIKE $3 OR split_part(b.reference, '-', 2) LIKE $4))"
)


def _payments(ours: str, condition: str) -> str:
    return f"""
SELECT m.id, m.received_at, m.provider, m.source, m.gross_cents, m.fee_cents, m.net_cents, m.allocated_cents,
  m.refunded_cents, m.currency, m.payer_name, g.given
FROM (SELECT m.* FROM payment.catering_payments m
  WHERE m.stations {ours} AND m.business = $2 AND m.deleted_at IS NULL AND {condition}
  ORDER BY m.received_at DESC, m.id DESC LIMIT 50) m
LEFT JOIN LATERAL (SELECT array_agg((b.id, b.reference, b.customer_name, g.kind, g.cents) ORDER BY g.first) AS given
  FROM (SELECT p.booking, min(p.id::text) AS first, sum(p.amount_cents)::bigint AS cents,
      CASE WHEN p.kind = 'refund' THEN p.taken_from ELSE p.kind END AS kind
    FROM core.payments p WHERE p.received = m.id AND p.station = $1 GROUP BY 1, 4 HAVING sum(p.amount_cents) <> 0) g
  LEFT JOIN core.bookings b ON b.station = $1 AND b.id = g.booking) g ON true
ORDER BY m.received_at DESC, m.id DESC
"""


def _bookings(condition: str, order: str, limit: int) -> str:
    return f"""
SELECT b.id, b.customer_name, b.reference, b.starts_at, b.guests, b.city, b.state, b.payment_state,
  b.deposit_cents, b.total_cents, b.paid_cents
FROM core.bookings b WHERE b.station = $1 AND b.deleted_at IS NULL AND {condition} ORDER BY {order} LIMIT {limit}
"""


def _customers(condition: str) -> str:
    return f"""
SELECT c.id, c.name, c.tags, b.id, b.event_date, b.reference
FROM (SELECT c.* FROM core.customers c
  WHERE c.station = $1 AND c.deleted_at IS NULL AND c.merged_into IS NULL AND {condition} ORDER BY c.id DESC LIMIT 50) c
LEFT JOIN LATERAL (SELECT b.id, b.event_date, b.reference FROM core.bookings b
  WHERE b.station = $1 AND b.customer = c.id AND b.deleted_at IS NULL ORDER BY b.event_date DESC LIMIT 1) b ON true
ORDER BY c.id DESC
"""


def _matched(ours: str) -> str:
    return f"""
SELECT d.id, d.notification, d.summary, d.is_automatic, d.created_at, u.name
FROM payment.payment_decisions d LEFT JOIN identity.users u ON u.id = d."user"
WHERE d.stations {ours} AND d.business = $1 AND d.kind IN ('match', 'split', 'gratuity', 'reversal') AND {_DONE}
ORDER BY d.id DESC LIMIT 50
"""


def _set_aside(ours: str) -> str:
    return f"""
SELECT n.id, n.payer_name, n.guard, n.kind, n.is_trusted, n.sent_at, n.amount_cents, n.currency,
  (SELECT d.id FROM payment.payment_decisions d WHERE d.notification = n.id AND d.kind = 'dismiss' AND {_DONE}
   ORDER BY d.id DESC LIMIT 1)
FROM payment.payment_notifications n
WHERE n.stations {ours} AND n.business = $1 AND n.state = 'set_aside' AND n.deleted_at IS NULL
ORDER BY n.sent_at DESC, n.id DESC LIMIT 50
"""


def _icon(name: str) -> str:
    return f'<svg class="icon" aria-hidden="true"><use href="{asset("icons.svg")}#{name}"/></svg>'


def _when(at: datetime) -> str:
    return f'<time datetime="{at.isoformat()}">{moment(at, _ZONE)}</time>'


def _button(to: str, icon: str, word: str, what: str) -> str:
    return (
        f'<form method="post" action="{to}"><input type="hidden" name="_csrf_token" value="">'
        f'<button class="button quiet small" type="submit">{icon}{word}<span class="visually-hidden">: {what}</span>'
        "</button></form>"
    )


def _write_payments(base: str, rows: Sequence[Any]) -> Iterator[str]:
    opened, owner = CateringPayment.payer_name.open, Booking.customer_name.open
    for row_id, at, provider, source, gross, fee, net, allocated, refunded, currency, payer, given in rows:
        name = escape(opened(payer, row_id)) if payer else "No name given"
        parts = "".join(
            f'<div><a href="{base}/bookings/{booking}">{escape(owner(who, booking))}</a> '
            f'<span class="code muted">{reference}</span>'
            + ('<span class="muted">gratuity</span>' if kind == "gratuity" else "")
            + (f'<span class="num muted">{money(cents, currency)}</span>' if len(given) > 1 else "")
            + "</div>"
            for booking, reference, who, kind, cents in given or ()
        )
        yield (
            f'<tr><th scope="row"><a href="{base}/payments/{row_id}" data-row>{name}</a>'
            + (f"<small>{money(refunded, currency)} went back</small>" if refunded else "")
            + f"</th><td>{_when(at)}</td><td>{PROVIDERS.get(provider, provider)}"
            + ("<small>Recorded manually</small>" if source == "hand" else "")
            + f'</td><td>{parts or _NOBODY}</td><td class="amount sum">{money(gross, currency)}</td>'
            f'<td class="amount" data-label="Fee">{money(fee, currency) if fee else ""}</td>'
            f'<td class="amount desk">{money(net, currency)}</td><td class="amount" data-label="Left over">'
            + (f'<span class="tone-warn">{money(gross - allocated, currency)}</span>' if gross > allocated else "")
            + "</td></tr>"
        )


_NOBODY: Final = '<span class="muted">Nobody yet</span>'


def _write_bookings(base: str, rows: Sequence[Any]) -> Iterator[str]:
    chips = {
        state: f'<span class="chip{tone}">{_icon(icon)}{word}</span>' for state, (word, icon, tone) in _STATES.items()
    }
    paid_chips = {
        state: f'<span class="chip{tone} plain">{_icon(icon)}{word}</span>'
        for state, (word, icon, tone) in _MONEY_STATES.items()
    }
    opened = Booking.customer_name.open
    for row_id, name, reference, at, guests, city, state, payment_state, deposit, total, paid in rows[:50]:
        owed = 0 if state in _OFF else max(total - paid, 0)
        word, due = ("deposit", deposit - paid) if paid < deposit else ("balance", total - paid)
        more = f", {money(owed)} in all" if due < owed else ""
        yield (
            f'<tr><th scope="row"><a href="{base}/bookings/{row_id}" data-row>{escape(opened(name, row_id))}</a>'
            f'<small class="code">{reference}</small></th><td>{_when(at)}<small>{guests} guests</small></td>'
            f"<td>{escape(city)}</td><td>{chips[state]}</td><td>{paid_chips[payment_state]}</td>"
            f'<td class="amount sum">{money(total)}</td><td class="amount" data-label="Due now">'
            + (f"{money(due)}<small>{word}{more}</small>" if owed and due > 0 else "")
            + (f'<span class="tone-info">{money(paid - total)} over</span>' if paid > total else "")
            + "</td></tr>"
        )


def _write_customers(base: str, rows: Sequence[Any]) -> Iterator[str]:
    opened, tag = Customer.name.open, _icon("tag")
    for row_id, name, tags, booking, date, reference in rows:
        words = "".join(
            f'<a class="chip outline" href="{base}/customers?tag={escape(w)}">{tag}{escape(w)}</a>' for w in tags
        )
        yield (
            f'<tr><th scope="row"><a href="{base}/customers/{row_id}" data-row>{escape(opened(name, row_id))}</a>'
            + (f'<small class="row wrap">{words}</small>' if words else "")
            + '</th><td data-label="Latest party">'
            + (
                f'<a href="{base}/bookings/{booking}"><time datetime="{date.isoformat()}">{day(date, year=True)}</time>'
                f'</a> <span class="code muted">{reference}</span>'
                if booking
                else '<span class="muted">None yet</span>'
            )
            + "</td></tr>"
        )


def _write_matched(base: str, rows: Sequence[Any]) -> Iterator[str]:
    opened, now = PaymentDecision.summary.open, clock.now().astimezone(_ZONE)
    by_itself, undo = f'<span class="chip outline">{_icon("bot")}By itself</span>', _icon("undo-2")
    for row_id, notification, sealed, is_automatic, at, who in rows:
        what = escape(opened(sealed, row_id))
        yield (
            f'<tr><th scope="row"><a href="{base}/queue/{notification}">{what}</a></th>'
            f"<td>{by_itself if is_automatic else escape(who or 'Somebody')}</td>"
            f'<td><time datetime="{at.isoformat()}" title="{moment(at, _ZONE)}">{ago(at, now)}</time></td>'
            f'<td class="amount">{_button(f"{base}/queue/decisions/{row_id}/reversal", undo, "Undo", what)}</td></tr>'
        )


def _write_set_aside(base: str, rows: Sequence[Any]) -> Iterator[str]:
    opened, now = PaymentNotification.payer_name.open, clock.now().astimezone(_ZONE)
    undo, anew = _icon("undo-2"), _icon("refresh-cw")
    for row_id, payer, guard, kind, is_trusted, at, cents, currency, decision in rows:
        who = escape(opened(payer, row_id)) if payer else "No payer named"
        why = "Dismissed by staff" if decision else matching.briefly(guard, kind)
        back = f"{base}/queue/decisions/{decision}/reversal" if decision else f"{base}/queue/{row_id}/return"
        yield (
            f'<tr><th scope="row"><a href="{base}/queue/{row_id}">{who}</a><small>{why}</small>'
            + ("" if is_trusted else f'<span class="chip bad">{_icon("shield-alert")}Do not trust</span>')
            + f'</th><td><time datetime="{at.isoformat()}" title="{moment(at, _ZONE)}">{ago(at, now)}</time></td>'
            f'<td class="amount sum">{"" if cents is None else money(cents, currency or "USD")}</td>'
            '<td class="amount"><span class="button-group">'
            + ("" if guard == "duplicate" and not decision else _button(back, undo, "Send back", who))
            + _button(f"{base}/queue/{row_id}/reading", anew, "Read again", who)
            + "</span></td></tr>"
        )
