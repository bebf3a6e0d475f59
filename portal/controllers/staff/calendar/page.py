"""The calendar's pages, put together: which dates, whose parties, and where one goes from here."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.controllers.staff.calendar import month, week
from portal.controllers.staff.calendar.month import MonthCell, Zones
from portal.controllers.staff.calendar.party import PartyCard, groups, parties
from portal.domain import schedule
from portal.domain.access import Action
from portal.domain.schedule import CalendarEntry, CalendarOverview
from portal.text import day as written_day
from portal.web.components import Link
from portal.web.dates import clock_words, in_reach
from portal.web.htmx import page_of
from portal.web.places import base, here, station_names
from portal.web.session import StaffRequest
from tables.base import RowMissing
from tables.bookings import BookingState

VIEWS: Final = ("month", "week", "day", "agenda")
AGENDA_DAYS: Final = 14
STATES: Final = (
    ("", "All active"),
    (BookingState.PENDING_DEPOSIT, "On hold"),
    (BookingState.CONFIRMED, "Confirmed"),
    (BookingState.COMPLETED, "Completed"),
    (BookingState.CANCELLED, "Canceled"),
    (BookingState.EXPIRED, "Expired"),
)


class CalendarQuery(msgspec.Struct, frozen=True):
    """What an address asks for: the dates from `first` to `last`, one of them selected, and whose parties.

    `shows_capacity` asks for the free capacity of a month instead of its parties.
    """

    view: str
    day: date
    first: date
    last: date
    chef: UUID | None = None
    state: BookingState | None = None
    shows_capacity: bool = False

    @property
    def query(self) -> dict[str, str]:
        """Return the filters as they stand in addresses."""
        named = (("chef", self.chef), ("state", self.state), ("free", "1" if self.shows_capacity else ""))
        return {key: str(value) for key, value in named if value}


class CalendarLinks(msgspec.Struct, frozen=True):
    """The addresses of the calendar, which keep the filters."""

    base: str
    query: dict[str, str]

    def month(self, day: date) -> str:
        """Return the month that a date is in, with the date selected."""
        return self._to(f"{day:%Y-%m}", day=day.isoformat())

    def week(self, day: date) -> str:
        """Return the week of a date."""
        return self._to(f"week/{day}")

    def day(self, day: date) -> str:
        """Return a date by itself."""
        return self._to(f"day/{day}")

    def agenda(self, day: date) -> str:
        """Return the list from a date on."""
        return self._to(f"agenda/{day}")

    def at(self, view: str, day: date) -> str:
        """Return a date in one of the views."""
        address: str = getattr(self, view)(day)
        return address

    def without(self, asked: CalendarQuery, name: str) -> str:
        """Return the same dates with a filter less."""
        kept = {key: value for key, value in self.query.items() if key != name}
        return CalendarLinks(self.base, kept).at(asked.view, asked.day)

    def beside(self, asked: CalendarQuery, **more: str) -> str:
        """Return the same dates with a filter more."""
        return CalendarLinks(self.base, self.query | more).at(asked.view, asked.day)

    def _to(self, path: str, **more: str) -> str:
        query = more | self.query
        return f"{self.base}/calendar/{path}" + (f"?{urlencode(query)}" if query else "")


def asked(request: StaffRequest, view: str, day: date) -> CalendarQuery:
    """Read an address: the dates that a view of this day shows, and the filters; what means nothing is left out."""
    first, last = _dates(view, in_reach(day))
    query = request.query_params
    shows_capacity = view == "month" and query.get("free") == "1"
    return CalendarQuery(
        view, day, first, last, _chef(query.get("chef", "")), _state(query.get("state", "")), shows_capacity
    )


def today(request: StaffRequest) -> date:
    """Return the date at the stations of the page."""
    return clock.now().astimezone(_zone(request)).date()


async def context(request: StaffRequest, wants: CalendarQuery) -> dict[str, Any]:
    """Return all that the calendar's templates show."""
    zones = station_zones(request)
    overview = await schedule.calendar_overview(
        wants.first,
        wants.last,
        zones=zones,
        slots_on=_slots_on(wants),
        chef=wants.chef,
        states=[wants.state] if wants.state else None,
    )
    links = CalendarLinks(base(request), wants.query)
    now = clock.now()
    lines = parties(overview, zones, now=now, today=today(request), stations=_names(request))
    return {
        "base": base(request),
        "wants": wants,
        "overview": overview,
        "links": links,
        "address": links.at(wants.view, wants.day),
        "views": [Link(label=v.capitalize(), href=links.at(v, wants.day), current=v == wants.view) for v in VIEWS],
        "today": today(request),
        "earlier": links.at(wants.view, step(wants, -1)),
        "later": links.at(wants.view, step(wants, 1)),
        "steps": _steps(wants, links),
        "title": title(wants),
        "says_zone": len({zone.key for zone in zones.values()}) > 1,
        "clock": clock_words(zones.values(), wants.first, wants.last),
        "now": now,
        "figures": CalendarTotals.of(overview, wants),
        "states": STATES,
        "chef_choices": [("", "Every chef"), *((chef.id, chef.name) for chef in overview.chefs)],
        "may_move": here(request).may(Action.MANAGE_BOOKINGS),
        "movable_at": here(request).allowing(Action.MANAGE_BOOKINGS),
        "parties": lines,
        **_view(wants, overview, zones, lines),
    }


def _slots_on(wants: CalendarQuery) -> list[date]:
    """Return the dates of which free capacity is shown."""
    if wants.shows_capacity:
        return month.days_of(wants.day)
    return [wants.day] if wants.view in {"month", "day"} else []


class CalendarTotals(msgspec.Struct, frozen=True):
    """What the dates amount to."""

    parties: int
    capacity: int
    holds: int
    conflicts: int
    late: int
    unstaffed: int
    cents: int

    @classmethod
    def of(cls, overview: CalendarOverview, wants: CalendarQuery) -> "CalendarTotals":
        """Count; of a month only its own days."""
        days = {wants.first + timedelta(days=number) for number in range((wants.last - wants.first).days + 1)}
        if wants.view == "month":
            days = {day for day in days if day.month == wants.day.month}
        entries = [entry for entry in overview.entries if entry.event_date in days]
        kinds = [conflict.kind for conflict in overview.conflicts if conflict.event_date in days]
        return cls(
            parties=len(entries),
            capacity=sum(overview.capacity.get(day, 0) for day in days),
            holds=sum(entry.is_hold for entry in entries),
            conflicts=kinds.count(schedule.ConflictKind.CLASH) + kinds.count(schedule.ConflictKind.AWAY),
            late=kinds.count(schedule.ConflictKind.LATE),
            unstaffed=kinds.count(schedule.ConflictKind.SHORT),
            cents=sum(entry.total_cents for entry in entries),
        )


def _view(
    wants: CalendarQuery, overview: CalendarOverview, zones: Zones, lines: dict[UUID, PartyCard]
) -> dict[str, Any]:
    if wants.view == "week":
        days = week.week_of(wants.day)
        return {"days": _cells(days, overview, zones), "rows": week.rows(days, overview, zones)}
    if wants.view == "agenda":
        days = [wants.first + timedelta(days=number) for number in range(AGENDA_DAYS)]
        return {
            "cells": _cells(days, overview, zones),
            "by_date": _by_date(overview.entries),
            "agenda_from": wants.first,
        }
    cells = _cells(month.days_of(wants.day) if wants.view == "month" else [wants.day], overview, zones)
    selected = next(cell for cell in cells if cell.date == wants.day)
    more = {
        "cells": cells,
        "selected": selected,
        "by_date": _by_date(overview.entries),
        "agenda_from": wants.day,
        "groups": groups(selected, lines),
        "guests": sum(entry.guests for entry in overview.entries if entry.event_date == wants.day),
    }
    if wants.view == "day":
        more["rows"] = week.rows([wants.day], overview, zones)
    return more


def _cells(days: Iterable[date], overview: CalendarOverview, zones: Zones) -> list[MonthCell]:
    return month.cells(days, overview, zones)


def _by_date(entries: Iterable[CalendarEntry]) -> dict[date, list[CalendarEntry]]:
    found: dict[date, list[CalendarEntry]] = {}
    for entry in entries:
        found.setdefault(entry.event_date, []).append(entry)
    return found


def _dates(view: str, day: date) -> tuple[date, date]:
    if view == "month":
        days = month.days_of(day)
        return days[0], days[-1]
    if view == "week":
        days = week.week_of(day)
        return days[0], days[-1]
    return day, day + timedelta(days=AGENDA_DAYS - 1 if view == "agenda" else 0)


def step(wants: CalendarQuery, direction: int) -> date:
    """Return the day that the view before or behind this one shows."""
    if wants.view == "month":
        first = wants.day.replace(day=1)
        return (
            (first - timedelta(days=1)).replace(day=1) if direction < 0 else (first + timedelta(days=32)).replace(day=1)
        )
    days = {"week": 7, "day": 1, "agenda": AGENDA_DAYS}[wants.view]
    return wants.day + timedelta(days=days * direction)


def _steps(wants: CalendarQuery, links: CalendarLinks) -> list[Link]:
    """Return where the arrow keys lead: a day on or back, in the month and the week also a week."""
    arrows = [("ArrowLeft", -1, "The day before"), ("ArrowRight", 1, "The day after")]
    if wants.view == "month":
        arrows += [("ArrowUp", -7, "A week earlier"), ("ArrowDown", 7, "A week later")]
    return [
        Link(label=label, href=links.at(wants.view, wants.day + timedelta(days=days)), key=key)
        for key, days, label in arrows
    ]


def title(wants: CalendarQuery) -> str:
    """Return how the dates are called."""
    if wants.view == "month":
        return f"{wants.day:%B %Y}"
    if wants.view == "day":
        return written_day(wants.day, year=True)
    first, last = wants.first, wants.last
    ends = f"{last.day}" if first.month == last.month else f"{last:%b} {last.day}"
    return f"{first:%b} {first.day} – {ends}"


def back_to(request: StaffRequest, day: date) -> str:
    """Return where a form was opened: the calendar as it stood, or the month of that day."""
    seen = page_of(request)
    path = seen.path.removeprefix(f"{base(request)}/calendar")
    if path != seen.path and not path.startswith(("/moves", "/assignments", "/blocks")):
        return seen.path + (f"?{seen.query}" if seen.query else "")
    return CalendarLinks(base(request), {}).month(day)


def station_zones(request: StaffRequest) -> dict[UUID, ZoneInfo]:
    """Return the zone of each station of the page."""
    return {place.id: ZoneInfo(place.time_zone) for place in here(request).places}


def _zone(request: StaffRequest) -> ZoneInfo:
    return ZoneInfo(here(request).places[0].time_zone)


def _names(request: StaffRequest) -> dict[UUID, str]:
    """Return the stations' names, where there are several to tell apart."""
    names = station_names(request)
    return names if len(names) > 1 else {}


def _chef(written: str) -> UUID | None:
    try:
        return UUID(written)
    except ValueError:
        return None


def _state(written: str) -> BookingState | None:
    return BookingState(written) if written in set(BookingState) else None


async def entry_of(booking_id: UUID) -> CalendarEntry:
    """Return the party that an address names."""
    entry = await schedule.calendar_entry(booking_id)
    if entry is None:
        raise RowMissing("Booking")
    return entry
