"""A station's day (or the day of several), put together: its parties, what is owed, and what needs a person next."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain import bookings, matching
from portal.domain.today import needs as find
from portal.domain.today import queries
from portal.domain.today.figures import Figures, figures, months
from portal.domain.today.rows import Party, PaymentLine, ThreadLine
from portal.domain.today.urgency import Need, NeedKind, ranked
from tables.bookings import BookingState
from tables.scope import scope, stations

AHEAD: Final = timedelta(days=7)
BEHIND: Final = timedelta(days=1)
AT_RISK: Final = frozenset(
    {NeedKind.HOLD, NeedKind.DEPOSIT, NeedKind.BALANCE, NeedKind.UNPAID, NeedKind.STRAY_MONEY, NeedKind.REFUND}
)
NOT_COUNTED: Final = frozenset({BookingState.EXPIRED})


class Later(msgspec.Struct, frozen=True):
    """A day of the week to come, in brief."""

    date: date
    parties: int
    guests: int
    chefs_missing: int
    owed_cents: int


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows. `waiting` and `threads` are None where this person may not see payments or messages."""

    today: date
    parties: tuple[Party, ...]
    week: tuple[Later, ...]
    needs: tuple[Need, ...]
    figures: Figures
    threads: tuple[ThreadLine, ...]
    waiting: matching.Counts | None = None

    @property
    def at_risk(self) -> list[Need]:
        """Return where money may be lost, the most urgent first."""
        return [need for need in self.needs if need.kind in AT_RISK]


async def day(zones: Mapping[UUID, str], *, now: datetime, payments_of: Collection[UUID]) -> Day:
    """Return the day of the stations in scope, each by its own clock; payments only of `payments_of`."""
    dates = {station: now.astimezone(ZoneInfo(zone)).date() for station, zone in zones.items()}
    first, last = min(dates.values()), max(dates.values())
    around = await queries.parties(first - BEHIND, last + AHEAD)
    troubles = await queries.money_troubles(last + AHEAD, now)
    unpaid = [party for party in troubles if party.state == BookingState.COMPLETED]
    waiting, payments = await _payments(payments_of)
    threads = await queries.threads()
    tasks = await queries.tasks(last)
    known = {party.id: party for party in [*around, *troubles]}
    names = await _names({task.booking for task in tasks} - known.keys())
    due_days = await queries.balance_due_days()

    found: list[Need] = []
    for party in [*around, *troubles]:
        days = due_days.get(party.station, queries.ORDINARY_BALANCE_DAYS)
        found += find.of_party(party, now=now, balance_due_days=days)
    found += find.of_unpaid(unpaid)
    found += find.of_tasks(tasks, names | {key: party.customer_name for key, party in known.items()}, zones)
    found += find.of_threads(threads, known)
    found += find.of_payments(payments)
    found += find.of_offers(await queries.offers(first))
    zone = next(iter(zones.values()))
    return Day(
        today=first,
        parties=await _with_allergies([party for party in around if _is_today(party, dates)]),
        week=_week(around, dates, first),
        needs=tuple(ranked(_without_doubles(found, payments))),
        figures=await figures(first, zone, _midnight(months(first)[0], zone)),
        threads=tuple(threads),
        waiting=waiting,
    )


async def _payments(payments_of: Collection[UUID]) -> tuple[matching.Counts | None, list[PaymentLine]]:
    allowed = scope().stations.intersection(payments_of)
    if not allowed:
        return None, []
    with stations(*allowed):
        return await matching.counts(), await queries.payments(min(allowed))


async def _names(booking_ids: Iterable[UUID]) -> dict[UUID, str]:
    return {key: line.customer_name for key, line in (await bookings.some(list(booking_ids))).items()}


async def _with_allergies(parties: list[Party]) -> tuple[Party, ...]:
    said = await queries.allergies(party.id for party in parties)
    return tuple(msgspec.structs.replace(party, allergies=said.get(party.id, "")) for party in parties)


def _is_today(party: Party, dates: Mapping[UUID, date]) -> bool:
    return party.event_date == dates[party.station] and party.state not in NOT_COUNTED


def _week(parties: Iterable[Party], dates: Mapping[UUID, date], today: date) -> tuple[Later, ...]:
    """Sum up the days that follow; days without a party are there, too."""
    per_day: dict[date, list[Party]] = defaultdict(list)
    for party in parties:
        if party.event_date > dates[party.station] and party.is_on:
            per_day[party.event_date].append(party)
    return tuple(
        Later(
            date=day,
            parties=len(per_day[day]),
            guests=sum(party.guests for party in per_day[day]),
            chefs_missing=sum(party.chefs_missing for party in per_day[day]),
            owed_cents=sum(party.owed_cents for party in per_day[day]),
        )
        for day in (today + timedelta(days=number) for number in range(1, AHEAD.days + 1))
    )


def _without_doubles(found: Iterable[Need], payments: Iterable[PaymentLine]) -> list[Need]:
    """Leave out a hold or a missing deposit whose money may wait in the queue: deciding that comes first."""
    paying = {payment.booking for payment in payments}
    settled = {NeedKind.HOLD, NeedKind.DEPOSIT, NeedKind.BALANCE, NeedKind.UNPAID}
    return [need for need in found if not (need.kind in settled and need.subject in paying)]


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))
