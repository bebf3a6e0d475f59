"""The stream by which open pages hear what has changed."""

from litestar import get
from litestar.response import ServerSentEvent

from portal.domain.access import Action
from portal.web.guard import needs
from portal.web.live import changes
from portal.web.session import StaffRequest
from tables.scope import scope

UNBUFFERED = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@get("/live", opt=needs(Action.USE_PORTAL))
async def live(request: StaffRequest) -> ServerSentEvent:
    """Stream the names of what changes at the stations of this page."""
    stream = changes(request.app.state.redis, session_id=request.user.session_id, station_ids=scope().stations)
    return ServerSentEvent(stream, headers=UNBUFFERED)
