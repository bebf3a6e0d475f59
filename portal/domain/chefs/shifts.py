"""When chefs are at work from one date to another: each one’s ranges are made once, however often asked for."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain.chefs.times import ChefTimes

_DAY: Final = timedelta(days=1)


class AbsenceKind(StrEnum):
    """Why a chef is not at work."""

    LEFT = "left"
    LEAVES = "leaves"
    OFF = "off"
    HOURS = "hours"


class Absence(msgspec.Struct, frozen=True):
    """That a chef is not at work all through a time, and why; `reason` is what was written beside their time off."""

    kind: AbsenceKind
    reason: str = ""

    @property
    def words(self) -> str:
        """Return it behind a name: is off (Wedding), has the day off, does not work then."""
        if self.kind == AbsenceKind.LEFT:
            return "no longer cooks here"
        if self.kind == AbsenceKind.LEAVES:
            return "will have left by then"
        if self.kind == AbsenceKind.HOURS:
            return "does not work then"
        return f"is off ({self.reason})" if self.reason else "is off then"


class Shifts:
    """The chefs of a station at work, on some dates and the day after (parties end past midnight). Pure."""

    def __init__(self, cooks: Iterable[ChefTimes], first: date, last: date, zone: ZoneInfo) -> None:
        self._zone = zone
        self._cooks = {cook.id: cook for cook in cooks}
        ranges = {cook.id: cook.ranges(first, last + _DAY, zone) for cook in self._cooks.values()}
        self._begins = {chef: [one.starts_at for one in each] for chef, each in ranges.items()}
        self._ends = {chef: [one.ends_at for one in each] for chef, each in ranges.items()}

    def hold(self, chef: UUID, starts_at: datetime, ends_at: datetime) -> bool:
        """Say whether a chef is at work all through a time, by their hours."""
        begins = self._begins.get(chef, ())
        number = bisect_right(begins, starts_at) - 1
        return number >= 0 and ends_at <= self._ends[chef][number]

    def absence(self, chef: UUID, starts_at: datetime, ends_at: datetime) -> Absence | None:
        """Return why a chef cannot be somewhere all through a time; None where they can."""
        cook = self._cooks.get(chef)
        if cook is None or not cook.is_active:
            return Absence(AbsenceKind.LEFT)
        if self.hold(chef, starts_at, ends_at):
            return None
        if cook.has_left(starts_at.astimezone(self._zone).date()):
            return Absence(AbsenceKind.LEAVES)
        off = [each for each in cook.overrides if each.is_off and each.starts_at < ends_at and starts_at < each.ends_at]
        if off:
            return Absence(AbsenceKind.OFF, next((each.reason for each in off if each.reason), ""))
        return Absence(AbsenceKind.HOURS)
