"""Mails that are really signed, with keys made on the spot."""

import base64
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import dkim
from cryptography.hazmat.primitives.asymmetric import ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from tests.matching.mails import venmo

SELECTOR: Final = "s1"
NAME: Final = "s1._domainkey.venmo.com"
WRITTEN: Final = 1_790_089_202  # the Date of the mails in mails.py
COVERED: Final = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
)


@cache
def rsa_key() -> tuple[bytes, str]:
    """Return a private key, and the record that publishes the other half."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return private, f"v=DKIM1; k=rsa; p={base64.b64encode(public).decode()}"


@cache
def ed25519_key() -> tuple[bytes, str]:
    """Return a private key of the newer kind, and its record."""
    key = ed25519.Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    private = key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
    return base64.b64encode(private), f"v=DKIM1; k=ed25519; p={base64.b64encode(public).decode()}"


class Signer(dkim.DKIM):  # type: ignore[misc]  # dkimpy has no types
    """Signs as dkimpy does, with other tags where a test wants some."""

    def __init__(self, raw: bytes, tags: Mapping[str, str | None], **more: Any) -> None:
        super().__init__(raw, **more)
        self.tags = tags

    def gen_header(self, fields: list[tuple[bytes, bytes]], *rest: Any, **more: Any) -> Any:
        """Put the tags in; None leaves one out."""
        wanted = {name.encode(): value for name, value in self.tags.items()}
        known = {name: value for name, value in fields if name != b"b"} | {
            name: value.encode() for name, value in wanted.items() if value is not None
        }
        kept = [(name, value) for name, value in known.items() if wanted.get(name, "") is not None]
        return super().gen_header([*kept, fields[-1]], *rest, **more)


def signed(
    raw: bytes,
    *,
    domain: str = "venmo.com",
    covered: tuple[str, ...] = COVERED,
    key: tuple[bytes, str] | None = None,
    algorithm: str = "rsa-sha256",
    form: tuple[bytes, bytes] = (b"relaxed", b"relaxed"),
    tags: Mapping[str, str | None] | None = None,
) -> bytes:
    """Return a mail with a signature on top; `tags` replace those that it would have."""
    wanted = {"t": str(WRITTEN + 2), "i": None, **(tags or {})}
    signer = Signer(raw, wanted, signature_algorithm=algorithm.encode())
    present = {name.lower() for name, _ in signer.headers}
    header: bytes = signer.sign(
        SELECTOR.encode(),
        domain.encode(),
        (key or rsa_key())[0],
        canonicalize=form,
        include_headers=[name.encode() for name in covered if name.lower().encode() in present or covered != COVERED],
    )
    return header + raw


def notice(**more: str) -> bytes:
    """Return a notice that no receiver has checked, written to our address."""
    return venmo(results="", above="To: pay@example.com\r\n", **more)
