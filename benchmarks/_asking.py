"""Ask an application for a page without a client between, whose own work would count as the page's."""

import gzip
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

_HOST: Final = [(b"host", b"testserver"), (b"accept-encoding", b"gzip")]


class Browser(NamedTuple):
    """An application, and the cookie of somebody who is logged in there."""

    app: Any
    cookie: str

    async def fetch(self, address: str) -> list[dict[str, Any]]:
        """Ask for an address; return the messages of the answer, as a server gets them."""
        path, query = urlsplit(address)[2:4]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [*_HOST, (b"cookie", self.cookie.encode())],
            "client": ("127.0.0.1", 50000),
            "server": ("testserver", 80),
            "state": {},
        }
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return sent


def page_of(answer: list[dict[str, Any]]) -> str:
    """Read the page out of an answer; only one that worked."""
    start, *rest = answer
    assert start["status"] == 200, start["status"]
    body = b"".join(message.get("body", b"") for message in rest)
    return (gzip.decompress(body) if (b"content-encoding", b"gzip") in start["headers"] else body).decode()
