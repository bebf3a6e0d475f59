"""Let a refund count for the task that asked for it."""

from uuid import UUID

from portal import clock
from portal.domain.events import record
from portal.domain.tasks.events import TaskFinished
from tables.bookings import Task, TaskKind
from tables.unit_of_work import atomic


@atomic
async def meet_refund(
    booking_id: UUID, *, amount_cents: int, by: UUID | None, task_id: UUID | None = None
) -> tuple[UUID | None, int]:
    """Note that so much of what was to go back did: the task named, else the one of that amount, else the oldest.

    Less than the task asks for leaves the rest to be done. Returns the task and how much of it is done, in cents.
    """
    open_ones: list[Task] = (
        await Task.objects()
        .where((Task.booking == booking_id) & (Task.kind == TaskKind.REFUND) & Task.done_at.is_null())
        .order_by(Task.id)
        .lock_rows("UPDATE")
    )
    named = [task for task in open_ones if task_id in (None, task.id)]
    if not named:
        return None, 0
    task = next((each for each in named if each.amount_cents == amount_cents), named[0])
    asked = task.amount_cents or amount_cents
    if amount_cents < asked:
        task.amount_cents = asked - amount_cents
        await task.save([Task.amount_cents])
        return task.id, amount_cents
    task.done_at, task.done_by = clock.now(), by
    await task.save([Task.done_at, Task.done_by])
    await record(TaskFinished(stream_id=task.id, booking_id=booking_id, kind=TaskKind(task.kind)))
    return task.id, asked
