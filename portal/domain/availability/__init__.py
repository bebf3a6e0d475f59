"""Availability: when a party of some size can begin at a place, and who is reserved for it."""

from portal.domain.availability.compute import (
    UNKNOWN_DRIVE,
    Fitness,
    capacity_of,
    chefs_for,
    fitness_of_all,
    local_date,
    openings_anywhere,
    openings_of,
)
from portal.domain.availability.count_free_chefs import AT_HAND, chefs_at_hand
from portal.domain.availability.free_capacity import FreeCapacity, free_capacity
from portal.domain.availability.lock_dates import Crowded, lock_dates, try_lock_dates
from portal.domain.availability.nearest import nearest_free, taken
from portal.domain.availability.openings import hours_of, openings, snapshot_of
from portal.domain.availability.openings_to_move import openings_to_move
from portal.domain.availability.refusals import NothingToCook, OutsideArea, SlotTaken, TimeOver, TooLarge
from portal.domain.availability.reserve_chefs import chefs_of, chefs_once_of, release_chefs, reserve_chefs
from portal.domain.availability.snapshot import (
    Assignment,
    AvailabilitySnapshot,
    Held,
    Hours,
    Opening,
    OpeningState,
    Slot,
)

__all__ = [
    "AT_HAND",
    "UNKNOWN_DRIVE",
    "Assignment",
    "AvailabilitySnapshot",
    "Crowded",
    "Fitness",
    "FreeCapacity",
    "Held",
    "Hours",
    "NothingToCook",
    "Opening",
    "OpeningState",
    "OutsideArea",
    "Slot",
    "SlotTaken",
    "TimeOver",
    "TooLarge",
    "capacity_of",
    "chefs_at_hand",
    "chefs_for",
    "chefs_of",
    "chefs_once_of",
    "fitness_of_all",
    "free_capacity",
    "hours_of",
    "local_date",
    "lock_dates",
    "nearest_free",
    "openings",
    "openings_anywhere",
    "openings_of",
    "openings_to_move",
    "release_chefs",
    "reserve_chefs",
    "snapshot_of",
    "taken",
    "try_lock_dates",
]
