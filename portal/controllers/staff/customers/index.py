"""Customers: found by name, e-mail or phone; one with their bookings, and with who pays for them."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from litestar.status_codes import HTTP_303_SEE_OTHER

from portal.controllers.staff.customers import page
from portal.domain import customers, matching
from portal.domain.access import Action
from portal.domain.customers import CustomerLine
from portal.web.audit import looks_at
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, station_names, zones
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.bookings import Booking
from tables.columns import among
from tables.customers import Customer

PAGE: Final = 50


class Customers(Controller):
    """The list, a customer, and what the matching has learned about who pays for them."""

    path = "/customers"

    @get(opt=needs(Action.SEE_CUSTOMERS) | looks_at("customers") | nav_entry("Customers", icon="users", position=70))
    async def index(
        self,
        request: StaffRequest,
        q: FromQuery[str] = "",
        tag: FromQuery[str] = "",
        before: FromQuery[UUID | None] = None,
    ) -> Page:
        lines = await customers.customers(search=q, tag=tag.strip().casefold(), before=before, limit=PAGE + 1)
        shown = lines[:PAGE]
        return Page(
            "customers/index.html",
            block="rows",
            base=base(request),
            q=q,
            tag=tag.strip().casefold(),
            lines=shown,
            parties=await _latest_parties(shown),
            older=shown[-1].id if len(lines) > len(shown) else None,
            is_first=before is None,
            zones=zones(request),
            stations=station_names(request),
        )

    @get("/{customer_id:uuid}", opt=needs(Action.SEE_CUSTOMERS) | looks_at("customer"))
    async def show(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page | Redirect:
        customer = await Customer.one(customer_id)
        if customer.merged_into:
            return Redirect(f"{base(request)}/customers/{customer.merged_into}", status_code=HTTP_303_SEE_OTHER)
        return await page.page(request, customer)

    @post("/{customer_id:uuid}/payers/{alias_id:uuid}/removal", opt=needs(Action.MATCH_PAYMENTS))
    async def forget_payer(self, customer_id: FromPath[UUID], alias_id: FromPath[UUID]) -> Done:
        await matching.forget_alias(alias_id)
        return Done(to=f"../../../{customer_id}", toast="Forgotten. Confirming a payment would bring it back.")

    @post("/{customer_id:uuid}/refusals/{pair_id:uuid}/removal", opt=needs(Action.MATCH_PAYMENTS))
    async def forget_refusal(self, customer_id: FromPath[UUID], pair_id: FromPath[UUID]) -> Done:
        await matching.forget_refusal(pair_id)
        return Done(
            to=f"../../../{customer_id}", toast="Forgotten. This customer can be suggested for that payer again."
        )


async def _latest_parties(lines: list[CustomerLine]) -> dict[UUID, dict[str, Any]]:
    """Return the latest booking of each customer of a page."""
    if not lines:
        return {}
    rows = (
        await Booking.select(Booking.id, Booking.customer, Booking.reference, Booking.event_date)
        .where(among(Booking.customer, (line.id for line in lines)))
        .order_by(Booking.event_date)
    )
    return {row["customer"]: row for row in rows}
