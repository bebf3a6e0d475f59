"""Who else is in the queue, and at which payment."""

from uuid import UUID

from litestar import Controller, get
from litestar.params import FromQuery

from portal.controllers.staff.matching.viewers import somebody_else
from portal.domain.access import Action
from portal.web.guard import needs
from portal.web.page import Page
from portal.web.places import base
from portal.web.session import StaffRequest


class Presence(Controller):
    path = "/queue/presence"

    @get(opt=needs(Action.SEE_PAYMENTS))
    async def show(self, request: StaffRequest, at: FromQuery[UUID | None] = None) -> Page:
        """Say that this page is still open, and who else is there."""
        here = await somebody_else(request, at, is_opening=False)
        return Page("matching/presence.html", block="presence", queue=f"{base(request)}/queue", at=at, somebody=here)
