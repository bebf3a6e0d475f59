"""Note that a task is done."""

from uuid import UUID

from portal import clock
from portal.domain.events import record
from portal.domain.tasks.events import TaskFinished
from tables.scope import stations
from tables.tasks import Task, TaskKind
from tables.unit_of_work import atomic


@atomic
async def finish(task_id: UUID, *, by: UUID) -> Task:
    """Note that a task is done and who did it, unless it is done already."""
    task = await Task.one(task_id, lock=True)
    if task.done_at is None:
        with stations(task.station):
            task.done_at, task.done_by = clock.now(), by
            await task.save([Task.done_at, Task.done_by])
            await record(TaskFinished(stream_id=task.id, booking_id=task.booking, kind=TaskKind(task.kind)))
    return task
