"""The parts of a mail (MIME), in one pass over its bytes.

Not `email.message_from_bytes`: it goes through a mail line by line, and holds each line against the boundary of every
part around it, so that 25 MB of short lines take a minute.
"""

import binascii
import re
from collections.abc import Iterator
from contextlib import suppress
from email.message import Message
from email.parser import BytesHeaderParser
from typing import NamedTuple

from portal.domain.matching.parse.charset import in_letters

LONGEST_HTML = 500_000
LONGEST_TEXT = 200_000
MOST_PARTS = 50
MOST_LEVELS = 10
_LONGEST_HEAD = 20_000
_LONGEST_CONTENT_TYPE = 2_000
_MOST_LOOKALIKES = 1_000
"""Lines that begin like a boundary and are none; more of them, and nobody meant this mail to be read."""
_SPELLED_OUT = {"base64": 1.5, "quoted-printable": 4.0}
"""How much longer bytes are in an encoding, with its line breaks, at most."""
_KINDS = {"text/plain": LONGEST_TEXT, "text/html": LONGEST_HTML}
_NOT_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="))
_END_OF_HEAD = re.compile(rb"\r?\n\r?\n")
_REST_OF_BOUNDARY = re.compile(rb"(--)?[ \t]{0,100}(?:\r?\n|\Z)")
TOO_MANY = "It has far more parts than a payment notice, so only the first ones were read."
TOO_LONG = "It is far longer than a payment notice, so only its beginning was read."


class _Part(NamedTuple):
    """A part: its own headers, and where in the mail its body begins and ends."""

    head: Message
    begin: int
    end: int
    level: int = 0


def texts(raw: bytes, head: Message, begin: int, problems: list[str]) -> dict[str, str]:
    """Return the first text and the first HTML that are not attached, by content type; `begin` is where the body does.

    What is beyond the limits is not read, and becomes a problem.
    """
    found: dict[str, str] = {}
    waiting = [_Part(head, begin, len(raw))]
    met = 0
    while waiting and len(found) < len(_KINDS):
        part = waiting.pop()
        met += 1
        kind = _kind(part.head)
        if met > MOST_PARTS or part.level > MOST_LEVELS:
            problems.append(TOO_MANY)
            break
        if kind.startswith("multipart/"):
            waiting.extend(reversed(_children(raw, part, problems)))
        elif kind in _KINDS and kind not in found and not _is_attached(part.head):
            found[kind] = _text(raw, part, _KINDS[kind], problems)
    return found


def _children(raw: bytes, whole: _Part, problems: list[str]) -> list[_Part]:
    """Return the parts of a multipart, at most one more than are read."""
    boundary = _boundary(whole.head)
    children: list[_Part] = []
    for begin, end in _between(raw, whole, boundary) if boundary else ():
        if len(children) > MOST_PARTS:
            break
        body = _body_at(raw, begin, end)
        if body is None:
            problems.append(TOO_LONG)
            continue
        head = BytesHeaderParser().parsebytes(raw[begin:body])
        children.append(_Part(head, body, end, whole.level + 1))
    return children


def _between(raw: bytes, whole: _Part, boundary: bytes) -> Iterator[tuple[int, int]]:
    """Yield where each part begins and ends; one that never ends goes on to the end of what it is in."""
    begin = None
    for line, after, is_last in _boundaries(raw, whole, b"--" + boundary):
        if begin is not None:
            yield begin, max(begin, line)
        begin = after
        if is_last:
            return
    if begin is not None:
        yield begin, whole.end


def _boundaries(raw: bytes, whole: _Part, line: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where the text before each boundary ends, where that after it begins, and whether it is the last."""
    at = whole.begin if raw.startswith(line, whole.begin, whole.end) else _next(raw, line, whole.begin, whole.end)
    for _ in range(_MOST_LOOKALIKES):
        if at < 0:
            return
        if rest := _REST_OF_BOUNDARY.match(raw, at + len(line), whole.end):
            before = at - 1 if at > whole.begin else at
            before -= raw.endswith(b"\r", whole.begin, before)
            yield before, rest.end(), rest[1] is not None
        at = _next(raw, line, at, whole.end)


def _next(raw: bytes, line: bytes, begin: int, end: int) -> int:
    """Return where the next line begins that starts so, -1 when none does."""
    at = raw.find(b"\n" + line, begin, end)
    return at + 1 if at >= 0 else -1


def _body_at(raw: bytes, begin: int, end: int) -> int | None:
    """Return where a part's body begins, after its headers, if it has any; None when they never end."""
    for blank in (b"\n", b"\r\n"):
        if raw.startswith(blank, begin, end):
            return begin + len(blank)
    found = _END_OF_HEAD.search(raw, begin, min(end, begin + _LONGEST_HEAD))
    if found:
        return found.end()
    return end if end - begin < _LONGEST_HEAD else None


def _kind(head: Message) -> str:
    return "" if len(str(head.get("content-type", ""))) > _LONGEST_CONTENT_TYPE else head.get_content_type()


def _boundary(head: Message) -> bytes:
    """Return the boundary, empty when there is none; letters that no boundary may have fit nothing."""
    return (head.get_boundary() or "").encode("ascii", "replace")


def _is_attached(head: Message) -> bool:
    return str(head.get("content-disposition", ""))[:_LONGEST_CONTENT_TYPE].strip().lower().startswith("attachment")


def _text(raw: bytes, part: _Part, longest: int, problems: list[str]) -> str:
    """Return the beginning of a part's text, decoded."""
    encoding = str(part.head.get("content-transfer-encoding", ""))[:100].strip().lower()
    spelled_out = int(longest * _SPELLED_OUT.get(encoding, 1.0))
    data = _decoded(raw[part.begin : min(part.end, part.begin + spelled_out)], encoding)
    text = in_letters(data[:longest], part.head.get_content_charset())
    if part.end - part.begin > spelled_out or len(data) > longest:
        problems.append(TOO_LONG)
    return text


def _decoded(data: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return binascii.a2b_qp(data)
    if encoding != "base64":
        return data
    letters = data.translate(None, delete=_NOT_BASE64)
    with suppress(binascii.Error):
        # Mails end anywhere, and what is only a beginning does, too.
        return binascii.a2b_base64(letters + b"==" if len(letters) % 4 > 1 else letters[: len(letters) // 4 * 4])
    return b""
