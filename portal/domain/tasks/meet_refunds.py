"""Let a refund count for the tasks that asked for it."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from portal import clock
from portal.domain.events import record
from portal.domain.tasks.events import TaskFinished
from tables.scope import stations
from tables.tasks import Task, TaskKind, TaskRefund
from tables.unit_of_work import atomic


@atomic
async def meet_refunds(
    booking_id: UUID, *, amount_cents: int, by: UUID | None, decision_id: UUID, task_id: UUID | None = None
) -> None:
    """Note that so much of what was to go back did: each task that it covers is done.

    First comes the task named, then one of exactly that amount, then the oldest; what is left over makes another one
    ask for less. `decision_id` is the refund, by which all of it is taken back (`owe_refunds_again`).
    """
    open_ones: list[Task] = (
        await Task.objects()
        .where((Task.booking == booking_id) & (Task.kind == TaskKind.REFUND) & Task.done_at.is_null())
        .order_by(Task.id)
        .lock_rows("UPDATE")
    )
    for task, cents in _parts(open_ones, amount_cents, named=task_id):
        with stations(task.station):
            await TaskRefund(task=task.id, decision=decision_id, amount_cents=cents).save()
            await _take_off(task, cents, by=by)


def _parts(tasks: Sequence[Task], amount_cents: int, *, named: UUID | None) -> Iterator[tuple[Task, int]]:
    """Yield what each task gets, in cents; one without a sum gets all that is left for it."""
    left, others = amount_cents, sorted(tasks, key=lambda task: (task.amount_cents != amount_cents, task.id))
    for task in [task for task in others if task.id == named]:
        cents = min(task.amount_cents or left, left)
        others.remove(task)
        left -= cents
        yield task, cents
    for task in [task for task in others if task.amount_cents]:
        if task.amount_cents <= left:
            others.remove(task)
            left -= task.amount_cents
            yield task, task.amount_cents
    if left and others:
        yield others[0], left


async def _take_off(task: Task, cents: int, *, by: UUID | None) -> None:
    if task.amount_cents and cents < task.amount_cents:
        task.amount_cents -= cents
        await task.save([Task.amount_cents])
        return
    task.done_at, task.done_by = clock.now(), by
    await task.save([Task.done_at, Task.done_by])
    await record(TaskFinished(stream_id=task.id, booking_id=task.booking, kind=TaskKind(task.kind)))
