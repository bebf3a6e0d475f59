"""Add a task about a booking."""

from datetime import date
from typing import Final
from uuid import UUID

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.stations import check_ahead
from portal.domain.tasks.events import TaskAdded
from tables.bookings import Booking
from tables.scope import stations
from tables.tasks import Task, TaskKind
from tables.unit_of_work import atomic

LONGEST_TASK: Final = 300


class NothingToDo(Refused):
    """A task says in words what is to be done."""


@atomic
async def add(
    booking_id: UUID,
    words: str,
    *,
    kind: TaskKind = TaskKind.OTHER,
    due_date: date | None = None,
    amount_cents: int | None = None,
    made_by: UUID | None = None,
) -> Task:
    """Write down what somebody has to do about a booking, and until when.

    Raises:
        NothingToDo: it does not say what.
        DatePassed: that day is over.

    """
    said = " ".join(words.split())
    if not said or len(said) > LONGEST_TASK:
        raise NothingToDo(f"Say what is to be done, in {LONGEST_TASK} characters at most.", field="words")
    booking = await Booking.one(booking_id)
    with stations(booking.station):
        await check_ahead(due_date=due_date)
        task = Task(
            booking=booking.id,
            kind=kind,
            words=said,
            due_date=due_date,
            amount_cents=amount_cents,
            made_by=made_by,
        )
        await task.save()
        await record(TaskAdded(stream_id=task.id, booking_id=booking.id, kind=kind, amount_cents=amount_cents))
    return task
