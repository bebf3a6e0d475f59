"""A party as a line of the calendar: when, who, who cooks, and the one thing about it that matters most. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from portal.controllers.calendar_month import Cell, Spot, Zones, wall
from portal.domain.bookings import CalendarEntry, Conflict, ConflictKind, Plan
from portal.web.filters import clock_time, money
from tables.bookings import BookingState, PaymentState

HOLD: Final = "hourglass"
MONEY_AT_RISK: Final = timedelta(days=3)
"""So shortly before a party, money that is still owed is a trouble."""
_MONEY: Final = {
    PaymentState.UNPAID: ("Unpaid", "circle", ""),
    PaymentState.DEPOSIT_PAID: ("Deposit", "circle-dot", ""),
    PaymentState.PARTIALLY_PAID: ("Part paid", "circle-half", ""),
    PaymentState.PAID: ("Paid", "circle-check", "ok"),
    PaymentState.OVERPAID: ("Overpaid", "circle-plus", "info"),
    PaymentState.REFUNDED: ("Refunded", "undo-2", ""),
}
_OVER: Final = {
    BookingState.CANCELLED: ("Cancelled", "ban", ""),
    BookingState.EXPIRED: ("Hold ran out", "timer-off", ""),
    BookingState.NO_SHOW: ("No show", "user-x", "bad"),
}


class Party(msgspec.Struct, frozen=True):
    """A line; `mark` is a word, an icon and a tone. `until` is when a hold runs out."""

    entry: CalendarEntry
    at: datetime
    chefs: str
    mark: tuple[str, str, str]
    until: datetime | None = None
    station: str = ""

    @property
    def counts_down(self) -> bool:
        """Say whether the mark is what is left of the hold."""
        return self.until is not None and self.mark[1] == HOLD

    @property
    def time(self) -> str:
        """Return the time of day."""
        return clock_time(self.at)


class Group(msgspec.Struct, frozen=True):
    """The parties of a slot."""

    spot: Spot
    parties: tuple[Party, ...]

    @property
    def left(self) -> tuple[str, str]:
        """Return what is left of the slot, in a word and a tone."""
        if self.spot.is_trouble:
            return "Conflict", "tone-bad"
        if self.spot.state is None:
            return "", ""
        if self.spot.state == "blocked":
            return "Blocked", ""
        return (f"{self.spot.free} free" if self.spot.free else "Full"), ""


def parties(plan: Plan, zones: Zones, *, now: datetime, today: date, stations: Mapping[UUID, str]) -> dict[UUID, Party]:
    """Return the lines of a plan's parties."""
    names = plan.names
    wrong = {booking: conflict for conflict in reversed(plan.conflicts) for booking in conflict.bookings}
    return {
        entry.id: Party(
            entry=entry,
            at=wall(entry.starts_at, zones[entry.station]),
            chefs=_chefs(entry, names),
            mark=mark(entry, wrong.get(entry.id), now=now, today=today),
            until=_until(entry, now),
            station=stations.get(entry.station, ""),
        )
        for entry in plan.entries
    }


def _until(entry: CalendarEntry, now: datetime) -> datetime | None:
    until = entry.hold_until_at if entry.is_hold else None
    return until if until and until > now else None


def groups(cell: Cell, plan: Plan, lines: Mapping[UUID, Party]) -> list[Group]:
    """Return a date's slots with their parties."""
    of_day = [lines[entry.id] for entry in plan.entries if entry.event_date == cell.date]
    return [Group(spot, tuple(line for line in of_day if line.at == spot.at)) for spot in cell.spots]


def mark(entry: CalendarEntry, conflict: Conflict | None, *, now: datetime, today: date) -> tuple[str, str, str]:
    """Return the one thing about a party that matters most: what is wrong, then its hold, then its money."""
    if entry.state in _OVER:
        return _OVER[entry.state]
    if conflict is not None:
        return _trouble(conflict)
    if entry.is_hold:
        if entry.hold_until_at is None:
            return "No deposit yet", HOLD, "warn"
        return (_left(entry.hold_until_at - now), HOLD, "warn")
    if entry.due_cents and today <= entry.event_date <= today + MONEY_AT_RISK:
        return f"{money(entry.due_cents)} due", "circle-alert", "warn"
    return _MONEY[entry.payment_state]


def short_name(name: str) -> str:
    """Return a chef's first name, and the initial of the last."""
    first, *others = name.split() or [""]
    return f"{first} {others[-1][0]}." if others else first


def _trouble(conflict: Conflict) -> tuple[str, str, str]:
    if conflict.kind == ConflictKind.CLASH:
        return "Same chef", "triangle-alert", "bad"
    if conflict.kind == ConflictKind.LATE:
        return "Drive too short", "triangle-alert", "bad"
    return ("Needs a chef" if conflict.missing == 1 else f"Needs {conflict.missing} chefs"), "chef-hat", "warn"


def _left(time: timedelta) -> str:
    seconds = int(time.total_seconds())
    if seconds <= 0:
        return "Hold has run out"
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours} h {minutes} min left" if hours else f"{minutes}:{seconds % 60:02} left"


def _chefs(entry: CalendarEntry, names: Mapping[UUID, str]) -> str:
    known: Iterable[str] = (short_name(names[chef]) for chef in entry.chefs if chef in names)
    return ", ".join(known)
