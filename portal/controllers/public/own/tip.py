"""A tip afterwards: the customer chooses how much, sees how to send it, and says that it is sent."""

from typing import Annotated, Final

import msgspec
from litestar import Controller, get
from litestar.params import FromQuery

from portal.controllers.public.own.page import AmountDue, NoLongerHere, Own, PublicRequest, around, closed, own, paying
from portal.domain.quotes import Rule
from portal.web.forms import Cents, Form
from portal.web.page import Page

FOOD: Final = (Rule.GUEST, Rule.MENU, Rule.TIER, Rule.BOUND, Rule.OFFER, Rule.MINIMUM)


class TipForm(msgspec.Struct, frozen=True):
    """How much it is."""

    amount_cents: Annotated[Cents, msgspec.Meta(ge=1_00, le=5_000_00)]


class OwnTip(Controller):
    """How much, and then how."""

    path = "/{token:str}/tip"
    exception_handlers = {NoLongerHere: closed}

    @get()
    async def new(self, request: PublicRequest, pay: FromQuery[str] = "") -> Page:
        shown = await own(request)
        if not shown.takes_tips:
            raise NoLongerHere("You can send a tip once the party has started. Thank you for thinking of it!")
        is_chosen = "amount_cents" in request.query_params
        form = Form(TipForm, request.query_params if is_chosen else None)
        due = AmountDue("Your tip", form.value.amount_cents) if form.value else None
        return Page(
            "own/tip.html",
            status=200 if form.ok else 422,
            form=form,
            suggested=_suggested(shown),
            **paying(shown, due, pay),
            **await around(request, shown),
        )


def _suggested(shown: Own) -> list[tuple[int, int]]:
    """Return the percentages that the station suggests, each with what it comes to, in whole dollars."""
    food = sum(line.amount_cents for line in shown.lines if line.rule in FOOD)
    return [(percent, round(food * percent / 100_00) * 100) for percent in shown.policy.gratuity_percents if food]
