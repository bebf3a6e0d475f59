"""A station's zone as calendar programs want it: the rule by which its clock changes each year, not a list of dates."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LAST: Final = -1
_YEARS: Final = 5
"""A rule is one if it tells so many years."""


def time_zone(zone: ZoneInfo, year: int) -> Timezone:
    """Return a zone with the rules that hold from a year on; what follows none has its changes one by one."""
    component = Timezone()
    component.add("tzid", zone.key)
    changes = _changes(zone, year)
    if not changes:
        component.add_component(_part(zone, datetime.combine(date(year, 1, 1), time()), None))
    for number, change in enumerate(changes):
        later = [_changes(zone, year + more)[number : number + 1] for more in range(_YEARS)]
        component.add_component(_part(zone, change, _rule(change, [each for found in later for each in found])))
    return component


def _changes(zone: ZoneInfo, year: int) -> list[datetime]:
    """Return when the clock changes in a year, by the clock as it was before."""
    noons = [datetime.combine(date(year, 1, 1), time(12)) + timedelta(days=number) for number in range(366)]
    return [
        _moment(zone, before) for before in noons if _offset(zone, before) != _offset(zone, before + timedelta(days=1))
    ]


def _moment(zone: ZoneInfo, noon: datetime) -> datetime:
    """Return the quarter of an hour after a noon at which the clock changes, as if it had not."""
    was = _offset(zone, noon)
    begins = noon.replace(tzinfo=zone).astimezone(UTC)
    instants = (begins + timedelta(minutes=15 * number) for number in range(101))  # a day may have 25 hours
    changed = next(each for each in instants if each.astimezone(zone).utcoffset() != was)
    return (changed + was).replace(tzinfo=None)


def _offset(zone: ZoneInfo, wall: datetime) -> timedelta:
    return wall.replace(tzinfo=zone).utcoffset() or timedelta()


def _rule(change: datetime, later: list[datetime]) -> dict[str, object] | None:
    """Return the rule that tells these changes: the second Sunday of March; None where there is none."""
    number = (change.day - 1) // 7 + 1
    for wanted in (number, _LAST):
        if len(later) == _YEARS and all(_is(each, change, wanted) for each in later):
            return {"freq": "yearly", "bymonth": change.month, "byday": f"{wanted}{_DAYS[change.weekday()]}"}
    return None


def _is(each: datetime, change: datetime, number: int) -> bool:
    is_alike = (each.month, each.weekday(), each.time()) == (change.month, change.weekday(), change.time())
    is_last = (each + timedelta(days=7)).month != each.month
    return is_alike and (is_last if number == _LAST else (each.day - 1) // 7 + 1 == number)


def _part(zone: ZoneInfo, change: datetime, rule: dict[str, object] | None) -> TimezoneStandard | TimezoneDaylight:
    after = change + timedelta(hours=3)
    is_summer = bool(after.replace(tzinfo=zone).dst())
    part = TimezoneDaylight() if is_summer else TimezoneStandard()
    part.add("dtstart", change)
    part.add("tzoffsetfrom", _offset(zone, change - timedelta(hours=3)))
    part.add("tzoffsetto", _offset(zone, after))
    part.add("tzname", f"{after.replace(tzinfo=zone):%Z}")
    if rule:
        part.add("rrule", rule)
    return part
