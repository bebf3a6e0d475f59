"""Splitting a payment over several bookings; without JavaScript each step is a form of the same page."""

from typing import Any
from uuid import UUID

from litestar import post
from litestar.params import FromPath

from portal.controllers.staff.matching.answers import decided, refused
from portal.controllers.staff.matching.decision_form import DecisionForm
from portal.controllers.staff.matching.page import queue_page
from portal.controllers.staff.matching.query import LONGEST_SEARCH, PaymentQuery
from portal.controllers.staff.matching.split_draft import SplitDraft, row_of
from portal.domain import bookings, matching
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from tables.base import RowMissing

SPLITTING = PaymentQuery(split=True)


class Splitting(DecisionForm, kw_only=True):
    """The state of the whole form; the bookings' amounts are read by `row_of`."""

    rest: str = ""
    booking: list[UUID] = []


@post("/queue/{notification_id:uuid}/split", opt=needs(Action.MATCH_PAYMENTS))
async def split(request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
    """Apply a split, or go one step on in it: find, add or remove a booking."""
    typed = await request.form()
    form = Form(Splitting, typed)
    draft = await _draft(notification_id, form, typed)
    if (said := form.value) is None or "apply" not in typed:
        return await queue_page(request, notification_id, wants=SPLITTING, split=draft, form=form)
    if draft.makes_sense:
        with form.catching():
            decision = await matching.split(
                notification_id,
                parts=draft.parts(),
                user_id=request.user.id,
                revision=said.revision,
                shown=said.shown,
            )
            return await decided(request, decision, select=said.next)
    draft.errors = form.errors
    return await refused(request, notification_id, wants=SPLITTING, split=draft, form=form)


async def _draft(notification_id: UUID, form: Form[Splitting], typed: Any) -> SplitDraft:
    """Read the split as it stands, with the step that was asked for."""
    detail = await matching.notification(notification_id)
    if detail is None:
        raise RowMissing("PaymentNotification")
    received = detail.left_cents or 0
    said = form.value or Splitting(revision=0)
    lines = await bookings.by_ids([*said.booking, *_ids(typed.get("add"))])
    kept = [booking for booking in lines if booking not in _ids(typed.get("remove"))]
    search = str(typed.get("search", "")).strip()[:LONGEST_SEARCH] if "add" not in typed else ""
    found = await matching.found(search, amount_cents=received) if search else []
    return SplitDraft(
        received_cents=received,
        rows=[
            row_of(lines[booking], typed, is_final="apply" in typed)
            for booking in dict.fromkeys([*said.booking, *kept])
            if booking in kept
        ],
        rest=said.rest,
        search=search,
        found=[option for option in found if option.booking.id not in lines],
    )


def _ids(written: str | None) -> list[UUID]:
    """Read the booking that a button names."""
    try:
        return [UUID(written)] if written else []
    except ValueError:
        return []
