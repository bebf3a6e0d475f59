"""Pages about the whole installation, for super admins: outside of every station, or of one business that is named."""

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
