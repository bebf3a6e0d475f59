"""A booking by phone: one page, written down while the caller speaks."""

from typing import Any, Final

from litestar import Controller, get, post

from portal.controllers.staff.bookings.new_form import PhoneForm, menu_of, party_of
from portal.controllers.staff.bookings.new_page import new_page
from portal.domain import bookings, quotes
from portal.domain.access import Action
from portal.domain.availability import SlotTaken
from portal.domain.errors import Refused
from portal.domain.quotes import Host
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone
from portal.web.session import StaffRequest
from portal.web.shell import command

FROM_ADDRESS: Final = {"day": "date", "adults": "adults", "postal_code": "zip"}
"""What an address may say already: nothing of who is calling."""
BESIDE: Final[dict[str | None, str]] = {"guests": "adults"}
"""Where a refusal stands that concerns no single field of this page."""


class NewBooking(Controller):
    path = "/bookings"
    opt = needs(Action.MANAGE_BOOKINGS)

    @get("/new", opt=command("New booking", icon="plus", also="party add phone"))
    async def new(self, request: StaffRequest) -> Page:
        if len(here(request).places) > 1:
            return Page("bookings/new_where.html", base=base(request), places=here(request).places)
        asked = request.query_params
        return await new_page(request, {name: asked.get(key, "") for name, key in FROM_ADDRESS.items()})

    @post("/new/look", opt=needs(Action.MANAGE_BOOKINGS) | looks_at("customers"))
    async def look(self, request: StaffRequest) -> Page:
        typed = dict(await request.form())
        picked = typed.pop("pick", "")
        return await new_page(
            request, typed | ({"day": picked} if picked else {}), is_look=True, is_picked=bool(picked)
        )

    @post()
    async def book(self, request: StaffRequest) -> Page | Done:
        typed: dict[str, Any] = dict(await request.form())
        form = Form(PhoneForm, typed)
        nearest: tuple[Any, ...] = ()
        if value := form.value:
            try:
                booking = await bookings.book_by_phone(
                    party_of(value, menu_of(typed), main_zone(request)),
                    Host(name=value.name, email=value.email or None, phone=value.phone or None),
                    seen=quotes.read_seen(typed.get("seen")),
                    customer_id=value.customer,
                    extra_minutes=value.extra_minutes,
                    without_contact=value.without_contact,
                )
                return Done(to=f"{base(request)}/bookings/{booking.id}?booked", toast="Booked. The date is on hold.")
            except SlotTaken as refusal:
                form.errors["starts_at"], nearest = str(refusal), refusal.nearest
            except Refused as refusal:
                form.errors[BESIDE.get(refusal.field, refusal.field) or ""] = str(refusal)
        return await new_page(request, typed, form=form, nearest=nearest)
