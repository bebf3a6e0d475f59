"""What the page of the day is told beside its parties, in one statement: who waits, what is due, rules, and figures."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.availability import Hours
from portal.domain.today.figures import TodayFigures, figures_of, first_id, first_of, weekdays
from portal.domain.today.rows import ThreadLine, TodayLead, TodayOffer, TodayTask
from tables.bookings import Booking
from tables.inbox import MessageThread
from tables.leads import Lead
from tables.sql import fenced
from tables.tasks import Task
from tables.waitlist import WaitingListEntry

TASK_SOON: Final = timedelta(days=2)
LONGEST: Final = 100

# every part has the same columns, and reads its own index; names and words are as they lie in the database
_LISTS: Final = """
SELECT 'thread' AS kind, id, station, booking, customer AS about, customer_name AS name, NULL::bytea AS words,
       '' AS what, unread::int AS number, NULL::bigint AS cents, NULL::date AS day, last_message_at AS at
FROM (SELECT * FROM core.message_threads
  WHERE station = ANY({stations}) AND unread > 0 AND deleted_at IS NULL ORDER BY last_message_at LIMIT $1) AS threads
UNION ALL
SELECT 'task', tasks.id, tasks.station, tasks.booking, NULL, booking.customer_name, tasks.words,
       tasks.kind, 0, tasks.amount_cents, tasks.due_date, tasks.created_at
FROM (SELECT * FROM core.tasks
  WHERE station = ANY({stations}) AND done_at IS NULL AND deleted_at IS NULL AND (due_date <= $2 OR due_date IS NULL)
  ORDER BY due_date LIMIT $1) AS tasks
LEFT JOIN core.bookings booking ON booking.station = tasks.station AND booking.id = tasks.booking
UNION ALL
SELECT 'offer', id, station, NULL, NULL, name, NULL, '', guests, NULL, event_date, offered_until_at
FROM (SELECT * FROM core.waiting_list_entries
  WHERE station = ANY({stations}) AND event_date >= $3 AND state = 'offered' AND offered_until_at IS NOT NULL
    AND deleted_at IS NULL LIMIT $1) AS offers
UNION ALL
SELECT 'lead', id, station, NULL, NULL, name, NULL, '', guests, NULL, wanted_date, created_at
FROM (SELECT * FROM lead.leads
  WHERE station = ANY({stations}) AND station = ANY($4::uuid[]) AND state = 'new' AND deleted_at IS NULL
  ORDER BY created_at LIMIT $1) AS leads
UNION ALL
(SELECT DISTINCT ON (station) 'policy', id, station, NULL::uuid, NULL::uuid, NULL::bytea, NULL::bytea,
  json_build_object('setup_minutes', setup_minutes, 'service_minutes', service_minutes,
    'cleanup_minutes', cleanup_minutes, 'miles_per_hour', miles_per_hour, 'guests_per_chef', guests_per_chef)::text,
  balance_due_days, NULL::bigint, NULL::date, NULL::timestamptz
FROM knowledge.policies WHERE station = ANY({stations}) ORDER BY station, version DESC)
UNION ALL
SELECT 'weekday', NULL, NULL, NULL, NULL, NULL, NULL, '', count(*)::int, NULL, event_date, NULL FROM core.bookings
WHERE station = ANY({stations}) AND event_date = ANY($5::date[]) AND deleted_at IS NULL
  AND state = ANY(ARRAY['pending_deposit','confirmed','in_service','completed','no_show'])
GROUP BY event_date
UNION ALL
SELECT 'month', NULL, NULL, NULL, NULL, NULL, NULL, '', count(*)::int, sum(total_cents)::bigint,
       date_trunc('month', created_at AT TIME ZONE $6)::date AS month, NULL
FROM core.bookings
WHERE station = ANY({stations}) AND id >= $7 AND created_at >= $8 AND deleted_at IS NULL
  AND state = ANY(ARRAY['pending_deposit','confirmed','in_service','completed','no_show'])
GROUP BY month
"""


class StationRules(msgspec.Struct, frozen=True):
    """A station's part of its policy: how long chefs are kept free, and how many days before a party it is due."""

    hours: Hours
    balance_due_days: int


class Lists(msgspec.Struct, frozen=True):
    """All of them."""

    threads: list[ThreadLine]
    tasks: list[TodayTask]
    offers: list[TodayOffer]
    leads: list[TodayLead]
    rules: Mapping[UUID, StationRules]
    figures: TodayFigures


async def lists(first: date, last: date, zone: str, *, leads_of: Collection[UUID]) -> Lists:
    """Read what waits and what it is measured by, from the first to the last of the stations' dates of today."""
    since = datetime.combine(first_of(first), datetime.min.time(), ZoneInfo(zone))
    rows = await fenced(
        _LISTS, LONGEST, last + TASK_SOON, first, list(leads_of), weekdays(first), zone, first_id(since), since
    )

    def of(kind: str) -> list[dict[str, Any]]:
        return [row for row in rows if row["kind"] == kind]

    return Lists(
        threads=sorted(map(_thread, of("thread")), key=lambda thread: thread.last_message_at),
        tasks=[_task(row) for row in of("task")],
        offers=[_offer(row) for row in of("offer")],
        leads=[_lead(row) for row in of("lead")],
        rules={row["station"]: _rules(row) for row in of("policy")},
        figures=figures_of(of("weekday"), of("month"), first),
    )


def _thread(row: dict[str, Any]) -> ThreadLine:
    name = MessageThread.customer_name.open(row["name"], row["id"])
    return ThreadLine(row["id"], row["station"], row["about"], name, row["booking"], row["at"], row["number"])


def _task(row: dict[str, Any]) -> TodayTask:
    return TodayTask(
        id=row["id"],
        station=row["station"],
        booking=row["booking"],
        customer_name=Booking.customer_name.open(row["name"], row["booking"]) if row["name"] else "",
        kind=row["what"],
        words=Task.words.open(row["words"], row["id"]),
        amount_cents=row["cents"],
        due_date=row["day"],
        created_at=row["at"],
    )


def _offer(row: dict[str, Any]) -> TodayOffer:
    name = WaitingListEntry.name.open(row["name"], row["id"])
    return TodayOffer(row["id"], row["station"], row["day"], name, row["number"], row["at"])


def _lead(row: dict[str, Any]) -> TodayLead:
    return TodayLead(row["id"], row["station"], Lead.name.open(row["name"], row["id"]), row["number"], row["at"])


def _rules(row: dict[str, Any]) -> StationRules:
    return StationRules(msgspec.json.decode(row["what"], type=Hours), row["number"])
