"""The ways in which a payment finds bookings, as SQL: $1 is the date of today, $2 the cents of the payment.

Each way finds all that the judgment may ask for (`Sought`): too much does no harm, too little would be a rival missed.
"""
# ruff: noqa: S608 - the statements are made of our own words only

from collections.abc import Mapping
from typing import Final

from portal.domain.matching.score import MOST_OF_AN_AMOUNT
from portal.domain.matching.tokens import VERSION

OWING_DAYS: Final = 30
"""How long after the party what is still owed may come: later money is searched for by a person."""
SETTLED_DAYS: Final = 14
"""How long after the party more than was owed may come: a tip, or the same money again."""
FIRST_OF_AN_AMOUNT: Final = 12
"""Bookings that only owe the payment's amount, as many as are looked at when a name says who pays."""

# OPEN_STATES, written out as in the indexes, which the planner recognizes by it
IN_OPEN_STATE: Final = (
    "b.deleted_at IS NULL AND b.state IN ('pending_deposit', 'confirmed', 'in_service', 'completed', 'expired')"
)
_OWED_OR_RECENT: Final = f"(b.event_date >= $1::date - {SETTLED_DAYS} OR b.paid_cents < b.total_cents)"
OPEN: Final = f"{IN_OPEN_STATE} AND b.event_date >= $1::date - {OWING_DAYS} AND {_OWED_OR_RECENT}"
"""Bookings that money may be for."""
# "+ 0" makes it a filter only: the planner would read all open bookings from an index to leave out the few others
_OPEN: Final = f"{IN_OPEN_STATE} AND b.event_date + 0 >= $1::date - {OWING_DAYS} AND {_OWED_OR_RECENT}"
_WHO: Final = f"SELECT b.station, b.customer FROM core.bookings b WHERE b.station = ANY({{stations}}) AND {_OPEN}"

_OWES: Final = (
    "b.total_cents - b.paid_cents = $2 AND b.paid_cents < b.total_cents",
    "b.deposit_cents - b.paid_cents = $2 AND b.paid_cents < b.deposit_cents AND b.deposit_cents < b.total_cents",
    (
        "b.total_cents - b.deposit_cents = $2 AND b.paid_cents = 0 "
        "AND 0 < b.deposit_cents AND b.deposit_cents < b.total_cents"
    ),
)
"""What a booking may owe exactly (`asked_of`): all of it, its deposit, or what is left after that."""


def _of_each_station(columns: str, condition: str, order: str) -> str:
    """Say which of each station's open bookings come first in an order that an index has."""
    return f"""(SELECT one.* FROM unnest({{stations}}::uuid[]) AS s(station) CROSS JOIN LATERAL (
      SELECT {columns} FROM core.bookings b WHERE b.station = s.station AND {_OPEN} AND {condition}
      ORDER BY {order} LIMIT {MOST_OF_AN_AMOUNT}) AS one)"""


def _around(condition: str, order: str) -> str:
    return _of_each_station(
        "b.id, b.station, b.customer, b.event_date, abs(b.event_date - $3::date) AS away", condition, order
    )


def _by_id(ids: str) -> str:
    return f"""SELECT b.station, b.customer FROM ({ids}) AS every(id) CROSS JOIN LATERAL (
      SELECT b.station, b.customer FROM core.bookings b
      WHERE b.id = every.id AND b.station = ANY({{stations}}) AND {_OPEN} OFFSET 0) AS b"""


_OWING: Final = f"""
  SELECT every.id FROM ({" UNION ".join(_of_each_station("b.id", owes, "b.id DESC") for owes in _OWES)}) AS every
  ORDER BY every.id DESC LIMIT {MOST_OF_AN_AMOUNT}"""

MEANT: Final = {
    # a subselect hides from the planner how many tokens there are: it would guess at too many bookings, and read all
    "tokens": f"{_WHO} AND b.match_tokens && (SELECT $3::bigint[])",
    # nobody has made its tokens yet, so that it may be any
    "no tokens": f"{_WHO} AND b.match_version < {VERSION}",
    "customers": f"{_WHO} AND b.customer = ANY($4::uuid[])",
    "contacts": f"""SELECT b.station, b.customer FROM core.customers c CROSS JOIN LATERAL (
      SELECT b.station, b.customer FROM core.bookings b
      WHERE b.station = c.station AND (b.contact = c.id OR (b.customer = c.id AND b.contact IS NULL)) AND {_OPEN}
      OFFSET 0) AS b
      WHERE c.station = ANY({{stations}}) AND (c.email_index = ANY($5::bytea[]) OR c.phone_index = ANY($5::bytea[]))""",
    "dates": f"{_WHO} AND b.event_date = ANY($6::date[])",
    "declared": _by_id("""SELECT d.booking FROM payment.payment_declarations d
      WHERE d.station = ANY({stations}) AND d.state = 'open' AND d.deleted_at IS NULL"""),
    "owing": _by_id(f"SELECT owing.id FROM owing ORDER BY owing.id DESC LIMIT {FIRST_OF_AN_AMOUNT}"),
}
"""How the customers are found of whose bookings a payment may mean one."""
NEAR: Final = {
    "owing": _by_id("SELECT owing.id FROM owing"),
    "around": f"""SELECT near.station, near.customer FROM (
      {_around("b.event_date >= $3::date", "b.event_date, b.id")} UNION ALL
      {_around("b.event_date < $3::date", "b.event_date DESC, b.id")}) AS near
      WHERE near.event_date BETWEEN $4::date AND $5::date
      ORDER BY near.away, near.event_date, near.id LIMIT {MOST_OF_AN_AMOUNT}""",
}
"""How those are found who share nothing but an amount or a date with a payment that names nobody."""

_CONTACTS: Final = """
LEFT JOIN LATERAL (SELECT c.id, c.email, c.phone FROM core.customers c
  WHERE c.station = b.station AND c.id = b.person AND c.deleted_at IS NULL OFFSET 0) AS c ON true"""
_ADDRESSES: Final = ", c.id AS contact, c.email, c.phone"


def statement(ways: Mapping[str, str], *, with_contacts: bool) -> str:
    """Return the statement that reads the open bookings of all customers of whom one is found.

    They are few: `OFFSET 0` keeps the planner from reading all bookings for them. Each row says, too, how many bookings
    owe the payment's amount.
    """
    return f"""
WITH owing AS MATERIALIZED ({_OWING}),
found AS ({" UNION ".join(f"({way})" for way in ways.values())})
SELECT b.id, b.reference, b.station, b.customer, b.customer_name, b.created_at, b.event_date, b.deposit_cents,
  b.total_cents, b.paid_cents, d.declarations,
  (SELECT count(*) FROM owing) AS owing{_ADDRESSES if with_contacts else ""}
FROM found CROSS JOIN LATERAL (
  SELECT b.id, b.reference, b.station, b.customer, coalesce(b.contact, b.customer) AS person, b.customer_name,
    b.created_at, b.event_date, b.deposit_cents, b.total_cents, b.paid_cents
  FROM core.bookings b WHERE b.station = found.station AND b.customer = found.customer AND {_OPEN} OFFSET 0) AS b
LEFT JOIN (
  SELECT d.booking, array_agg(ROW(d.id, d.method, d.payer_name, d.amount_cents, d.sent_at)) AS declarations
  FROM payment.payment_declarations d
  WHERE d.station = ANY({{stations}}) AND d.state = 'open' AND d.deleted_at IS NULL GROUP BY d.booking) AS d
  ON d.booking = b.id{_CONTACTS if with_contacts else ""}
"""
