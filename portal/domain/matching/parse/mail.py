"""The outside of a mail: its headers, and the texts in it, decoded, within limits."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

import msgspec

from portal.domain.matching.parse.charset import in_letters
from portal.domain.matching.parse.parts import texts

LARGEST_BYTES = 25 * 1024 * 1024
LONGEST_HEADERS = 200_000
MOST_HEADERS = 1_000
LONGEST_HEADER = 10_000
MOST_ALIKE = 20
_LONGEST_SENDER = 1_000
_LONGEST_WORDS = 2_000
_LONGEST_DATE = 200
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_NEW_HEADER = re.compile(rb"\n(?![ \t])")


class Mail(msgspec.Struct, frozen=True):
    """A mail taken apart; headers are undecoded, top first. `headers` are all of them, by name in lower case."""

    headers: tuple[tuple[str, str], ...]
    froms: tuple[str, ...]
    to: tuple[str, ...]
    subject: str
    sent_at: datetime | None
    message_id: str | None
    text: str
    html: str
    problems: tuple[str, ...]
    """Sentences on what could not be read."""

    def named(self, name: str) -> tuple[str, ...]:
        """Return the values of a header, the topmost first; no honest mail has more than MOST_ALIKE of a kind."""
        return named(self.headers, name)

    @property
    def results(self) -> tuple[str, ...]:
        """The Authentication-Results, whoever wrote them."""
        return self.named("authentication-results")

    @property
    def signatures(self) -> tuple[str, ...]:
        """The DKIM-Signatures, whether or not they are good."""
        return self.named("dkim-signature")

    @property
    def forwarded_for(self) -> tuple[str, ...]:
        """Whom a Gmail filter passed it on for."""
        return self.named("x-forwarded-for")


def open_mail(raw: bytes) -> Mail:
    """Take a mail apart; never larger than LARGEST_BYTES. What cannot be read is left out and becomes a problem."""
    problems: list[str] = []
    written, body = _split(raw, problems)
    message = BytesHeaderParser().parsebytes(written)
    headers = tuple(_headers(message, problems))
    found = texts(raw, message, body, problems) if body else {}
    if re.search(rb"\r(?!\n)|\0", written):
        problems.append("Its headers hold control characters.")
    sent_at = _date(_first(headers, "date"))
    if sent_at is None:
        problems.append("Its Date header cannot be read.")
    return Mail(
        headers=headers,
        froms=tuple(value[:_LONGEST_SENDER] for value in named(headers, "from")),
        to=named(headers, "to"),
        subject=tidy(decoded(_first(headers, "subject"))),
        sent_at=sent_at,
        message_id=tidy(_first(headers, "message-id")) or None,
        text=found.get("text/plain", ""),
        html=found.get("text/html", ""),
        problems=tuple(dict.fromkeys(problems)),
    )


def decoded(value: str) -> str:
    """Decode the encoded words (RFC 2047) of a header value, or of its beginning; what is broken stays as it is."""
    value = value[:_LONGEST_WORDS]
    try:
        chunks = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(chunk if isinstance(chunk, str) else in_letters(chunk, charset) for chunk, charset in chunks)


def tidy(text: str) -> str:
    """Return a text on one line: every kind of space is one space, and characters that cannot be seen are gone."""
    return " ".join(_UNSEEN.sub("", text).split())


# Control characters, soft hyphen, zero-width and direction marks. The zero-width joiner stays, because emoji need it.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def _split(raw: bytes, problems: list[str]) -> tuple[bytes, int]:
    """Return the headers, and where the body begins: 0 where there is none, or the headers are too many to be read."""
    end = _END_OF_HEADERS.search(raw, 0, LONGEST_HEADERS)
    written = raw[: end.start()] if end else raw[:LONGEST_HEADERS]
    starts = [found.start() for found, _ in zip(_NEW_HEADER.finditer(written), range(MOST_HEADERS), strict=False)]
    if len(starts) < MOST_HEADERS and (end or len(raw) <= LONGEST_HEADERS):
        return written, end.end() if end else 0
    problems.append("It has far more headers than a payment notice, so only the first ones were read.")
    return written[: starts[-1]] if len(starts) == MOST_HEADERS else written, 0


def _headers(message: Message, problems: list[str]) -> Iterator[tuple[str, str]]:
    """Yield names and values, unfolded, top first; bytes that are not ASCII are read as UTF-8."""
    for name, value in message.raw_items():
        written = str(value)
        if len(written) > LONGEST_HEADER:
            problems.append("One of its headers is far longer than any honest one, so only its beginning was read.")
        octets = written[:LONGEST_HEADER].encode("ascii", "surrogateescape" if isinstance(value, str) else "replace")
        yield name.lower(), re.sub(r"[\r\n]+", " ", octets.decode("utf-8", "replace")).strip()


def named(headers: tuple[tuple[str, str], ...], name: str) -> tuple[str, ...]:
    """Return the values of a header, the topmost first."""
    return tuple(value for key, value in headers if key == name)[:MOST_ALIKE]


def _first(headers: tuple[tuple[str, str], ...], name: str) -> str:
    return next(iter(named(headers, name)), "")


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value[:_LONGEST_DATE])
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
