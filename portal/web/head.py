"""HEAD works wherever GET does: a monitor, a link checker or a calendar program gets the same without a body."""

from typing import Any, Final

from litestar import Litestar
from litestar.types import Message, Send

from portal.web.host import REFUSAL, names_a_host

HAVE_THEIR_OWN: Final = ("/q/",)
"""Where asking is not the same as opening: a scan is counted."""


class Portal(Litestar):
    """The application, which answers HEAD as GET, and nothing that names no host."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer a request."""
        if scope["type"] == "http" and not names_a_host(scope):
            await REFUSAL(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "HEAD" and not scope["path"].startswith(HAVE_THEIR_OWN):
            await super().__call__(scope | {"method": "GET"}, receive, _without_body(send))
        else:
            await super().__call__(scope, receive, send)


def _without_body(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sent
