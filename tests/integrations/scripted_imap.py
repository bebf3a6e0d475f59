"""A tiny IMAP server that behaves as badly as it is told to: for what Dovecot is too well-mannered to do."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from portal import clock

GREETING = b"* OK [CAPABILITY IMAP4rev1 IDLE AUTH=XOAUTH2] here I am"


class ScriptedImap(socketserver.ThreadingTCPServer):
    """Answers commands by their name; after a line that begins with `+` it waits to hear another before it goes on."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, answers: dict[str, list[bytes]]) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.answers = answers
        self.heard: list[bytes] = []

    @property
    def port(self) -> int:
        """Return the port that it listens on."""
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: ScriptedImap

    def handle(self) -> None:
        self._say(GREETING)
        while (line := self._hear()) is not None:
            tag, _, command = line.partition(b" ")
            for part in self._answer(command.decode()):
                self._say(part.replace(b"TAG", tag))
                if part.startswith(b"+"):
                    self._hear()

    def _hear(self) -> bytes | None:
        line = self.rfile.readline()
        self.server.heard.append(line.strip())
        return line.strip() if line else None

    def _answer(self, command: str) -> list[bytes]:
        words = command.upper().split()
        name = " ".join(words[:2]) if words[:1] == ["UID"] else "".join(words[:1])
        return self.server.answers.get(name, [b"TAG OK done"])

    def _say(self, line: bytes) -> None:
        self.wfile.write(line + b"\r\n")


@contextmanager
def scripted_imap(*, tls: ssl.SSLContext | None = None, **answers: list[bytes]) -> Iterator[ScriptedImap]:
    """Run the server, with answers by command (`UID_SEARCH` for `UID SEARCH`); what is not given is answered "OK"."""
    usual: dict[str, list[bytes]] = {
        "CAPABILITY": [b"* CAPABILITY IMAP4rev1 IDLE", b"TAG OK done"],
        "EXAMINE": [b"* 0 EXISTS", b"* OK [UIDVALIDITY 7] fine", b"TAG OK [READ-ONLY] done"],
        "UID SEARCH": [b"* SEARCH", b"TAG OK done"],
    }
    server = ScriptedImap(usual | {name.replace("_", " "): answer for name, answer in answers.items()})
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def self_signed(folder: Path, *, name: str = "mail.example.com") -> Path:
    """Write a certificate for this machine and a name, with its key, that only those accept who are told to."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    names = [x509.IPAddress(IPv4Address("127.0.0.1")), x509.DNSName(name)]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    path = folder / "certificate.pem"
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + certificate.public_bytes(pem))
    return path
