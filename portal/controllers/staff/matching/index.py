"""The review queue: what waits for a person, what was matched, what was set aside, and each payment's mail."""

from typing import Final
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from litestar import Controller, MediaType, Response, get
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.controllers.staff.matching.page import around, queue_page
from portal.controllers.staff.matching.query import LONGEST_SEARCH, asked
from portal.controllers.staff.matching.viewers import leave
from portal.domain import access, bookings, matching, system
from portal.domain.access import Action
from portal.web.assets import asset
from portal.web.audit import looks_at
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.saved_views import views_of
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.base import RowMissing

# A mail is shown at an address of its own, in a sandbox without an origin: nothing in it can reach the portal.
MAIL_POLICY: Final = "default-src 'none'; style-src 'self'; frame-ancestors 'self'; sandbox"


class Queue(Controller):
    path = "/queue"
    opt = needs(Action.SEE_PAYMENTS)

    @get(
        opt=needs(Action.SEE_PAYMENTS)
        | nav_entry("Payments", icon="wallet", key="g p", position=20, also="/payments", counts="queue")
    )
    async def index(
        self, request: StaffRequest, show: FromQuery[str] = "", before: FromQuery[UUID | None] = None
    ) -> Page:
        if show == "matched":
            return await _matched(request, before)
        if show == "set_aside":
            return await _dismissed(request, before)
        page = await queue_page(request, wants=asked(request))
        return page if page.context["rows"] else await _all_clear(request)

    @get("/count")
    async def count(self) -> Page:
        return Page("matching/count.html", block="count", waiting=await matching.waiting_count())

    @get("/{notification_id:uuid}")
    async def show(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page:
        return await queue_page(request, notification_id, wants=asked(request))

    @get("/{notification_id:uuid}/mail", opt=needs(Action.SEE_PAYMENTS) | looks_at("payment mail"))
    async def show_mail(self, notification_id: FromPath[UUID]) -> Response[str]:
        detail = await matching.notification(notification_id)
        if detail is None or not detail.raw:
            raise RowMissing("RawMail")
        page = await matching.mail_page(detail, stylesheet=asset("css/mail.css"))
        return Response(page, media_type=MediaType.HTML, headers={"Content-Security-Policy": MAIL_POLICY})


class Narrowed(msgspec.Struct):
    """What the list of matched payments is narrowed to; it stands in the address."""

    q: str = ""
    by_itself: bool = False

    @property
    def address(self) -> str:
        """Return it as a query string."""
        said = {"show": "matched", "q": self.q.strip(), "by_itself": "on" if self.by_itself else ""}
        return urlencode({name: value for name, value in said.items() if value})


async def _matched(request: StaffRequest, before: UUID | None) -> Page:
    """Build the list of what is matched, newest first; narrowed, with what it comes to."""
    form = Form(Narrowed, request.query_params)
    chosen = form.value or Narrowed()
    search, by_itself = chosen.q.strip()[:LONGEST_SEARCH], chosen.by_itself
    await leave(request)
    rows = await matching.matched(search=search, by_itself=by_itself, before=before)
    is_narrowed = bool(search or by_itself)
    return Page(
        "matching/matched.html",
        block="rows",
        rows=rows,
        form=form,
        chosen=chosen,
        most_summed=bookings.MOST_SUMMED,
        total=await matching.matched_total(search=search, by_itself=by_itself) if is_narrowed else None,
        views=await views_of(request, "matched"),
        people=await access.names({row.user for row in rows if row.user}),
        **await around(request, "matched"),
    )


async def _dismissed(request: StaffRequest, before: UUID | None) -> Page:
    """Build the list of what is set aside, newest first."""
    await leave(request)
    rows = await matching.dismissed(before=before)
    return Page("matching/set_aside.html", block="rows", rows=rows, **await around(request, "set_aside"))


async def _all_clear(request: StaffRequest) -> Page:
    """Build what is shown when nothing waits: what became of today's payments, and that mail still comes in."""
    page = await around(request, "needs_you")
    midnight = page["clocks"].at(()).now.replace(hour=0, minute=0, second=0, microsecond=0)
    return Page(
        "matching/all_clear.html",
        block="queue",
        by_itself=await matching.matched_by_itself(since=midnight),
        most_counted=matching.MOST_COUNTED,
        decided=sum(not entry.is_undone for entry in page["log"]),
        mailboxes=await system.mailboxes(),
        last_mail=await matching.last_mail(),
        clock=clock.now(),
        **page,
    )
