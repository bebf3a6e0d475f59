"""A calendar program reads a feed, behind its token."""

import hashlib
from typing import Any, Final

from litestar import Request, Response, Router, get
from litestar.params import FromPath
from litestar.status_codes import HTTP_304_NOT_MODIFIED

from portal.domain import feeds
from portal.web.public import NamedRow, StationRow, named_row
from portal.web.rate_limit import FewRequests

READINGS_A_MINUTE: Final = 60
ENDING: Final = ".ics"


@get("/{token:str}", opt={"skip_session": True})
async def read_feed(request: Request[None, Any, Any], token: FromPath[str]) -> Response[bytes]:  # noqa: ARG001
    """Write the calendar, or say that it is as it was."""
    written = await feeds.read(named_row(request))
    tag = f'"{hashlib.sha256(written).hexdigest()[:32]}"'
    headers = {
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        "Content-Disposition": 'inline; filename="parties.ics"',
    }
    if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
        return Response(b"", status_code=HTTP_304_NOT_MODIFIED, headers=headers)
    return Response(written, media_type="text/calendar", headers=headers)


async def _find(name: str) -> StationRow | None:
    if not name.endswith(ENDING):
        return None
    found = await feeds.feed_of(name.removesuffix(ENDING))
    return StationRow(*found) if found else None


read = Router(
    "/feeds",
    route_handlers=[read_feed],
    middleware=[FewRequests("feeds", a_minute=READINGS_A_MINUTE), NamedRow(_find)],
)
