"""A mail provider's token endpoint (RFC 6749, section 6) that keeps what it is asked, and can refuse."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from portal.settings import OAuth


class TokenServer(ThreadingHTTPServer):
    """Gives out a new token at each exchange: its number and the refresh token, so that tests see whose it is."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Request)
        self.client = OAuth(
            client_id="portal",
            client_secret="very secret",
            token_url=f"http://127.0.0.1:{self.server_address[1]}/token",
        )
        self.expires_in: int | str | None = 3600
        self.refusal: tuple[int, bytes] | None = None
        self.exchanged: list[dict[str, str]] = []

    def answer(self, form: dict[str, str]) -> tuple[int, bytes]:
        """Count an exchange, and answer it."""
        self.exchanged.append(form)
        if self.refusal:
            return self.refusal
        if (form["client_id"], form["client_secret"]) != (self.client.client_id, self.client.client_secret):
            return error(401, "invalid_client")
        if form["grant_type"] != "refresh_token":
            return error(400, "unsupported_grant_type")
        token: dict[str, Any] = {"access_token": f"{len(self.exchanged)} for {form['refresh_token']}"}
        if self.expires_in is not None:
            token["expires_in"] = self.expires_in
        return 200, json.dumps(token | {"token_type": "Bearer", "scope": "https://mail.google.com/"}).encode()


class _Request(BaseHTTPRequestHandler):
    server: TokenServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        status, answer = self.server.answer(dict(parse_qsl(body, strict_parsing=True)))
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - http.server's name
        """Keep quiet."""


def error(status: int, code: str) -> tuple[int, bytes]:
    """Return a refusal with an error code of section 5.2, and words that name somebody."""
    return status, json.dumps({"error": code, "error_description": "No grant for riverside@example.com"}).encode()


@contextmanager
def running_token_server() -> Iterator[TokenServer]:
    """Run the server in a thread, on a free port."""
    with TokenServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
