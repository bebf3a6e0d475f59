"""What follows a decision in the queue: the next payment, with a toast that undoes it; or the same one, and why."""

from typing import Any, Final
from uuid import UUID

from portal.controllers.staff.matching.page import queue_page, queue_url
from portal.domain import matching
from portal.web.htmx import wants_part
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from tables.matching import DecisionKind, PaymentDecision

DONE: Final = {
    DecisionKind.MATCH: "Confirmed. The payment’s on the booking.",
    DecisionKind.SPLIT: "Split across bookings.",
    DecisionKind.GRATUITY: "Recorded as a tip.",
    DecisionKind.DISMISS: "Dismissed.",
    DecisionKind.POSTPONE: "Snoozed.",
    DecisionKind.RECORD: "Recorded. Pick the booking it’s for.",
    DecisionKind.REVERSAL: "Reversed: the booking owes it again.",
    DecisionKind.SEND_BACK: "Restored to review.",
    DecisionKind.UNDO: "Undone. It’s back in review.",
}
IN_SHADOW: Final = "{source} no longer confirms automatically here. An admin can turn it back on under System health."
CANNOT_BE_UNDONE: Final = {DecisionKind.UNDO, DecisionKind.SEND_BACK}


async def decided(request: StaffRequest, decision: PaymentDecision, *, select: UUID | None) -> Done:
    """Answer a decision: the next payment, and a toast that offers to undo it."""
    queue = queue_url(request)
    target = select if select and await matching.is_waiting(select) else None
    to = f"{queue}/{target}" if target else queue
    is_part = wants_part(request)
    # The summary names a customer: it may stand in a page, but not wait in a cookie.
    said = decision.summary if is_part else DONE[DecisionKind(decision.kind)]
    if source := await matching.put_into_shadow(decision):
        said = f"{said.rstrip('.')}. {IN_SHADOW.format(source=source)}"
    answer = Done(
        to=to,
        toast=said,
        undo=None if decision.kind in CANNOT_BE_UNDONE else f"{queue}/decisions/{decision.id}/reversal",
        page=await queue_page(request, target) if is_part else None,
    )
    answer.headers.update({"HX-Push-Url": to, "HX-Retarget": "#queue", "HX-Reswap": "outerMorph"})
    return answer


async def refused(request: StaffRequest, selected: UUID, **tried: Any) -> Page:
    """Answer a decision that could not be taken: the payment as it is now, with the reason and what was typed."""
    return await queue_page(request, selected, status=422, **tried)
