"""Where a person is signed in: the list stands on their account's page; here they sign out of one, or of all others."""

from uuid import UUID

from litestar import Controller, post
from litestar.params import FromPath

from portal.domain import access
from portal.domain.access import Action
from portal.web.guard import needs
from portal.web.page import Done
from portal.web.session import StaffRequest


class OwnSessions(Controller):
    """Signing out elsewhere: what is open there counts no more from its next click on."""

    path = "/account/sessions"
    opt = needs(Action.USE_PORTAL)

    @post("/{session_id:uuid}/end")
    async def end(self, request: StaffRequest, session_id: FromPath[UUID]) -> Done:
        await access.end_session(request.user.id, session_id)
        return Done(to="../../../account", toast="That browser is signed out.")

    @post("/end")
    async def end_others(self, request: StaffRequest) -> Done:
        await access.end_sessions(request.user.id, but=request.user.session_id)
        return Done(to="../../account", toast="Every other browser is signed out.")
