"""Chefs: who cooks, what can be asked of them, and when they can."""

from portal.domain.chefs.add_extra import add_extra
from portal.domain.chefs.bring_back import bring_back
from portal.domain.chefs.change import change
from portal.domain.chefs.details import MOST_EVENTS, ChefDetails, NotAChef
from portal.domain.chefs.end import end
from portal.domain.chefs.end_due import end_due
from portal.domain.chefs.events import (
    ChefChanged,
    ChefEnded,
    ChefHired,
    ChefHoursSet,
    ChefLeaveSet,
    ChefLinkRenewed,
    ChefReturned,
    ChefTimeAdded,
    ChefTimeRemoved,
)
from portal.domain.chefs.hire import hire
from portal.domain.chefs.in_the_way import PartiesInTheWay, within
from portal.domain.chefs.leave_on import leave_on
from portal.domain.chefs.load import ChefParty, parties_of
from portal.domain.chefs.queries import of_station
from portal.domain.chefs.remove_time import remove_time
from portal.domain.chefs.renew_link import renew_link
from portal.domain.chefs.set_hours import DAYS, NotAWeek, set_hours
from portal.domain.chefs.shifts import Absence, AbsenceKind, Shifts
from portal.domain.chefs.stay import stay
from portal.domain.chefs.take_off import take_off
from portal.domain.chefs.time_range import NotATimeRange, TimeRange, days, hours
from portal.domain.chefs.times import DAY_MINUTES, ChefTimes, HoursOverride, WeekHours, at_minute

__all__ = [
    "DAYS",
    "DAY_MINUTES",
    "MOST_EVENTS",
    "Absence",
    "AbsenceKind",
    "ChefChanged",
    "ChefDetails",
    "ChefEnded",
    "ChefHired",
    "ChefHoursSet",
    "ChefLeaveSet",
    "ChefLinkRenewed",
    "ChefParty",
    "ChefReturned",
    "ChefTimeAdded",
    "ChefTimeRemoved",
    "ChefTimes",
    "HoursOverride",
    "NotAChef",
    "NotATimeRange",
    "NotAWeek",
    "PartiesInTheWay",
    "Shifts",
    "TimeRange",
    "WeekHours",
    "add_extra",
    "at_minute",
    "bring_back",
    "change",
    "days",
    "end",
    "end_due",
    "hire",
    "hours",
    "leave_on",
    "of_station",
    "parties_of",
    "remove_time",
    "renew_link",
    "set_hours",
    "stay",
    "take_off",
    "within",
]
