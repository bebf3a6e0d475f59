"""Several payments decided at once: those of the same payer, or that wait for the same reason."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal.controllers.staff.matching.page import around, queue_url
from portal.domain import matching
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.domain.matching import AlikePayment, Grouping, SeenPayment
from portal.text import plural
from portal.web.components import Link
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from tables.matching import PaymentDecision

TEMPLATE: Final = "matching/together.html"
Verb = Callable[..., Awaitable[list[PaymentDecision]]]


class Picked(msgspec.Struct):
    """The payments that were picked, each with all that the page showed of it (`BatchPayment.value`)."""

    pick: list[str]


class BatchPayment(msgspec.Struct, frozen=True):
    """A payment on the page, whether it is picked, and why nothing was done if it stood in the way."""

    payment: AlikePayment
    is_picked: bool
    error: str | None = None

    @property
    def value(self) -> str:
        """Return what picking it sends: the payment, its state, and the candidate that the page shows, sealed."""
        detail, first = self.payment.detail, self.payment.first
        if first is None or not self.payment.is_sure:
            return f"{detail.id}/{detail.revision}//"
        shown = matching.shown_of([first.booking], first=first.booking.id).sealed(detail.id, detail.revision)
        return f"{detail.id}/{detail.revision}/{first.booking.id}/{shown}"


class Together(Controller):
    path = "/queue"
    opt = needs(Action.MATCH_PAYMENTS)

    @get("/together")
    async def show(self, request: StaffRequest, of: FromQuery[UUID], by: FromQuery[Grouping | None] = None) -> Page:
        return await _page(request, of, by, Form(Picked))

    @post("/together/matches")
    async def create_matches(self, request: StaffRequest, of: FromQuery[UUID], by: FromQuery[Grouping]) -> Page | Done:
        return await _decide(request, of, by, matching.confirm_together, "Confirmed")

    @post("/together/dismissals")
    async def create_dismissals(
        self, request: StaffRequest, of: FromQuery[UUID], by: FromQuery[Grouping]
    ) -> Page | Done:
        return await _decide(request, of, by, matching.dismiss_together, "Dismissed")

    @post("/batches/{batch_id:uuid}/reversal")
    async def create_undo(self, request: StaffRequest, batch_id: FromPath[UUID]) -> Done:
        undone = await matching.undo_together(batch_id, user_id=request.user.id)
        to = f"{queue_url(request)}/{undone[-1].notification}"
        return Done(to=to, toast=f"Undone: {plural(len(undone), 'payment')} again.", tone="info")


async def _decide(request: StaffRequest, of: UUID, by: Grouping, verb: Verb, words: str) -> Page | Done:
    form = Form(Picked, await request.form())
    if said := form.value:
        with form.catching():
            decisions = await verb([_seen(each) for each in said.pick], user_id=request.user.id)
            queue = queue_url(request)
            return Done(
                to=queue,
                toast=f"{words}: {plural(len(decisions), 'payment')}.",
                undo=f"{queue}/batches/{decisions[0].batch}/reversal",
            )
    return await _page(request, of, by, form, status=422)


def _seen(value: str) -> SeenPayment:
    """Read what a page showed of a payment that was picked there.

    Raises:
        Refused: no page of ours has sent it.

    """
    try:
        payment, revision, booking, shown = value.split("/")
        return SeenPayment(UUID(payment), int(revision), UUID(booking) if booking else None, shown)
    except ValueError as error:
        raise Refused("Nothing was done: the page was out of date. Open it again.") from error


async def _page(request: StaffRequest, of: UUID, by: Grouping | None, form: Form[Picked], *, status: int = 200) -> Page:
    """Build the page; without a word it shows whatever there is more of than one, of the payer first."""
    groups = {each: await matching.alike(of, each) for each in Grouping}
    chosen = by or (Grouping.PAYER if len(groups[Grouping.PAYER]) > 1 else Grouping.REASON)
    lines = _lines(of, await matching.payments_alike(groups[chosen]), form)
    context = await around(request, "needs_you")
    return Page(
        TEMPLATE,
        status=status,
        form=form,
        lines=lines,
        of=of,
        by=chosen,
        groups=_links(context["queue"], of, chosen, groups),
        may_confirm=any(line.payment.is_sure for line in lines),
        **context,
    )


def _lines(of: UUID, payments: Sequence[AlikePayment], form: Form[Picked]) -> list[BatchPayment]:
    """Return the lines, with those picked that were; else those that are sure; else the one that they are like."""
    typed = {value.partition("/")[0] for value in form.typed.get("pick", ())}
    sure = {str(each.detail.id) for each in payments if each.is_sure}
    picked = typed or sure or {str(of)}
    return [
        BatchPayment(each, str(each.detail.id) in picked, form.errors.get(str(each.detail.id))) for each in payments
    ]


def _links(queue: str, of: UUID, chosen: Grouping, groups: dict[Grouping, list[UUID]]) -> list[Link]:
    words = {Grouping.PAYER: "Same payer", Grouping.REASON: "Same reason"}
    return [
        Link(label=words[by], href=f"{queue}/together?of={of}&by={by}", count=len(ids), current=by is chosen)
        for by, ids in groups.items()
    ]
