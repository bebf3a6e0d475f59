"""The stream by which open pages hear what has changed."""

from litestar import get
from litestar.response import ServerSentEvent

from portal.domain import access
from portal.domain.access import Action
from portal.web.guard import needs
from portal.web.live import changes
from portal.web.scope import visit
from portal.web.session import StaffRequest, token_of
from tables.scope import scope

UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@get("/live", opt=needs(Action.USE_PORTAL))
async def live(request: StaffRequest) -> ServerSentEvent:
    """Stream the names of what changes at the stations of this page, until the session or the right to them ends."""
    token, slug, stations = token_of(request) or "", request.path_params["slug"], scope().stations

    async def may_listen() -> bool:
        seen = await access.person_of(token)
        there = visit(seen.person, slug) if seen else None
        return there is not None and stations <= there.allowing(Action.USE_PORTAL)

    stream = changes(request.app.state.redis, station_ids=stations, may_listen=may_listen)
    return ServerSentEvent(stream, headers=UNBUFFERED)
