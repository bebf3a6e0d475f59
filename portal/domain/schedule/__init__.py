"""The schedule: who cooks when, what stands in the way, and what happened on the day."""

from portal.domain.schedule.assign import ChefBusy, NobodyNeeded, assign
from portal.domain.schedule.assigned import assignments_of
from portal.domain.schedule.block import AlreadyBlocked, NoReason, block
from portal.domain.schedule.block_dates import NotARange, block_dates
from portal.domain.schedule.calendar import CalendarAssignment, CalendarEntry, calendar, calendar_entry
from portal.domain.schedule.calendar_overview import Block, CalendarOverview, SlotCapacity, calendar_overview
from portal.domain.schedule.check_in import EARLIEST_ARRIVAL, LATEST_NEWS, NotYet, NotYours, check_in, party_of
from portal.domain.schedule.check_out import check_out
from portal.domain.schedule.conflicts import Conflict, ConflictKind, Drive, Roads, RouteStop, conflicts, ways
from portal.domain.schedule.events import ChefArrived, ChefDone, DateBlocked, DateUnblocked
from portal.domain.schedule.reschedule import reschedule
from portal.domain.schedule.run_sheet import (
    Dish,
    RunSheet,
    RunSheetAssignment,
    run_sheet_of,
    run_sheets_of_chef,
    run_sheets_on,
)
from portal.domain.schedule.suggest_chefs import ChefSuggestion, suggest_chefs, suggestions
from portal.domain.schedule.unblock import unblock
from portal.domain.schedule.unblock_dates import unblock_dates

__all__ = [
    "EARLIEST_ARRIVAL",
    "LATEST_NEWS",
    "AlreadyBlocked",
    "Block",
    "CalendarAssignment",
    "CalendarEntry",
    "CalendarOverview",
    "ChefArrived",
    "ChefBusy",
    "ChefDone",
    "ChefSuggestion",
    "Conflict",
    "ConflictKind",
    "DateBlocked",
    "DateUnblocked",
    "Dish",
    "Drive",
    "NoReason",
    "NobodyNeeded",
    "NotARange",
    "NotYet",
    "NotYours",
    "Roads",
    "RouteStop",
    "RunSheet",
    "RunSheetAssignment",
    "SlotCapacity",
    "assign",
    "assignments_of",
    "block",
    "block_dates",
    "calendar",
    "calendar_entry",
    "calendar_overview",
    "check_in",
    "check_out",
    "conflicts",
    "party_of",
    "reschedule",
    "run_sheet_of",
    "run_sheets_of_chef",
    "run_sheets_on",
    "suggest_chefs",
    "suggestions",
    "unblock",
    "unblock_dates",
    "ways",
]
