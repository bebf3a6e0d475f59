"""The schedule: who cooks at what, and the dates on which nobody does."""

from piccolo.columns import UUID, Boolean, Date, Integer, Timestamptz, Varchar
from piccolo.constraints import Check

from tables.base import Changing, StationTable


class ChefAssignment(Changing, StationTable, schema="core", tablename="chef_assignments"):
    """A chef is kept free for a party, from loading the car to cleaning up; nobody can be in two places.

    Tentative ones were chosen by the portal to keep a place; staff may choose others. A released one is history.
    """

    booking = UUID(default=None)
    chef = UUID(default=None)
    event_date = Date(default=None)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    postal_code = Varchar(length=10, default="")
    is_tentative = Boolean(default=True)
    released_at = Timestamptz(null=True, default=None)
    arrived_at = Timestamptz(null=True, default=None)
    done_at = Timestamptz(null=True, default=None)

    chef_assignments_in_order = Check(ends_at > starts_at)


class BlockedDate(Changing, StationTable, schema="knowledge", tablename="blocked_dates"):
    """A date (or one of its slots) that takes no new parties; those it has stay."""

    blocked_date = Date(default=None)
    starts_minute = Integer(null=True, default=None)
    reason = Varchar(length=120, default="")
