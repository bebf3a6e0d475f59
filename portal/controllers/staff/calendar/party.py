"""A party as a line of the calendar: when, who, who cooks, and the one thing about it that matters most. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec

from portal.controllers.staff.calendar.month import MonthCell, SlotOccupancy, Zones
from portal.domain.schedule import CalendarEntry, CalendarOverview, Conflict, ConflictKind
from portal.text import clock_time, money
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
    BookingState.CANCELLED: ("Canceled", "ban", ""),
    BookingState.EXPIRED: ("Hold expired", "timer-off", ""),
    BookingState.NO_SHOW: ("No-show", "user-x", "bad"),
}


class PartyCard(msgspec.Struct, frozen=True):
    """A line; `at` is by its station's clock, `mark` a word, an icon and a tone. `until` is when a hold runs out.

    Where several stations stand side by side it says which is its own, and where their clocks differ, by which.
    """

    entry: CalendarEntry
    at: datetime
    chefs: str
    mark: tuple[str, str, str]
    until: datetime | None = None
    station: str = ""
    says_zone: bool = False

    @property
    def counts_down(self) -> bool:
        """Say whether the mark is what is left of the hold."""
        return self.until is not None and self.mark[1] == HOLD

    @property
    def time(self) -> str:
        """Return the time of day."""
        return clock_time(self.at) + self._zone

    @property
    def brief_time(self) -> str:
        """Return the time of day as it stands in a cell: 6 PM, 6:30 PM."""
        return (f"{self.at.hour % 12 or 12} {self.at:%p}" if not self.at.minute else clock_time(self.at)) + self._zone

    @property
    def _zone(self) -> str:
        return f" {self.at:%Z}" if self.says_zone else ""

    @property
    def kind(self) -> str:
        """Return what it looks like in a cell."""
        if self.entry.state in _OVER:
            return "off"
        if self.mark[2] == "bad":
            return "trouble"
        if self.entry.chefs_missing:
            return "open"
        return "hold" if self.entry.is_hold else "confirmed"


class SlotGroup(msgspec.Struct, frozen=True):
    """The parties of a slot."""

    slot: SlotOccupancy
    parties: tuple[PartyCard, ...]


def parties(
    overview: CalendarOverview, zones: Zones, *, now: datetime, today: date, stations: Mapping[UUID, str]
) -> dict[UUID, PartyCard]:
    """Return the lines of an overview's parties."""
    names, says_zone = overview.names, len({zone.key for zone in zones.values()}) > 1
    wrong = {booking: conflict for conflict in reversed(overview.conflicts) for booking in conflict.bookings}
    return {
        entry.id: PartyCard(
            entry=entry,
            at=entry.starts_at.astimezone(zones[entry.station]),
            chefs=_chefs(entry, names),
            mark=mark(entry, wrong.get(entry.id), now=now, today=today),
            until=_until(entry, now),
            station=stations.get(entry.station, ""),
            says_zone=says_zone,
        )
        for entry in overview.entries
    }


def _until(entry: CalendarEntry, now: datetime) -> datetime | None:
    until = entry.hold_until_at if entry.is_hold else None
    return until if until and until > now else None


def groups(cell: MonthCell, lines: Mapping[UUID, PartyCard]) -> list[SlotGroup]:
    """Return a date's slots with their parties."""
    return [SlotGroup(slot, tuple(lines[booking] for booking in slot.parties)) for slot in cell.slots]


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
    if conflict.kind == ConflictKind.AWAY:
        return "Chef is away", "user-x", "bad"
    if conflict.kind == ConflictKind.CLASH:
        return "Same chef", "triangle-alert", "bad"
    if conflict.kind == ConflictKind.LATE:
        return "Drive too short", "triangle-alert", "bad"
    return ("Needs a chef" if conflict.missing == 1 else f"Needs {conflict.missing} chefs"), "chef-hat", "warn"


def _left(time: timedelta) -> str:
    seconds = int(time.total_seconds())
    if seconds <= 0:
        return "Hold expired"
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours} h {minutes} min left" if hours else f"{minutes}:{seconds % 60:02} left"


def _chefs(entry: CalendarEntry, names: Mapping[UUID, str]) -> str:
    known: Iterable[str] = (short_name(names[chef]) for chef in entry.chefs if chef in names)
    return ", ".join(known)
