"""A customer says "I sent it", corrects that, or takes it back."""

from typing import Any
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal.controllers.declaration_form import DeclarationForm, methods_of, read_method, read_moment
from portal.controllers.public.own.page import Own, PublicRequest, around, own
from portal.domain import matching, notifications
from portal.domain.matching import DeclaredPayment
from portal.text import amount
from portal.web import abuse_limits
from portal.web.forms import Form
from portal.web.once import once
from portal.web.page import Done, Page
from tables.base import RowMissing
from tables.matching import PaymentDeclaration


class OwnDeclaration(Controller):
    """The form, and what was said with it."""

    path = "/{token:str}/declaration"

    @get()
    async def new(self, request: PublicRequest, tip: FromQuery[str] = "") -> Page:
        return await _page(request, await own(request), Form(DeclarationForm), tip=tip)

    @post()
    async def create(self, request: PublicRequest) -> Page | Done:
        shown, typed = await own(request), await request.form()
        form = Form(DeclarationForm, typed)
        if said := form.value:
            await abuse_limits.count(request, "declaration")
            with form.catching():
                await once(request, typed, lambda: _declare(shown, said, is_gratuity=bool(typed.get("is_gratuity"))))
                return Done(to=notifications.page_of(shown.booking))
        return await _page(request, shown, form, tip=str(typed.get("is_gratuity", "")))

    @get("/{declaration_id:uuid}")
    async def edit(self, request: PublicRequest, declaration_id: FromPath[UUID]) -> Page:
        shown = await own(request)
        return await _page(request, shown, Form(DeclarationForm), await _of(shown, declaration_id))

    @post("/{declaration_id:uuid}")
    async def update(self, request: PublicRequest, declaration_id: FromPath[UUID]) -> Page | Done:
        shown, typed = await own(request), await request.form()
        before = await _of(shown, declaration_id)
        form = Form(DeclarationForm, typed)
        if said := form.value:
            await abuse_limits.count(request, "declaration")
            with form.catching():
                await once(request, typed, lambda: _correct(shown, before, said))
                return Done(to=f"{notifications.page_of(shown.booking)}?done=corrected")
        return await _page(request, shown, form, before)

    @post("/{declaration_id:uuid}/withdrawal")
    async def withdraw(self, request: PublicRequest, declaration_id: FromPath[UUID]) -> Done:
        shown = await own(request)
        await matching.withdraw_declaration(declaration_id, booking_id=shown.booking.id)
        return Done(to=f"{notifications.page_of(shown.booking)}?done=withdrawn")


async def _of(shown: Own, declaration_id: UUID) -> DeclaredPayment:
    """Return what was said, as long as it is looked out for."""
    found = next((each for each in await matching.declared_of(shown.booking.id) if each.id == declaration_id), None)
    if found is None:
        raise RowMissing("PaymentDeclaration")
    return found


def _facts(shown: Own, said: DeclarationForm) -> dict[str, Any]:
    return {
        "method": read_method(said.method, methods_of(shown.station)),
        "payer_name": said.payer_name,
        "amount_cents": said.amount_cents,
        "sent_at": read_moment(said.sent_at, shown.zone),
    }


async def _declare(shown: Own, said: DeclarationForm, *, is_gratuity: bool) -> PaymentDeclaration:
    return await matching.declare(shown.booking.id, is_gratuity=is_gratuity, **_facts(shown, said))


async def _correct(shown: Own, before: DeclaredPayment, said: DeclarationForm) -> PaymentDeclaration:
    return await matching.correct_declaration(before.id, booking_id=shown.booking.id, **_facts(shown, said))


async def _page(
    request: PublicRequest,
    shown: Own,
    form: Form[DeclarationForm],
    before: DeclaredPayment | None = None,
    tip: str = "",
) -> Page:
    return Page(
        "own/declaration.html",
        status=200 if form.ok else 422,
        form=form,
        before=before,
        tip=tip,
        usual=await _usual(request, shown, before) | ({"amount": tip} if tip else {}),
        methods=methods_of(shown.station),
        **await around(request, shown),
    )


async def _usual(request: PublicRequest, shown: Own, before: DeclaredPayment | None) -> dict[str, str]:
    """Return what stands in the fields to begin with: what was said before, else what is due, sent just now."""
    now = (await around(request, shown))["now"]
    if before is None:
        due = amount(shown.due.amount_cents) if shown.due else ""
        at, name, method = now, shown.booking.customer_name, ""
    else:
        due, at = amount(before.amount_cents), before.sent_at.astimezone(now.tzinfo)
        name, method = before.payer_name, before.method
    return {"amount": due, "payer_name": name, "method": method, "sent_at": f"{at:%Y-%m-%dT%H:%M}"}
