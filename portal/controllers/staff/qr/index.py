"""QR codes: the list, a new one, and what can be changed about one that is printed already."""

from datetime import timedelta
from typing import Annotated, Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.controllers.staff.qr import page
from portal.domain import qr
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, station_names
from portal.web.session import StaffRequest
from portal.web.shell import command, nav_entry
from tables.bookings import Booking
from tables.chefs import Chef
from tables.qr import QRCode, QRKind
from tables.scope import scope, stations

PAGE: Final = 50
COUNTED_DAYS: Final = 30
Text = Annotated[str, msgspec.Meta(max_length=500)]


class NewCode(msgspec.Struct):
    """What a code is about, and where it leads; a chef's names the chef, a booking's its reference."""

    kind: QRKind
    label: Text
    target: Text
    station: UUID
    chef: UUID | None = None
    booking: Text = ""


class TargetForm(msgspec.Struct):
    """Where a code leads from now on."""

    target: Text


class LabelForm(msgspec.Struct):
    """What a code is called from now on."""

    label: Text


class QrCodes(Controller):
    """The list, a new code, one code."""

    path = "/qr"

    @get(opt=needs(Action.SEE_QR_CODES) | nav_entry("QR codes", icon="qr-code", position=80))
    async def index(self, request: StaffRequest, before: FromQuery[UUID | None] = None) -> Page:
        lines = await qr.codes(before=before, limit=PAGE + 1)
        shown = lines[:PAGE]
        since = clock.now() - timedelta(days=COUNTED_DAYS)
        return Page(
            "qr/index.html",
            base=base(request),
            lines=shown,
            scans=await qr.scans_of([line.id for line in shown], since=since),
            older=shown[-1].id if len(lines) > len(shown) else None,
            is_first=before is None,
            stations=station_names(request),
            may_manage=here(request).may(Action.MANAGE_QR_CODES),
        )

    @get(
        "/new",
        opt=needs(Action.MANAGE_QR_CODES) | command("New QR code", icon="qr-code", also="add flyer print"),
    )
    async def new(self, request: StaffRequest, kind: FromQuery[QRKind] = QRKind.CAMPAIGN) -> Page:
        form: Form[NewCode] = Form(NewCode)
        first = here(request).places[0]
        form.typed = {"kind": kind, "target": f"/{first.slug}/book", "station": str(first.id)}
        return await _new_page(request, form)

    @post(opt=needs(Action.MANAGE_QR_CODES))
    async def create(self, request: StaffRequest) -> Page | Done:
        form = Form(NewCode, await request.form())
        if typed := form.value:
            with form.catching():
                made = await _make(typed)
                return Done(to=f"qr/{made.id}", toast="QR code created. Download it, or print its poster.")
        return await _new_page(request, form)

    @get("/{code_id:uuid}", opt=needs(Action.SEE_QR_CODES))
    async def show(self, request: StaffRequest, code_id: FromPath[UUID]) -> Page:
        return await page.page(request, await QRCode.one(code_id))

    @post("/{code_id:uuid}/target", opt=needs(Action.MANAGE_QR_CODES))
    async def change_target(self, request: StaffRequest, code_id: FromPath[UUID]) -> Page | Done:
        form = Form(TargetForm, await request.form())
        if typed := form.value:
            with form.catching():
                await qr.change_target(code_id, target=typed.target)
                return Done(
                    to=f"../{code_id}", toast="Saved. It leads there now, including codes you’ve already printed."
                )
        return await page.page(request, await QRCode.one(code_id), target=form)

    @post("/{code_id:uuid}/label", opt=needs(Action.MANAGE_QR_CODES))
    async def rename(self, request: StaffRequest, code_id: FromPath[UUID]) -> Page | Done:
        form = Form(LabelForm, await request.form())
        if typed := form.value:
            with form.catching():
                await qr.rename(code_id, label=typed.label)
                return Done(to=f"../{code_id}", toast="Renamed.")
        return await page.page(request, await QRCode.one(code_id), label=form)

    @post("/{code_id:uuid}/on", opt=needs(Action.MANAGE_QR_CODES))
    async def switch_on(self, request: StaffRequest, code_id: FromPath[UUID]) -> Done:
        await qr.switch(code_id, is_active=True)
        return Done(to=f"../{code_id}", toast="Turned back on.", undo=f"{base(request)}/qr/{code_id}/off")

    @post("/{code_id:uuid}/off", opt=needs(Action.MANAGE_QR_CODES))
    async def switch_off(self, request: StaffRequest, code_id: FromPath[UUID]) -> Done:
        await qr.switch(code_id, is_active=False)
        toast = "Turned off. Anybody who scans it sees a link to the booking page."
        return Done(to=f"../{code_id}", toast=toast, undo=f"{base(request)}/qr/{code_id}/on")


async def _make(typed: NewCode) -> QRCode:
    """Make the code at the station that was chosen.

    Raises:
        Refused: the station is none of the page's, or there is no such booking.

    """
    if typed.station not in scope().stations:
        raise Refused("Choose one of your stations.")
    with stations(typed.station):
        booking = await _booking(typed.booking) if typed.kind == QRKind.BOOKING else None
        chef = typed.chef if typed.kind == QRKind.CHEF else None
        return await qr.make(typed.kind, label=typed.label, target=typed.target, chef_id=chef, booking_id=booking)


async def _booking(reference: str) -> UUID:
    row = await Booking.select(Booking.id).where(Booking.reference == reference.strip().upper()).first()
    if row is None:
        raise Refused("No booking here has this reference. It looks like MH-7K4Q2X.", field="booking")
    found: UUID = row["id"]
    return found


async def _new_page(request: StaffRequest, form: Form[NewCode]) -> Page:
    return Page(
        "qr/new.html",
        status=200 if form.ok else 422,
        base=base(request),
        form=form,
        kind=form.typed["kind"] if form.typed["kind"] in list(QRKind) else QRKind.CAMPAIGN,
        kinds=list(QRKind),
        stations=station_names(request),
        chefs=await _chefs(),
    )


async def _chefs() -> list[tuple[str, str]]:
    rows = await Chef.select(Chef.id, Chef.name).where(Chef.is_active.eq(True)).order_by(Chef.name).limit(200)  # noqa: FBT003
    return [("", "Choose"), *((str(row["id"]), row["name"]) for row in rows)]
