"""Take back what was to be sent back."""

from uuid import UUID

from portal import clock
from portal.domain.events import record
from portal.domain.tasks.add import add
from portal.domain.tasks.events import TaskWithdrawn
from portal.text import money
from tables.tasks import Task, TaskKind
from tables.unit_of_work import atomic


@atomic
async def withdraw_refunds(booking_id: UUID, *, down_to_cents: int = 0, less_cents: int = 0) -> None:
    """Let the open tasks to send back what a (locked) booking has too much ask for so much in all, and no more.

    Or for so much less than they do (`less_cents`). What somebody wrote down by hand stays as it is.
    """
    tasks: list[Task] = (
        await Task.objects()
        .where((Task.booking == booking_id) & (Task.kind == TaskKind.REFUND))
        .where(Task.done_at.is_null() & Task.made_by.is_null())
        .order_by(Task.id)
        .lock_rows("UPDATE")
    )
    asked = sum(task.amount_cents or 0 for task in tasks)
    if less_cents:
        down_to_cents = max(asked - less_cents, 0)
    if asked <= down_to_cents:
        return
    for task in tasks:
        task.deleted_at = clock.now()
        await task.save([Task.deleted_at])
        await record(TaskWithdrawn(stream_id=task.id, booking_id=booking_id, amount_cents=task.amount_cents))
    if down_to_cents:
        await add(
            booking_id,
            f"What is to go back has changed: send {money(down_to_cents)} back in all.",
            kind=TaskKind.REFUND,
            amount_cents=down_to_cents,
        )
