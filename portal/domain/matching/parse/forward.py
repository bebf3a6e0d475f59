"""A mail inside a mail, passed on by hand: its signature is gone, so it is a claim."""

import re

import msgspec

from portal.domain.matching.parse.letter import MailText

_REPLY = re.compile(r"\s*(?:re|aw|sv|antw)\s*:", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*(?:fwd?|rv|wg|tr|i)\s*:", re.IGNORECASE)
_BEGIN = re.compile(
    r"(?:-{2,}\s*(?:forwarded message|original message|mensaje reenviado)\s*-*|begin forwarded message:)",
    re.IGNORECASE,
)
_HEADERS = {"from": "from", "de": "from", "subject": "subject", "asunto": "subject"}
_OTHERS = ("date:", "fecha:", "sent:", "enviado:", "to:", "para:", "cc:", "reply-to:")
_FROM = re.compile(r"\*{0,2}(?:from|de)\s*:.*@", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>@\"]{1,64}@[A-Za-z0-9.-]{1,190}")


class Forwarded(msgspec.Struct, frozen=True):
    """What was passed on: from which address, as it says, and the letter."""

    address: str
    letter: MailText


def is_reply(subject: str) -> bool:
    """Whether a subject is an answer's."""
    return bool(_REPLY.match(subject))


def is_forward(letter: MailText) -> bool:
    """Whether a letter was passed on by hand."""
    return bool(_SUBJECT.match(letter.subject)) or any(_BEGIN.fullmatch(line) for line in letter.lines)


def forwarded(letter: MailText) -> Forwarded | None:
    """Return the mail inside, None when there is none with a From line."""
    start = _start(letter)
    headers: dict[str, str] = {}
    end = start
    for end, line in enumerate(letter.lines[start:], start):  # noqa: B007 - where it stops is where the letter begins
        name, colon, value = line.partition(":")
        if colon and name.strip("* ").lower() in _HEADERS:
            headers.setdefault(_HEADERS[name.strip("* ").lower()], value.strip("* "))
        elif not line.strip("* ").lower().startswith(_OTHERS):
            break
    found = _ADDRESS.search(headers.get("from", ""))
    if found is None:
        return None
    inside = MailText(headers.get("subject", ""), letter.lines[end:], letter.leaves[end:])
    return Forwarded(found[0].lower(), inside)


def _start(letter: MailText) -> int:
    """Return the number of the line under the dividing one; where there is none (Outlook), of the first From line."""
    for at, line in enumerate(letter.lines):
        if _BEGIN.fullmatch(line):
            return at + 1
    return next((at for at, line in enumerate(letter.lines) if _FROM.match(line)), 0)
