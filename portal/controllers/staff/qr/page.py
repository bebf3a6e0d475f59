"""The page of one QR code: its picture, where it leads, and what it has brought."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import drafts, events, qr
from portal.domain.access import Action
from portal.domain.drafts import Brought
from portal.domain.qr import Paper, Statistics
from portal.web.components import Link
from portal.web.events.lines import TimelineLine, names_of, time_line
from portal.web.forms import Form
from portal.web.page import Page
from portal.web.places import base, here, zones
from portal.web.session import StaffRequest
from tables.bookings import Booking
from tables.chefs import Chef
from tables.qr import QRCode

RANGES: Final = {7: "Week", 30: "30 days", 90: "90 days", 365: "Year"}
USUAL: Final = 30
WORDS: Final = "Scan to book your hibachi party"
SHOWN_BOOKINGS: Final = 10


class CodePageQuery(msgspec.Struct):
    """What the address says of the page: over how many days it counts, and what the poster says."""

    days: int = USUAL
    paper: Paper = Paper.LETTER
    words: str = WORDS


def look(request: StaffRequest) -> CodePageQuery:
    """Read what the address says; what makes no sense is left out."""
    chosen = Form(CodePageQuery, request.query_params).value or CodePageQuery()
    chosen.days = chosen.days if chosen.days in RANGES else USUAL
    chosen.words = " ".join(chosen.words.split())[:60] or WORDS
    return chosen


async def page(request: StaffRequest, code: QRCode, **forms: Form[Any]) -> Page:
    """Show a code, with forms that were refused."""
    chosen, zone = look(request), zones(request)[code.station]
    counted = await counted_days(chosen.days, zone=zone, code_id=code.id)
    brought = await brought_by(counted, zone, code_id=code.id)
    return Page(
        "qr/show.html",
        block="statistics" if not forms else None,
        status=200 if all(form.ok for form in forms.values()) else 422,
        base=base(request),
        code=code,
        address=address_of(request, code),
        target=forms.get("target"),
        label=forms.get("label"),
        chosen=chosen,
        papers=[(Paper.LETTER, "Letter"), (Paper.A4, "A4")],
        ranges=ranges(f"{base(request)}/qr/{code.id}", chosen.days),
        **pictures(request, counted),
        brought=brought.get(code.id, Brought()),
        bookings=await _bookings(code.id) if here(request).may(Action.SEE_BOOKINGS, [code.station]) else [],
        about=await _about(code),
        zone=zone,
        history=await _history(request, code.id),
        may_manage=here(request).may(Action.MANAGE_QR_CODES, [code.station]),
    )


async def counted_days(days: int, *, zone: str, code_id: UUID | None = None) -> Statistics:
    """Count the scans of the last days, today's so far too."""
    today = clock.now().astimezone(ZoneInfo(zone)).date()
    return await qr.statistics(today - timedelta(days=days - 1), today, zone=zone, code_id=code_id)


async def brought_by(counted: Statistics, zone: str, *, code_id: UUID | None = None) -> dict[UUID, Brought]:
    """Return what codes brought in the time that is counted."""

    def midnight(day: date) -> datetime:
        return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)

    until = midnight(counted.last + timedelta(days=1))
    return await drafts.from_codes(since=midnight(counted.first), until=until, code_id=code_id)


def pictures(request: StaffRequest, counted: Statistics) -> dict[str, Any]:
    """Return what the charts show."""
    return {
        "counted": counted,
        "devices": [(bar.label.capitalize(), bar.scans) for bar in counted.by_device],
        "places": [(bar.label, bar.scans) for bar in counted.by_place],
        "knows_places": request.app.state.settings.places is not None,
    }


def address_of(request: StaffRequest, code: QRCode) -> str:
    """Return what is printed."""
    return f"{request.app.state.settings.base_url}/q/{code.code}"


def ranges(place: str, days: int) -> list[Link]:
    """Return the links to other stretches of time."""
    return [Link(label=label, href=f"{place}?days={of}", current=of == days) for of, label in RANGES.items()]


async def _bookings(code_id: UUID) -> list[dict[str, Any]]:
    """Return the newest bookings that came from a code, without whose they are."""
    rows: list[dict[str, Any]] = (
        await Booking.select(
            Booking.id, Booking.reference, Booking.event_date, Booking.state, Booking.total_cents, Booking.created_at
        )
        .where(Booking.qr_code == code_id)
        .order_by(Booking.created_at, ascending=False)
        .limit(SHOWN_BOOKINGS)
    )
    return rows


async def _about(code: QRCode) -> tuple[str, str] | None:
    """Return the name and the address of what a code is about."""
    if code.chef:
        return (await Chef.one(code.chef)).name, f"chefs/{code.chef}"
    if code.booking:
        return (await Booking.one(code.booking)).reference, f"bookings/{code.booking}"
    return None


async def _history(request: StaffRequest, code_id: UUID) -> list[TimelineLine]:
    """Return what was done to a code, by whom, newest first."""
    history = await events.stream("qr code", code_id)
    names = await names_of(line.actor for line in history)
    return time_line(history, names=names, request=request)
