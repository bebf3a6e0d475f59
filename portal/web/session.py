"""Who is asking: the cookie's token is looked up with everything that its person may do, in one statement."""

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from litestar import Request
from litestar.datastructures import Cookie
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from portal.clock import now
from portal.domain import access
from tables.engine import is_full

COOKIE: Final = "portal_session"
_LONGEST_TOKEN: Final = 100

StaffRequest = Request[access.Person, Any, Any]


class SessionOfPerson(ASGIMiddleware):
    """Find the person of a session; a token that we did not make, or that has ended, is nobody's and never adopted.

    Nothing is written, but that a session is in use, at most every five minutes.
    """

    exclude_opt_key = "skip_session"

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request with its person, or with None."""
        scope["user"] = None
        token = token_of(Request(scope))
        if token is not None and (seen := await access.person_of(token)) is not None:
            scope["user"] = seen.person
            if now() - seen.last_seen_at > access.TOUCHED_EVERY:
                await _touch(seen.person.session_id)
        await next_app(scope, receive, send)


async def _touch(session_id: UUID) -> None:
    """Note that a session is in use; where there is no room for that, its person reads on all the same."""
    try:
        await access.touch(session_id)
    except Exception as error:
        if not is_full(error):
            raise


def token_of(request: Request[Any, Any, Any]) -> str | None:
    """Return the session's token of a request, if it could be one."""
    token = request.cookies.get(COOKIE)
    return token if token and len(token) <= _LONGEST_TOKEN else None


def session_cookie(token: str, request: Request[Any, Any, Any], *, lasts: timedelta | None) -> Cookie:
    """Return the cookie of a session; without `lasts` the browser drops it when it is closed."""
    return Cookie(
        key=COOKIE,
        value=token,
        max_age=int(lasts.total_seconds()) if lasts else None,
        secure=request.app.state.settings.base_url.startswith("https"),
        httponly=True,
        samesite="lax",
    )


def ended_cookie() -> Cookie:
    """Return the cookie that makes a browser forget its session."""
    return Cookie(key=COOKIE, value="", max_age=0, httponly=True, samesite="lax")
