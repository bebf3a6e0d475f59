"""Notifications: what staff should notice."""

from piccolo.columns import JSONB, UUID, Boolean, Varchar
from piccolo.constraints import Unique

from tables.base import Changing, StationTable


class Notification(StationTable, schema="notification", tablename="notifications"):
    """A line in the bell of a station's staff: what happened to what, in ids; the words are made when it is shown."""

    event = UUID(default=None)
    kind = Varchar(length=60, default=None)
    subject_id = UUID(default=None)
    facts = JSONB(default="{}")

    notifications_event_once = Unique(["station", "event"])
    notifications_id_in_station = Unique(["station", "id"])


class NotificationReading(StationTable, schema="notification", tablename="notification_readings"):
    """A person has seen a notification."""

    notification = UUID(default=None)
    user = UUID(default=None)

    notification_readings_once = Unique(["station", "notification", "user"])


class NotificationGroup(Changing, StationTable, schema="notification", tablename="notification_groups"):
    """People who are told of the same things ("Kitchen Team")."""

    name = Varchar(length=80, default=None)

    notification_groups_id_in_station = Unique(["station", "id"])


class NotificationGroupMember(Changing, StationTable, schema="notification", tablename="notification_group_members"):
    """A person in a group, and how they want to be told."""

    group = UUID(default=None)
    user = UUID(default=None)
    channel = Varchar(length=20, default="portal")

    notification_group_members_once = Unique(["group", "user"])


class NotificationGroupEvent(Changing, StationTable, schema="notification", tablename="notification_group_events"):
    """An event that a group is told of."""

    group = UUID(default=None)
    event_name = Varchar(length=80, default=None)
    is_on = Boolean(default=True)

    notification_group_events_once = Unique(["group", "event_name"])
