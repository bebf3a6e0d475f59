"""Chefs: who cooks, when they can, and the links by which they and their calendars are read."""

from enum import StrEnum

from piccolo.columns import UUID, Array, Boolean, Bytea, Date, Integer, Timestamptz, Varchar
from piccolo.constraints import Check, Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed


class Chef(Changing, StationTable, schema="core", tablename="chefs"):
    """A person who cooks at parties. `postal_code` is where their day begins and ends.

    Who leaves on a day that is known has a `last_date`, the last on which they begin to work.
    `link_version` stands in the link to their own page: a higher one ends all links handed out before.
    """

    name = Varchar(length=120, default=None)
    phone = Sealed(null=True)
    email = Sealed(null=True)
    postal_code = Varchar(length=10, default="")
    skills = Array(base_column=Varchar(length=40), default=list)
    max_events_a_day = Integer(default=2)
    is_active = Boolean(default=True)
    last_date = Date(null=True, default=None)
    link_version = Integer(default=1)

    chefs_id_in_station = Unique(["station", "id"])


class ChefHours(Changing, StationTable, schema="core", tablename="chef_hours"):
    """When a chef works on a weekday (Monday = 0), in minutes since local midnight; past 1440 is after midnight."""

    chef = UUID(default=None)
    weekday = Integer(default=None)
    starts_minute = Integer(default=None)
    ends_minute = Integer(default=None)

    chef_hours_are_of_a_week = Check("weekday BETWEEN 0 AND 6")
    chef_hours_in_order = Check("starts_minute >= 0 AND ends_minute > starts_minute AND ends_minute <= 2160")


class AvailabilityKind(StrEnum):
    """Whether a stretch of time takes a chef away from their weekly hours, or adds to them."""

    OFF = "off"
    EXTRA = "extra"


class AvailabilityCalendar(Changing, StationTable, schema="knowledge", tablename="availability_calendars"):
    """A stretch of time in which a chef can, or cannot, be booked, whatever their weekly hours say."""

    chef = UUID(default=None)
    kind = Varchar(length=10, choices=AvailabilityKind, default=AvailabilityKind.OFF)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    max_events = Integer(default=1)
    reason = Varchar(length=120, default="")

    availability_calendars_in_order = Check(ends_at > starts_at)


class CalendarFeed(Changing, StationTable, schema="core", tablename="calendar_feeds"):
    """A calendar that other programs may read: a chef's, or (without one) the station's, until it is revoked.

    The token itself is shown once; only its hash is kept.
    """

    chef = UUID(null=True, default=None)
    label = Varchar(length=80, default=None)
    token_hash = Bytea(default=None)
    made_by = UUID(null=True, default=None)
    last_read_at = Timestamptz(null=True, default=None)
    revoked_at = Timestamptz(null=True, default=None)

    calendar_feeds_token_once = Unique(["token_hash"])
