"""What is to be done about a booking: tasks, answers that are owed, and the link that its customer has."""

from uuid import UUID

from litestar import Controller, post
from litestar.params import FromPath

from portal.controllers.staff.bookings.show import TaskForm, booking_page
from portal.domain import bookings, inbox, payments, tasks
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from tables.base import RowMissing
from tables.tasks import Task


class BookingTasks(Controller):
    path = "/bookings/{booking_id:uuid}"
    opt = needs(Action.MANAGE_BOOKINGS)

    @post("/tasks")
    async def add(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Page | Done:
        form = Form(TaskForm, await request.form())
        if typed := form.value:
            with form.catching():
                await tasks.add(
                    booking_id,
                    typed.words,
                    due_date=typed.due_date,
                    made_by=request.user.id,
                )
                return Done(to=f"../{booking_id}#tasks", toast="Task added.")
        return await booking_page(request, booking_id, task=form)

    @post("/tasks/{task_id:uuid}/done")
    async def finish(self, request: StaffRequest, booking_id: FromPath[UUID], task_id: FromPath[UUID]) -> Done:
        task = await _of(task_id, booking_id)
        await tasks.finish(task.id, by=request.user.id)
        at = f"{base(request)}/bookings/{booking_id}"
        return Done(to=at, toast="Done.", undo=f"{at}/tasks/{task_id}/return")

    @post("/tasks/{task_id:uuid}/return")
    async def reopen(self, request: StaffRequest, booking_id: FromPath[UUID], task_id: FromPath[UUID]) -> Done:
        task = await _of(task_id, booking_id)
        if entry := await payments.of_task(task.id):
            await payments.undo(entry.id, user_id=request.user.id)
            return Done(to=f"{base(request)}/bookings/{booking_id}", toast="Undone. The task is open again.")
        await tasks.reopen(task.id)
        return Done(to=f"{base(request)}/bookings/{booking_id}", toast="The task is open again.")

    @post("/messages/answered")
    async def answer(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Done:
        await inbox.answer(booking_id)
        return Done(to=f"{base(request)}/bookings/{booking_id}#messages", toast="Marked as answered.")

    @post("/link")
    async def renew_link(self, request: StaffRequest, booking_id: FromPath[UUID]) -> Done:
        await bookings.renew_link(booking_id)
        to = f"{base(request)}/bookings/{booking_id}"
        return Done(to=to, toast="The customer gets the new link by e-mail. Old links stop working.")


async def _of(task_id: UUID, booking_id: UUID) -> Task:
    """Return a task of this booking.

    Raises:
        RowMissing: there is no such task, or it is about another booking.

    """
    task = await Task.one(task_id)
    if task.booking != booking_id:
        raise RowMissing("Task")
    return task
