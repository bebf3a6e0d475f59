"""Put a task back among those that are to be done."""

from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.tasks.events import TaskReopened
from portal.domain.tasks.queries import refunds_of
from tables.matching import PaymentDecision
from tables.payments import ManualEntry
from tables.scope import stations
from tables.tasks import Task, TaskKind
from tables.unit_of_work import atomic


class DoneByTheBooks(Refused):
    """A task that a refund has done is to be done again once that refund is undone."""


@atomic
async def reopen(task_id: UUID) -> Task:
    """Put a task back among those that are to be done, unless it is there.

    Raises:
        DoneByTheBooks: money was written into the books for it, by a person or from a mail.

    """
    task = await Task.one(task_id, lock=True)
    done_by = await refunds_of(task.id)
    if done_by and await ManualEntry.exists().where(ManualEntry.id.is_in(done_by) & ManualEntry.undone_at.is_null()):
        raise DoneByTheBooks("The books say that this was done. Undo that entry.")
    if done_by and await _was_done_by_a_mail(done_by):
        raise DoneByTheBooks("A bank’s mail says that the money went back. Undo that under Payments.")
    if task.done_at is not None:
        with stations(task.station):
            task.done_at, task.done_by = None, None
            await task.save([Task.done_at, Task.done_by])
            await record(TaskReopened(stream_id=task.id, booking_id=task.booking, kind=TaskKind(task.kind)))
    return task


async def _was_done_by_a_mail(done_by: list[UUID]) -> bool:
    """Say whether a decision about a mail is among what did it, and stands."""
    rows = await PaymentDecision.select(PaymentDecision.id).where(PaymentDecision.id.is_in(done_by))
    undone = (
        await PaymentDecision.count().where(PaymentDecision.undoes.is_in([row["id"] for row in rows])) if rows else 0
    )
    return len(rows) > undone
