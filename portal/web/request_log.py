"""One line in the log for every request: its route (never its address), how it ended, how long it took."""

import time
from typing import Final

import structlog
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from portal.domain.access import Person
from portal.web.security import ADMIN_PATH, request_id

_log: Final = structlog.get_logger("portal.web")


class RequestLog(ASGIMiddleware):
    """Give every line that is logged during a request its id; tokens and what people type stay out of the log."""

    exclude_opt_key = "skip_session"

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request, and say how it went."""
        status = 0

        async def watched(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        began = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request=request_id(scope)):
            try:
                await next_app(scope, receive, watched)
            finally:
                _note(scope, status, time.perf_counter() - began)


def _note(scope: Scope, status: int, seconds: float) -> None:
    person: Person | None = scope.get("user")
    _log.info(
        "request",
        method=scope.get("method"),
        route=scope.get("path_template") or ADMIN_PATH,  # a mount has no template
        status=status or None,
        milliseconds=round(seconds * 1000, 1),
        user=str(person.id) if person else None,
    )
