"""The event store: what happened, kept for ever; its outbox; jobs, their memory; and the time line that staff read."""

from piccolo.columns import JSONB, UUID, BigInt, BigSerial, ForeignKey, Integer, Timestamptz, Varchar
from piccolo.columns.base import OnDelete
from piccolo.constraints import Unique

from tables.base import PlatformTable, StationTable


class DomainEvent(PlatformTable, schema="system", tablename="domain_events"):
    """One thing that happened to one stream (a booking, a payment notification, ...).

    Facts are ids and numbers, never PII.
    """

    append_only = True

    stream = Varchar(length=40, default=None)
    stream_id = UUID(default=None)
    version = Integer(default=None)
    name = Varchar(length=80, default=None)
    facts = JSONB(default="{}")
    business = UUID(null=True, default=None)
    stations = JSONB(default="[]")
    actor = Varchar(length=80, default="system")

    domain_events_version_once = Unique(["stream", "stream_id", "version"])


class OutboxEntry(PlatformTable, schema="system", tablename="outbox_entries"):
    """An event; once it is relayed, the jobs that react to it wait in the queue."""

    position = BigSerial()
    event = ForeignKey(DomainEvent, default=None, null=False, on_delete=OnDelete.restrict)
    relayed_at = Timestamptz(null=True, default=None)

    outbox_entries_once = Unique(["event"])


class WaitingJob(PlatformTable, schema="system", tablename="waiting_jobs"):
    """A job that is not done: what it is told, since when it is due, and the worker that is at it. Done, its row goes.

    `key` names what it follows from, so that it waits once. `told` holds ids and numbers, never PII.
    """

    key = Varchar(length=200, default=None)
    job = Varchar(length=80, default=None)
    told = JSONB(default="{}")
    due_at = Timestamptz(default=None)
    next_try_at = Timestamptz(default=None)
    tries = Integer(default=0)
    worker = BigInt(null=True, default=None)

    waiting_jobs_once = Unique(["key"])


class IdempotencyKey(PlatformTable, schema="system", tablename="idempotency_keys"):
    """The memory that a job has reacted to an event, written in the transaction of its effect."""

    append_only = True

    event = UUID(default=None)
    job = Varchar(length=80, default=None)

    idempotency_keys_once = Unique(["event", "job"])


class Snapshot(PlatformTable, schema="system", tablename="snapshots"):
    """The state of a stream at a version, so that a replay need not begin at the beginning."""

    append_only = True

    stream = Varchar(length=40, default=None)
    stream_id = UUID(default=None)
    version = Integer(default=None)
    state = JSONB(default="{}")

    snapshots_once = Unique(["stream", "stream_id", "version"])


class ProjectionPosition(PlatformTable, schema="system", tablename="projection_positions"):
    """How far a projection has read the event store."""

    projection = Varchar(length=80, default=None)
    position = Integer(default=0)

    projection_positions_once = Unique(["projection"])


class Event(StationTable, schema="core", tablename="events"):
    """A line of the time line of a booking or customer: a projection of the domain events."""

    append_only = True

    event = UUID(default=None)
    subject = Varchar(length=20, default=None)
    subject_id = UUID(default=None)
    name = Varchar(length=80, default=None)
    facts = JSONB(default="{}")
    actor = Varchar(length=80, default="system")
    happened_at = Timestamptz(default=None)

    events_once = Unique(["station", "event", "subject_id"])
