"""All money that was received: the list, one payment, and the list as a file for a spreadsheet."""

from collections.abc import AsyncIterator
from datetime import date, datetime, time, timedelta
from typing import Final
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Controller, get
from litestar.params import FromPath, FromQuery
from litestar.response import Stream

from portal.domain import access, bookings, matching, payments
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.domain.payments import MoneyState, ReceivedCursor, ReceivedFilter
from portal.text import amount
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.places import base, clocks, here, main_zone, zones
from portal.web.saved_views import views_of
from portal.web.session import StaffRequest
from portal.web.spreadsheet import as_file, text
from tables.payments import CateringPayment

COLUMNS: Final = (
    "Received",
    "Payer",
    "Through",
    "Transaction number",
    "Currency",
    "Gross",
    "Fee",
    "Net",
    "Left over",
    "Refunded",
    "Given to",
)
FIRST_DAY: Final = date(2000, 1, 1)
LAST_DAY: Final = date(2100, 12, 31)


class PaymentFilter(msgspec.Struct):
    """What the list is narrowed to; it stands in the address. Both days are included."""

    state: MoneyState | None = None
    q: str = ""
    provider: str = ""
    since: date | None = None
    until: date | None = None

    def wanted(self, zone: str) -> ReceivedFilter:
        """Return what to look for, with the days in a station's zone.

        Raises:
            Refused: no payment can be of such a day.

        """
        return ReceivedFilter(
            state=self.state,
            search=self.q,
            provider=self.provider,
            since=_midnight(self.since, zone, field="since"),
            until=_midnight(self.until, zone, field="until", later=timedelta(days=1)),
        )

    def address(self, **changes: object) -> str:
        """Return the query string of this list, with some of it changed."""
        values = msgspec.to_builtins(self) | changes
        return urlencode({name: str(value) for name, value in values.items() if value})


class Payments(Controller):
    """All money: the list, and one payment."""

    path = "/payments"

    @get(opt=needs(Action.SEE_PAYMENTS) | looks_at("payments"))
    async def index(self, request: StaffRequest, older: FromQuery[str] = "", newer: FromQuery[str] = "") -> Page:
        form, wanted = _asked(request)
        is_narrowed = form.ok and wanted != ReceivedFilter()
        totals = await payments.totals(wanted, at_most=bookings.MOST_SUMMED) if is_narrowed else []
        page = await payments.received(wanted, older=ReceivedCursor.read(older), newer=ReceivedCursor.read(newer))
        return Page(
            "payments/index.html",
            block="money",
            status=200 if form.ok else 422,
            base=base(request),
            form=form,
            chosen=form.value or PaymentFilter(),
            page=page,
            totals=totals,
            number=sum(total.number for total in totals),
            most_summed=bookings.MOST_SUMMED,
            providers=matching.PROVIDERS,
            clocks=clocks(request),
            views=await views_of(request, "payments"),
            may_export=here(request).may(Action.EXPORT_PAYMENTS),
        )

    @get("/{received_id:uuid}", opt=needs(Action.SEE_PAYMENTS) | looks_at("payment"))
    async def show(self, request: StaffRequest, received_id: FromPath[UUID]) -> Page:
        received = await CateringPayment.one(received_id)
        entries = await payments.of_received([received.id])
        decisions = await payments.decisions_about(received.notification)
        people = {decision.user for decision in decisions if decision.user} | {received.recorded_by} - {None}
        zone = zones(request).get(received.station) or main_zone(request)
        return Page(
            "payments/show.html",
            base=base(request),
            received=received,
            entries=entries,
            booked=await bookings.by_ids(list({entry.booking for entry in entries if entry.booking})),
            decisions=decisions,
            names=await access.names(people),
            provider=matching.PROVIDERS.get(received.provider, received.provider),
            zone=zone,
        )


@get("/payments.csv", opt=needs(Action.EXPORT_PAYMENTS) | looks_at("payments export"))
async def export(request: StaffRequest) -> Stream:
    """Send what the list shows, line by line, however long it is.

    Raises:
        Refused: the list is narrowed to what makes no sense.

    """
    form, wanted = _asked(request)
    if not form.ok:
        raise Refused(next(iter(form.errors.values())))
    return as_file("payments.csv", COLUMNS, _rows(wanted, main_zone(request)))


def _asked(request: StaffRequest) -> tuple[Form[PaymentFilter], ReceivedFilter]:
    """Read what to look for: everything, where the form says that it makes no sense."""
    form = Form(PaymentFilter, request.query_params)
    wanted = ReceivedFilter()
    with form.catching():
        wanted = (form.value or PaymentFilter()).wanted(main_zone(request))
    return form, wanted


def _midnight(day: date | None, zone: str, *, field: str, later: timedelta = timedelta()) -> datetime | None:
    if day is None:
        return None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(f"Type a date from {FIRST_DAY.year} to {LAST_DAY.year}.", field=field)
    return datetime.combine(day + later, time(), ZoneInfo(zone))


async def _rows(wanted: ReceivedFilter, zone: str) -> AsyncIterator[tuple[str, ...]]:
    """Yield the lines one by one, the times in a station's zone."""
    async for line in payments.all_received(wanted):
        local = line.received_at.astimezone(ZoneInfo(zone))
        given = "; ".join(f"{part.reference or 'credit'} {amount(part.amount_cents)}" for part in line.given)
        money = (line.gross_cents, line.fee_cents, line.net_cents, line.left_cents, line.refunded_cents)
        yield (
            f"{local:%Y-%m-%d %H:%M %Z}",
            text(line.payer_name or ""),
            matching.PROVIDERS.get(line.provider, line.provider),
            text(line.transaction_id or ""),
            line.currency,
            *(amount(cents) for cents in money),
            text(given),
        )
