"""A mail server that keeps what it is given, and can refuse."""

import email
import email.policy
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword

from tests.peers.ports import free_port


class SmtpSink:
    """What arrived, and what the next mail is answered with instead of being taken."""

    def __init__(self, host: str, port: int, *, username: str, password: str) -> None:
        self.host = host
        self.port = port
        self.username = username
        self.password = password
        self.forget()

    def forget(self) -> None:
        """Be as if nothing had arrived and nothing were refused."""
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.refusal: str | None = None

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """Take a mail, or refuse it."""
        if self.refusal:
            return self.refusal
        content = envelope.content
        message = email.message_from_bytes(content if isinstance(content, bytes) else b"", policy=email.policy.default)
        self.messages.append(message)
        self.recipients.append([str(recipient) for recipient in envelope.rcpt_tos])
        return "250 2.0.0 queued"

    def log_in(self, _server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        """Accept the one account."""
        expected = LoginPassword(self.username.encode(), self.password.encode())
        return AuthResult(success=given == expected, handled=False)


@contextmanager
def running_smtp_sink() -> Iterator[SmtpSink]:
    """Run the server in a thread, on a free port."""
    sink = SmtpSink("127.0.0.1", free_port(), username="portal", password="secret")
    controller = Controller(
        sink, hostname=sink.host, port=sink.port, authenticator=sink.log_in, auth_require_tls=False, decode_data=False
    )
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()
