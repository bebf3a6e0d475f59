"""The outside of a mail: headers and bodies, decoded, within limits."""

import email
import re
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime

import msgspec

LARGEST_BYTES = 25 * 1024 * 1024
_MOST_PARTS = 50
_MOST_COMPARISONS = 20_000_000
_LONGEST_HEADER = 10_000
_LONGEST_HEADERS = 500_000
_LONGEST_BODY = 2_000_000
_NESTING = re.compile(rb"boundary|message/rfc822", re.IGNORECASE)
# What mail programs call Latin-1 is Windows-1252; decoding names from international domain names takes quadratic time.
_CHARSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "idna": "utf-8", "punycode": "utf-8"}


class Mail(msgspec.Struct, frozen=True):
    """A mail taken apart; `froms` and `results` (the Authentication-Results) are undecoded headers, top first."""

    froms: tuple[str, ...]
    results: tuple[str, ...]
    subject: str
    sent_at: datetime | None
    message_id: str | None
    text: str
    html: str
    problems: tuple[str, ...]
    """Sentences on what could not be read."""


def open_mail(raw: bytes) -> Mail:
    """Take a mail apart; never larger than LARGEST_BYTES. What cannot be read is left out and becomes a problem."""
    problems: list[str] = []
    headers = re.split(rb"\r?\n\r?\n", raw, maxsplit=1)[0]
    if len(headers) > _LONGEST_HEADERS or _costly(raw):
        problems.append("It has far more parts or headers than a payment notice, so only its headers were read.")
        message = BytesHeaderParser().parsebytes(headers[:_LONGEST_HEADERS])
        bodies: dict[str, str] = {}
    else:
        message = email.message_from_bytes(raw)
        bodies = _bodies(message, problems)
    if re.search(rb"\r(?!\n)|\0", headers):
        problems.append("Its headers hold control characters.")
    sent_at = _date(_first(message, "date"))
    if sent_at is None:
        problems.append("Its Date header cannot be read.")
    return Mail(
        froms=_all(message, "from"),
        results=_all(message, "authentication-results"),
        subject=tidy(decoded(_first(message, "subject"))),
        sent_at=sent_at,
        message_id=tidy(_first(message, "message-id")) or None,
        text=bodies.get("text/plain", ""),
        html=bodies.get("text/html", ""),
        problems=tuple(problems),
    )


def decoded(value: str) -> str:
    """Decode the encoded words (RFC 2047) of a header value; what is broken stays as it is."""
    try:
        chunks = decode_header(value)
    except (HeaderParseError, ValueError):
        return value
    return "".join(chunk if isinstance(chunk, str) else _text(chunk, charset) for chunk, charset in chunks)


def tidy(text: str) -> str:
    """Return a text on one line: every kind of space is one space, and characters that cannot be seen are gone."""
    return " ".join(_UNSEEN.sub("", text).split())


# Control characters, soft hyphen, zero-width and direction marks. The zero-width joiner stays, because emoji need it.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def _costly(raw: bytes) -> bool:
    """Whether taking it apart would take long: each line is held against the boundary of every part around it."""
    parts = len(_NESTING.findall(raw))
    return parts > _MOST_PARTS or parts * raw.count(b"\n") > _MOST_COMPARISONS


def _bodies(message: Message, problems: list[str]) -> dict[str, str]:
    """Return the first text and the first HTML that are not attached, by content type."""
    found: dict[str, str] = {}
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        payload = part.get_payload()
        if kind.startswith("multipart/") and isinstance(payload, list):
            waiting.extend(child for child in reversed(payload) if isinstance(child, Message))
        elif kind in ("text/plain", "text/html") and kind not in found and not _attached(part):
            found[kind] = _body(part, problems)
    return found


def _attached(part: Message) -> bool:
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def _body(part: Message, problems: list[str]) -> str:
    payload = part.get_payload(decode=True)
    text = _text(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    if len(text) > _LONGEST_BODY:
        problems.append("It is far longer than a payment notice, so only its beginning was read.")
    return text[:_LONGEST_BODY]


def _text(data: bytes, charset: str | None) -> str:
    """Decode bytes: by the charset they claim if that works, else as UTF-8, with a sign for what does not fit."""
    claimed = (charset or "utf-8").lower()
    charset = _CHARSETS.get(claimed, claimed)
    for name, errors in ((charset, "strict"), ("utf-8", "strict"), (charset, "replace")):
        try:
            # UTF-7 can spell halves of characters, which nothing else can write down again.
            return data.decode(name, errors).encode("utf-8", "replace").decode("utf-8")
        except (LookupError, ValueError):
            continue
    return data.decode("utf-8", "replace")


def _date(value: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(value)
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _first(message: Message, name: str) -> str:
    return next(iter(_all(message, name)), "")


def _all(message: Message, name: str) -> tuple[str, ...]:
    """Return a header's values, unfolded, top first; bytes that are not ASCII are read as UTF-8."""
    return tuple(_unfolded(value) for key, value in message.raw_items() if key.lower() == name)


def _unfolded(value: object) -> str:
    octets = str(value)[:_LONGEST_HEADER].encode("ascii", "surrogateescape" if isinstance(value, str) else "replace")
    return re.sub(r"[\r\n]+", " ", octets.decode("utf-8", "replace")).strip()
