"""A station's day (or the day of several), put together: its parties, what is owed, and what needs a person next."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain import catalog, matching, schedule
from portal.domain.availability import Assignment, AvailabilitySnapshot
from portal.domain.chefs import ChefTimes
from portal.domain.schedule import ChefSuggestion
from portal.domain.today import needs as find
from portal.domain.today import queries
from portal.domain.today.figures import TodayFigures
from portal.domain.today.lists import StationRules, lists
from portal.domain.today.rows import ThreadLine, TodayParty, TodayPayment
from portal.domain.today.urgency import Need, NeedKind, ranked
from tables.bookings import BookingState
from tables.scope import scope, stations

AHEAD: Final = timedelta(days=7)
BEHIND: Final = timedelta(days=1)
AT_RISK: Final = frozenset(
    {NeedKind.HOLD, NeedKind.DEPOSIT, NeedKind.BALANCE, NeedKind.UNPAID, NeedKind.STRAY_MONEY, NeedKind.REFUND}
)
ORDINARY_BALANCE_DAYS: Final = 1
NOT_COUNTED: Final = frozenset({BookingState.EXPIRED})


class Later(msgspec.Struct, frozen=True):
    """A day of the week to come, in brief."""

    date: date
    parties: int
    guests: int
    chefs_missing: int
    owed_cents: int


class TodayOverview(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows. `waiting` is None where this person may not see payments.

    `instead` are the two chefs who fit best where what comes first is a party that lacks one.
    """

    today: date
    parties: tuple[TodayParty, ...]
    week: tuple[Later, ...]
    needs: tuple[Need, ...]
    figures: TodayFigures
    threads: tuple[ThreadLine, ...]
    instead: tuple[ChefSuggestion, ...]
    waiting: matching.Counts | None = None

    @property
    def at_risk(self) -> list[Need]:
        """Return where money may be lost, the most urgent first."""
        return [need for need in self.needs if need.kind in AT_RISK]


async def day(
    zones: Mapping[UUID, str], *, now: datetime, payments_of: Collection[UUID], leads_of: Collection[UUID]
) -> TodayOverview:
    """Return the day of the stations in scope, each by its own clock; payments and leads of some of them only."""
    dates = {station: now.astimezone(ZoneInfo(zone)).date() for station, zone in zones.items()}
    first, last = min(dates.values()), max(dates.values())
    # a day more than is shown: who cooks late then cannot drive far before it
    found, working = await queries.parties(first - BEHIND, last + AHEAD + BEHIND, now=now, zones=zones)
    beside = await lists(first, last, next(iter(zones.values())), leads_of=leads_of)
    waiting, payments = await _payments(payments_of)

    near = [
        party for party in found if party.event_date != last + AHEAD + BEHIND or find.is_held_until_soon(party, now)
    ]
    needs: list[Need] = []
    for party in near:
        rules = beside.rules.get(party.station)
        due_days = rules.balance_due_days if rules else ORDINARY_BALANCE_DAYS
        needs += find.of_party(party, now=now, balance_due_days=due_days)
    needs += find.of_tasks(beside.tasks, zones)
    needs += find.of_threads(beside.threads, {party.id: party for party in near})
    needs += find.of_leads(beside.leads)
    needs += find.of_payments(payments)
    needs += find.of_offers(beside.offers)
    order = ranked(_without_doubles(needs, payments))
    return TodayOverview(
        today=first,
        parties=tuple(party for party in near if _is_today(party, dates)),
        week=_week(near, dates, first),
        needs=tuple(order),
        figures=beside.figures,
        threads=tuple(beside.threads),
        instead=_instead(order, found, working, beside.rules, zones, now),
        waiting=waiting,
    )


async def _payments(payments_of: Collection[UUID]) -> tuple[matching.Counts | None, list[TodayPayment]]:
    allowed = scope().stations.intersection(payments_of)
    if not allowed:
        return None, []
    with stations(*allowed):
        return await matching.counts(), await queries.payments(min(allowed))


def _instead(
    order: Sequence[Need],
    parties: Sequence[TodayParty],
    working: Sequence[ChefTimes],
    rules: Mapping[UUID, StationRules],
    zones: Mapping[UUID, str],
    now: datetime,
) -> tuple[ChefSuggestion, ...]:
    """Return who could cook the party that comes first, from what is known of the days around it."""
    if not order or order[0].kind not in {NeedKind.NO_CHEF, NeedKind.CONFLICT} or order[0].station not in rules:
        return ()
    party = next(party for party in parties if party.id == order[0].subject)
    snapshot = AvailabilitySnapshot(
        zone=ZoneInfo(zones[party.station]),
        hours=rules[party.station].hours,
        slots=(),
        blocked=frozenset(),
        cooks=tuple(chef for chef in working if chef.station == party.station and chef.is_active),
        assignments=tuple(
            Assignment(each.id, assignment.chef, each.event_date, assignment.time, assignment.postal_code)
            for each in parties
            if each.is_on and each.id != party.id
            for assignment in each.assignments
        ),
        held=(),
        miles=catalog.miles,
        now=now,
    )
    found = schedule.suggestions(snapshot, party.starts_at, postal_code=party.postal_code)
    has = {assignment.chef for assignment in party.assignments}
    return tuple(chef for chef in found if chef.is_available and chef.id not in has)[:2]


def _is_today(party: TodayParty, dates: Mapping[UUID, date]) -> bool:
    return party.event_date == dates[party.station] and party.state not in NOT_COUNTED


def _week(parties: Iterable[TodayParty], dates: Mapping[UUID, date], today: date) -> tuple[Later, ...]:
    """Sum up the days that follow; days without a party are there, too."""
    per_day: dict[date, list[TodayParty]] = defaultdict(list)
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


def _without_doubles(found: Iterable[Need], payments: Iterable[TodayPayment]) -> list[Need]:
    """Leave out a hold or a missing deposit whose money may wait in the queue: deciding that comes first."""
    paying = {payment.booking for payment in payments}
    settled = {NeedKind.HOLD, NeedKind.DEPOSIT, NeedKind.BALANCE, NeedKind.UNPAID}
    return [need for need in found if not (need.kind in settled and need.subject in paying)]
