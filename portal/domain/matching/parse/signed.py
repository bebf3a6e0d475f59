"""What of a mail its sender signed: whoever passes a genuine mail on can add what is not signed.

Whether a signature is good is for the receiver to say. Here each of the sender's own must cover what is relied upon, so
that one that was added, good or not, vouches for nothing.
"""

import re
from collections.abc import Iterator

from portal.domain.matching.parse.mail import Mail

_ONCE = ("subject", "date", "to", "message-id", "content-type", "content-transfer-encoding")
_TAG = re.compile(r"(?:^|;)\s*([a-z]{1,10})\s*=\s*([^;]*)", re.IGNORECASE)


def additions(mail: Mail, domain: str) -> list[str]:
    """Return sentences on what may have been added to a mail from this domain after it was signed."""
    twice = [name for name in _ONCE if len(mail.named(name)) > 1]
    doubts = [f"It has more than one {name.title()} header; honest mail has one." for name in twice]
    if any("l" in tags for tags in _own(mail, domain)):
        doubts.append("Its signature covers only the beginning of its text, so the rest may be anybody's.")
    return doubts


def covers(mail: Mail, domain: str, name: str) -> bool:
    """Whether a header is covered by each signature of the domain that the mail is from; it may have none at all."""
    return all(name in _names(tags.get("h", "")) for tags in _own(mail, domain))


def _own(mail: Mail, domain: str) -> Iterator[dict[str, str]]:
    """Yield the tags of the signatures in the name of a domain or of one above it."""
    for value in mail.signatures:
        tags = {name.lower(): "".join(text.split()).lower() for name, text in _TAG.findall(value)}
        signer = tags.get("d", "").rstrip(".")
        if "." in signer and f".{domain}".endswith(f".{signer}"):
            yield tags


def _names(listed: str) -> set[str]:
    return {name.strip() for name in listed.split(":")}
