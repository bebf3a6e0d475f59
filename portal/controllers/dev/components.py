"""Pages for those who build the portal."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from typing import Any

from litestar import Controller, MediaType, Request, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import ServerSentEvent, ServerSentEventMessage, Template

from portal import clock
from portal.web.components import Link, Shell, Site, Toast, brand_css, theme_of
from portal.web.shell import csrf

HERE = "/dev/components"
BRAND = f"{HERE}/brand.css"
FOUND = {
    "People": [("Ngozi Okonkwo", "Elk Grove, 3 parties"), ("Danielle Okonkwo-Reyes", "pays for Ngozi")],
    "Bookings": [("MH-7K2P, Ngozi Okonkwo", "Sat, Jun 27")],
}
NAV = [
    Link(label="Today", href="#colors", icon="house", key="g t"),
    Link(label="Inbox", href="#type", icon="inbox", key="g i", count=12),
    Link(label="Payments", href="#buttons", icon="wallet", key="g p", count=7, current=True),
    Link(label="Calendar", href="#fields", icon="calendar-days", key="g c"),
    Link(label="Leads", href="#status", icon="funnel", key="g l", count=23),
    Link(label="Bookings", href="#table", icon="receipt", key="g b"),
    Link(label="Customers", href="#overlays", icon="users"),
]
SITE = Site(
    business="MyHibachi", brand_url=BRAND, station="Sacramento", home_url=HERE, rating="4.9", parties="1,204",
    address="1800 J Street, Sacramento, CA 95811", links=[Link(label="Components for staff", href=HERE)],
)  # fmt: skip


class ComponentsPage(Controller):
    """Every component in every state, alive, for staff and for customers."""

    path = HERE

    @get()
    async def staff(self, request: Request[Any, Any, Any]) -> Template:
        return Template("dev/components.html", context={"shell": shell(request), **sample()})

    @get("/customer")
    async def customer(self) -> Template:
        return Template("dev/components_customer.html", context={"site": SITE, **sample()})

    @get("/search")
    async def search(self, q: FromQuery[str] = "") -> Template:
        found = {title: [hit for hit in hits if q.casefold() in hit[0].casefold()] for title, hits in FOUND.items()}
        return Template("dev/components_search.html", context={"found": found})

    @get("/brand.css", media_type=MediaType.CSS)
    async def brand(self, hue: FromQuery[int] = 33, chroma: FromQuery[float] = 0.19) -> str:
        return brand_css(hue, chroma)

    @post("/undo")
    async def undo(self) -> Template:
        return Template("dev/components_undone.html", headers={"HX-Retarget": "#toasts", "HX-Reswap": "beforeend"})

    @get("/live")
    async def live(self) -> ServerSentEvent:
        return ServerSentEvent(ticks(), headers={"Cache-Control": "no-store"})

    @get("/clock")
    async def clock(self) -> Template:
        return Template("dev/components_clock.html", context={"now": clock.now()})

    @get("/error/{status:int}")
    async def error(self, status: FromPath[int]) -> Template:
        return Template("errors/error.html", context={"status": status, "request_id": "r-8f21c4", "home_url": HERE})


async def ticks() -> AsyncIterator[ServerSentEventMessage]:
    """Say every second that the clock changed."""
    while True:
        yield ServerSentEventMessage(event="changed", data="clock")
        await asyncio.sleep(1)


def shell(request: Request[Any, Any, Any]) -> Shell:
    """Invent what surrounds the page, in the theme of this browser."""
    return Shell(
        business="MyHibachi", brand_url=BRAND, station="Sacramento", person="Maya Petrossian", nav=NAV,
        csrf=csrf(request), search_url=f"{HERE}/search", sign_out_url=f"{HERE}/undo",
        stations=[Link(label="Sacramento", href=HERE, current=True), Link(label="Bay Area", href=HERE)],
        views=[Link(label="Deposit missing, under 7 days", href="#tabs", icon="list-filter", count=4)],
        settings=[Link(label="Settings", href="#people", icon="settings")],
        toasts=[Toast(text="$100.00 applied to Ngozi Okonkwo", undo_url=f"{HERE}/undo")],
        live_url=f"{HERE}/live",
        theme=theme_of(request.cookies.get("theme")),
    )  # fmt: skip


def sample() -> dict[str, Any]:
    """Invent what the components show."""
    at = datetime(2026, 6, 13, 16, 42, tzinfo=UTC)
    return {"at": at, "now": at.replace(hour=17, minute=5), "party": date(2026, 6, 27), "zone": "America/Los_Angeles"}
