"""What is to be done about a booking, and what was done."""

from datetime import date, datetime
from uuid import UUID

import msgspec

from tables.tasks import Task, TaskKind, TaskRefund

MOST = 100


class TaskLine(msgspec.Struct, frozen=True):
    """A task in a list; money in cents."""

    id: UUID
    kind: TaskKind
    words: str
    amount_cents: int | None
    due_date: date | None
    made_by: UUID | None
    done_at: datetime | None
    done_by: UUID | None

    @property
    def is_done(self) -> bool:
        """Say whether somebody has done it."""
        return self.done_at is not None


async def of_booking(booking_id: UUID) -> list[TaskLine]:
    """Return the tasks about a booking: those to be done first, by the day that they are due."""
    rows = (
        await Task.select(
            Task.id, Task.kind, Task.words, Task.amount_cents, Task.due_date, Task.made_by, Task.done_at, Task.done_by
        )
        .where(Task.booking == booking_id)
        .order_by(Task.id)
        .limit(MOST)
    )
    return sorted((TaskLine(**row) for row in rows), key=lambda task: (task.is_done, task.due_date or date.max))


async def refunds_of(task_id: UUID) -> list[UUID]:
    """Return the decisions and manual entries that did something of a task, undone ones too."""
    return [row["decision"] for row in await TaskRefund.select(TaskRefund.decision).where(TaskRefund.task == task_id)]


async def refunds_asked(booking_id: UUID) -> int:
    """Return what the open tasks about a booking ask to be sent back, in cents."""
    rows = await Task.select(Task.amount_cents).where(
        (Task.booking == booking_id) & (Task.kind == TaskKind.REFUND) & Task.done_at.is_null()
    )
    return sum(row["amount_cents"] or 0 for row in rows)
