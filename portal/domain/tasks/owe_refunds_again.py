"""Put what was to be sent back among what is to be done again."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.tasks.events import TaskReopened
from tables.scope import stations
from tables.tasks import Task, TaskKind, TaskRefund
from tables.unit_of_work import atomic


@atomic
async def owe_refunds_again(decision_id: UUID) -> int:
    """Take back what a refund did of its tasks, and return how much that was, in cents.

    A task that was withdrawn since stays withdrawn.
    """
    done: list[TaskRefund] = (
        await TaskRefund.objects().where(TaskRefund.decision == decision_id).order_by(TaskRefund.id)
    )
    for part in done:
        task = await Task.objects().where(Task.id == part.task).first().lock_rows("UPDATE")
        if task is not None:
            with stations(task.station):
                await _owe_again(task, part.amount_cents)
    return sum(part.amount_cents for part in done)


async def _owe_again(task: Task, amount_cents: int) -> None:
    was_done = task.done_at is not None
    task.amount_cents = amount_cents if was_done else (task.amount_cents or 0) + amount_cents
    task.done_at, task.done_by = None, None
    await task.save([Task.amount_cents, Task.done_at, Task.done_by])
    if was_done:
        await record(TaskReopened(stream_id=task.id, booking_id=task.booking, kind=TaskKind(task.kind)))
