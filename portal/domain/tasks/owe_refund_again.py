"""Put what was to be sent back among what is to be done again."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.tasks.events import TaskReopened
from tables.bookings import Task, TaskKind
from tables.unit_of_work import atomic


@atomic
async def owe_refund_again(task_id: UUID, *, amount_cents: int) -> None:
    """Take back that so much of a task was done; one that was withdrawn since stays withdrawn."""
    task = await Task.objects().where(Task.id == task_id).first().lock_rows("UPDATE")
    if task is None:
        return
    was_done = task.done_at is not None
    task.amount_cents = amount_cents if was_done else (task.amount_cents or 0) + amount_cents
    task.done_at, task.done_by = None, None
    await task.save([Task.amount_cents, Task.done_at, Task.done_by])
    if was_done:
        await record(TaskReopened(stream_id=task.id, booking_id=task.booking, kind=TaskKind(task.kind)))
