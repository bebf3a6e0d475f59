"""imaplib's clients on connections that we open ourselves: to an address that was checked, and to no other."""

import imaplib
import socket
import ssl

from imap_tools import BaseMailBox

from portal.integrations.reach import Reach


class PlainClient(imaplib.IMAP4):
    """A client without encryption."""

    def __init__(self, host: str, port: int, *, reach: Reach, timeout: float) -> None:
        self._reach = reach
        super().__init__(host, port, timeout)

    def _create_socket(self, timeout: float) -> socket.socket:
        return self._reach.connect(self.host, self.port, timeout=timeout)


class TlsClient(PlainClient):
    """A client with TLS from its first byte; the certificate must be for the name that was typed."""

    def __init__(self, host: str, port: int, *, reach: Reach, trusted: ssl.SSLContext, timeout: float) -> None:
        self._trusted = trusted
        super().__init__(host, port, reach=reach, timeout=timeout)

    def _create_socket(self, timeout: float) -> ssl.SSLSocket:
        return self._trusted.wrap_socket(super()._create_socket(timeout), server_hostname=self.host)


class Box(BaseMailBox):
    """A mailbox behind such a client."""

    def __init__(self, client: imaplib.IMAP4) -> None:
        self._opened = client
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        return self._opened
