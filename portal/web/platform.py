"""Pages outside of every station: about the whole installation, or of one business of it, and before a log-in."""

from typing import Any

import msgspec
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Send
from litestar.types import Scope as Connection

from portal.domain.access import Action, Person
from tables.scope import ALL_STATIONS, scoped


class PlatformScope(ASGIMiddleware):
    """Let super admins through, into the scope of everything, or of the business in the URL."""

    async def handle(self, scope: Connection, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request in its scope, or refuse it."""
        person: Person | None = scope.get("user")
        if person is None:
            raise NotAuthorizedException
        if not person.may_everywhere(Action.ADMINISTER_PLATFORM):
            raise PermissionDeniedException
        business: Any = scope["path_params"].get("business_id")
        with scoped(msgspec.structs.replace(ALL_STATIONS, business=business, actor=f"user:{person.id}")):
            await next_app(scope, receive, send)


class BeforeLogIn(ASGIMiddleware):
    """Enter the scope of everything for somebody who cannot log in: what they ask concerns no station."""

    async def handle(self, scope: Connection, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request in its scope."""
        with scoped(msgspec.structs.replace(ALL_STATIONS, actor="log-in")):
            await next_app(scope, receive, send)
