"""Customers: found by name, e-mail or phone; one with their bookings, and with who pays for them."""

from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal.domain import bookings, customers, matching
from portal.domain.access import Action
from portal.domain.customers import CustomerLine
from portal.web.audit import looks_at
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, station_names, zones
from portal.web.session import StaffRequest
from portal.web.shell import rail
from tables.bookings import Booking
from tables.customers import Customer
from tables.matching import CateringPayment, PayerAlias, RefusedPair

PAGE: Final = 50


class Customers(Controller):
    """The list, a customer, and what the matching has learned about who pays for them."""

    path = "/customers"

    @get(opt=needs(Action.SEE_CUSTOMERS) | looks_at("customers") | rail("Customers", icon="users", place=70))
    async def index(self, request: StaffRequest, q: FromQuery[str] = "", before: FromQuery[UUID | None] = None) -> Page:
        lines = await customers.customers(search=q, before=before, limit=PAGE + 1)
        shown = lines[:PAGE]
        return Page(
            "customers/index.html",
            block="rows",
            base=base(request),
            q=q,
            lines=shown,
            parties=await _latest_parties(shown),
            older=shown[-1].id if len(lines) > len(shown) else None,
            is_first=before is None,
            zones=zones(request),
            stations=station_names(request),
        )

    @get("/{customer_id:uuid}", opt=needs(Action.SEE_CUSTOMERS) | looks_at("customer"))
    async def show(self, request: StaffRequest, customer_id: FromPath[UUID]) -> Page:
        customer = await Customer.one(customer_id)
        here = [customer.station]
        zone = zones(request)[customer.station]
        return Page(
            "customers/show.html",
            base=base(request),
            customer=customer,
            bookings=await bookings.of_customer(customer.id),
            aliases=await _aliases(customer.id),
            refusals=await _refusals(customer.id),
            zone=zone,
            since=customer.created_at.astimezone(ZoneInfo(zone)).date(),
            station=station_names(request)[customer.station],
            may_see_contact=request.user.may(Action.SEE_CONTACT_DATA, here),
            may_forget=request.user.may(Action.MATCH_PAYMENTS, here),
        )

    @post("/{customer_id:uuid}/payers/{alias_id:uuid}/removal", opt=needs(Action.MATCH_PAYMENTS))
    async def forget_payer(self, customer_id: FromPath[UUID], alias_id: FromPath[UUID]) -> Done:
        await matching.forget_alias(alias_id)
        return Done(to=f"../../../{customer_id}", toast="Forgotten. A confirmation would teach it again.")

    @post("/{customer_id:uuid}/refusals/{pair_id:uuid}/removal", opt=needs(Action.MATCH_PAYMENTS))
    async def forget_refusal(self, customer_id: FromPath[UUID], pair_id: FromPath[UUID]) -> Done:
        await matching.forget_refusal(pair_id)
        return Done(
            to=f"../../../{customer_id}", toast="Forgotten. This customer may be suggested for that payer again."
        )


async def _latest_parties(lines: list[CustomerLine]) -> dict[UUID, dict[str, Any]]:
    """Return the latest booking of each customer of a page."""
    if not lines:
        return {}
    rows = (
        await Booking.select(Booking.id, Booking.customer, Booking.reference, Booking.event_date)
        .where(Booking.customer.is_in([line.id for line in lines]))
        .order_by(Booking.event_date)
    )
    return {row["customer"]: row for row in rows}


async def _aliases(customer_id: UUID) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = (
        await PayerAlias.select(PayerAlias.id, PayerAlias.payer_name, PayerAlias.confirmations, PayerAlias.created_at)
        .where(PayerAlias.customer == customer_id)
        .order_by(PayerAlias.id)
    )
    return rows


async def _refusals(customer_id: UUID) -> list[dict[str, Any]]:
    """Return the payers that this customer was told apart from, by the name on a payment of theirs."""
    pairs = await RefusedPair.select(RefusedPair.id, RefusedPair.payer_index, RefusedPair.created_at).where(
        RefusedPair.customer == customer_id
    )
    if not pairs:
        return []
    payments = await CateringPayment.select(CateringPayment.payer_index, CateringPayment.payer_name).where(
        CateringPayment.payer_index.is_in([pair["payer_index"] for pair in pairs])
    )
    names = {payment["payer_index"]: payment["payer_name"] for payment in payments}
    return [{**pair, "payer_name": names.get(pair["payer_index"])} for pair in pairs]
