"""The scans of all codes of a station, with pictures."""

from litestar import get

from portal.controllers.staff.qr import page
from portal.domain import qr
from portal.domain.access import Action
from portal.domain.drafts import Brought
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.places import base, main_zone
from portal.web.session import StaffRequest

SHOWN_CODES = 20


@get("/qr/statistics", opt=needs(Action.SEE_QR_CODES))
async def qr_statistics(request: StaffRequest) -> Page:
    """Show when, where and with what the codes were scanned, and what they brought."""
    chosen, zone = page.look(request), main_zone(request)
    counted = await page.counted_days(chosen.days, zone=zone)
    brought = await page.brought_by(counted, zone)
    ranked = sorted(counted.by_code.items(), key=lambda of: -of[1])[:SHOWN_CODES]
    return Page(
        "qr/statistics.html",
        base=base(request),
        chosen=chosen,
        ranges=page.ranges(f"{base(request)}/qr/statistics", chosen.days),
        **page.pictures(request, counted),
        codes=await qr.labels([code_id for code_id, _ in ranked]),
        ranked=ranked,
        each_brought=brought,
        nothing=Brought(),
        brought=Brought(sum(of.bookings for of in brought.values()), sum(of.worth_cents for of in brought.values())),
        zone=zone,
    )
