"""A browser without a screen: it calls the application in memory, keeps cookies, and sends the token of a form."""

import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from html import unescape
from typing import Any, Final, cast
from uuid import UUID

import httpx
from litestar import Litestar

from portal.app import create_app
from portal.domain.access.sessions import open_session
from portal.settings import Settings
from portal.web.session import COOKIE

TOKEN: Final = re.compile(r'name="_csrf_token" value="([^"]+)"')
KEY: Final = re.compile(r'name="form_key" value="([^"]+)"')
SEEN: Final = re.compile(r'type="hidden" name="seen" value="([^"]+)"')
REVISION: Final = re.compile(r'name="revision" value="([^"]+)"')
HTMX: Final = {"HX-Request": "true", "HX-Request-Type": "partial"}


class Visitor(httpx.AsyncClient):
    """Follows no redirects, so that tests see them."""

    def __init__(self, app: Litestar) -> None:
        self.app = app
        super().__init__(
            transport=httpx.ASGITransport(cast("Any", app), raise_app_exceptions=False, client=("127.0.0.1", 50000)),
            base_url="http://testserver",
        )

    async def logs_in(self, user_id: UUID) -> "Visitor":
        """Take a session of this person, without the log-in page."""
        opened = await open_session(user_id, stay=False)
        self.cookies.set(COOKIE, opened.token, domain="testserver.local")
        return self

    async def submits(self, url: str, *, page: str | None = None, **fields: Any) -> httpx.Response:
        """Send a form as its page would: `page` is opened first, for the token and the form's key."""
        headers = fields.pop("headers", None)
        hidden = await self.hidden_fields(page or url)
        return await self.post(url, data=hidden | fields, headers=headers)

    async def hidden_fields(self, page: str) -> dict[str, str]:
        """Open a page, and return what its forms send beside what is typed."""
        text = (await self.get(page)).text
        found = {
            "_csrf_token": TOKEN.search(text),
            "form_key": KEY.search(text),
            "seen": SEEN.search(text),
            "revision": REVISION.search(text),
        }
        return {"_csrf_token": ""} | {name: unescape(value[1]) for name, value in found.items() if value}


@asynccontextmanager
async def application(*more: Any, public: tuple[Any, ...] = (), **environment: str) -> AsyncIterator[Litestar]:
    """Build the application, with pages and settings that only this test has."""
    app = create_app(Settings.from_env(os.environ | environment), more=more, more_public=public)
    yield app
    await app.state.redis.aclose()
