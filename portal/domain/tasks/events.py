"""Tasks of a booking, begun and done."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.tasks import TaskKind


class TaskAdded(RecordedEvent, frozen=True, kw_only=True):
    """Somebody has something to do about a booking."""

    name: ClassVar[str] = "bookings.task.added"
    stream: ClassVar[str] = "task"
    booking_id: UUID
    kind: TaskKind
    amount_cents: int | None = None


class TaskFinished(RecordedEvent, frozen=True, kw_only=True):
    """What was to be done about a booking is done."""

    name: ClassVar[str] = "bookings.task.finished"
    stream: ClassVar[str] = "task"
    booking_id: UUID
    kind: TaskKind


class TaskReopened(RecordedEvent, frozen=True, kw_only=True):
    """What was said to be done is still to be done."""

    name: ClassVar[str] = "bookings.task.reopened"
    stream: ClassVar[str] = "task"
    booking_id: UUID
    kind: TaskKind


class TaskWithdrawn(RecordedEvent, frozen=True, kw_only=True):
    """What was to be sent back need not be: the party became dearer again, or is off and all is asked for anew."""

    name: ClassVar[str] = "bookings.task.withdrawn"
    stream: ClassVar[str] = "task"
    booking_id: UUID
    amount_cents: int | None
