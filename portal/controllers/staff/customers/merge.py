"""Two customers who are one: chosen, previewed, merged, and separated again."""

from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal.domain import bookings, customer_merges, customers
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, zones
from portal.web.session import StaffRequest
from tables.customers import Customer

FOUND_AT_MOST = 12


class MergeForm(msgspec.Struct):
    """Who else they are."""

    gone: UUID


class CustomerMerges(Controller):
    """A page that shows what would happen, and the two forms that do and undo it."""

    path = "/customers/{customer_id:uuid}"

    @get("/merge", opt=needs(Action.MERGE_CUSTOMERS) | looks_at("customers"))
    async def choose(
        self,
        request: StaffRequest,
        customer_id: FromPath[UUID],
        other: FromQuery[UUID | None] = None,
        q: FromQuery[str] = "",
    ) -> Page:
        return await _page(request, await Customer.one(customer_id), other, q)

    @post("/merge", opt=needs(Action.MERGE_CUSTOMERS))
    async def merge(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page | Done:
        kept = await Customer.one(customer_id)
        form = Form(MergeForm, await request.form())
        if typed := form.value:
            with form.catching():
                made = await customer_merges.merge(kept.id, typed.gone, user_id=request.user.id)
                undo = f"{base(request)}/customers/{kept.id}/merges/{made.id}/undo"
                return Done(to=f"../{kept.id}", toast="Merged. E-mails keep going where they went.", undo=undo)
        return await _page(request, kept, None, "", trouble=next(iter(form.errors.values())))

    @post("/merges/{merge_id:uuid}/undo", opt=needs(Action.MERGE_CUSTOMERS))
    async def separate(self, customer_id: FromPath[UUID], merge_id: FromPath[UUID]) -> Done:
        await Customer.one(customer_id)
        await customer_merges.undo(merge_id)
        return Done(to=f"../../../{customer_id}", toast="Separated. Anything new since then stays here.")


async def _page(
    request: StaffRequest, customer: Customer, other_id: UUID | None, q: str, *, trouble: str | None = None
) -> Page:
    """Show who it may be; with somebody chosen, what would move."""
    shown = preview = other = None
    if other_id:
        other = await Customer.one(other_id)
        try:
            preview = await customer_merges.preview(customer.id, other.id)
            shown = await bookings.of_customer(other.id)
        except Refused as refusal:
            trouble = str(refusal)
    found = await customers.customers(search=q, limit=FOUND_AT_MOST) if q.strip() else []
    return Page(
        "customers/merge.html",
        status=422 if trouble else 200,
        base=base(request),
        customer=customer,
        other=other,
        preview=preview,
        parties=shown or [],
        zone=ZoneInfo(zones(request)[customer.station]),
        may_see_contact=request.user.may(Action.SEE_CONTACT_DATA, [customer.station]),
        lookalikes=await customers.lookalikes(customer),
        found=[line for line in found if line.id != customer.id and line.station == customer.station],
        q=q,
        trouble=trouble,
    )
