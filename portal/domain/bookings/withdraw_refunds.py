"""Take back what was to be sent back."""

from uuid import UUID

from portal import clock
from portal.domain.bookings.add_task import add_task
from portal.domain.bookings.events import TaskWithdrawn
from portal.domain.events import record
from tables.bookings import Task, TaskKind
from tables.unit_of_work import atomic


@atomic
async def withdraw_refunds(booking_id: UUID, *, down_to_cents: int = 0) -> None:
    """Let the open tasks to send back what a (locked) booking has too much ask for so much in all, and no more.

    What somebody wrote down by hand stays as it is.
    """
    tasks: list[Task] = (
        await Task.objects()
        .where((Task.booking == booking_id) & (Task.kind == TaskKind.REFUND))
        .where(Task.done_at.is_null() & Task.made_by.is_null())
        .order_by(Task.id)
        .lock_rows("UPDATE")
    )
    if sum(task.amount_cents or 0 for task in tasks) <= down_to_cents:
        return
    for task in tasks:
        task.deleted_at = clock.now()
        await task.save([Task.deleted_at])
        await record(TaskWithdrawn(stream_id=task.id, booking_id=booking_id, amount_cents=task.amount_cents))
    if down_to_cents:
        await add_task(
            booking_id,
            f"The party changed again: send ${down_to_cents / 100:,.2f} back in all, or leave it for the chef.",
            kind=TaskKind.REFUND,
            amount_cents=down_to_cents,
        )
