"""The review queue: what waits for a person, what was matched, what was set aside, and each payment's mail."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, MediaType, Response, get
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.controllers.matching_asked import asked
from portal.controllers.matching_page import around, queue_page
from portal.domain import access, matching, system
from portal.domain.access import Action
from portal.web.assets import asset
from portal.web.audit import looks_at
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.session import StaffRequest
from portal.web.shell import rail
from tables.base import RowMissing

# A mail is shown at an address of its own, in a sandbox without an origin: nothing in it can reach the portal.
MAIL_POLICY: Final = "default-src 'none'; style-src 'self'; frame-ancestors 'self'; sandbox"
PAST: Final = {"matched", "set_aside"}


class Queue(Controller):
    path = "/queue"
    opt = needs(Action.SEE_PAYMENTS)

    @get(
        opt=needs(Action.SEE_PAYMENTS)
        | rail("Payments", icon="wallet", key="g p", place=20, also="/payments", counts="queue")
    )
    async def index(
        self, request: StaffRequest, show: FromQuery[str] = "", before: FromQuery[UUID | None] = None
    ) -> Page:
        if show in PAST:
            return await _past(request, show, before)
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
        if detail is None:
            raise RowMissing("PaymentNotification")
        page = await matching.mail_page(detail, stylesheet=asset("css/mail.css"))
        return Response(page, media_type=MediaType.HTML, headers={"Content-Security-Policy": MAIL_POLICY})


async def _past(request: StaffRequest, show: str, before: UUID | None) -> Page:
    """Build the list of what is decided, newest first."""
    rows: list[Any] = await (matching.matched if show == "matched" else matching.set_aside)(before=before)
    people = await access.names({row.user for row in rows if getattr(row, "user", None)})
    return Page(f"matching/{show}.html", block="rows", rows=rows, people=people, **await around(request, show))


async def _all_clear(request: StaffRequest) -> Page:
    """Build what is shown when nothing waits: what became of today's payments, and that mail still comes in."""
    page = await around(request, "needs_you")
    midnight = page["now"].replace(hour=0, minute=0, second=0, microsecond=0)
    return Page(
        "matching/all_clear.html",
        block="queue",
        by_itself=await matching.matched_by_itself(since=midnight),
        decided=sum(not entry.is_undone for entry in page["log"]),
        mailboxes=await system.mailboxes(),
        last_mail=await matching.last_mail(),
        clock=clock.now(),
        **page,
    )
