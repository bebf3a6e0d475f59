"""Reading an Authentication-Results header (RFC 8601), suspiciously.

Not `authres`: it forgives. A comment that is never closed passes, and an error inside a result is swallowed and
reading goes on behind it, while a stranger can write into this header: his envelope address is echoed in it. Here
everything odd makes the whole header unreadable, and an unreadable header proves nothing.
"""

import re
from typing import NamedTuple

_LONGEST = 20_000
_SERVER = re.compile(r"\s*([A-Za-z0-9._-]+)(?:\s+\d+)?\s*")
_DMARC = re.compile(r"\s*dmarc\s*(?:/\s*\d+\s*)?=\s*([a-z]+)\b", re.IGNORECASE)
_FROM = re.compile(r"\bheader\.from\s*=\s*([A-Za-z0-9.-]+)(?=\s|$)", re.IGNORECASE)
_TOKEN = re.compile(r'[^()"\\]+|[()"]|\\.|\\', re.DOTALL)


class Results(NamedTuple):
    """Who checked, and what came out for DMARC ("pass", "fail", "none"), for which domain of the From header."""

    server: str
    dmarc: str
    domain: str


def results(header: str) -> Results | None:
    """Return what a header value says of DMARC, None when it cannot be read beyond doubt.

    Doubt is: a comment or quoted string that does not end, a quotation mark inside a comment (an envelope address that
    wants to be read), more than one DMARC result, or a result without its domain.
    """
    bare = _without_comments(header[:_LONGEST])
    if bare is None:
        return None
    first, *rest = bare.split(";")
    server = _SERVER.fullmatch(first)
    verdicts = [(found[1].lower(), _FROM.findall(part)) for part in rest if (found := _DMARC.match(part))]
    if server is None or len(verdicts) != 1 or len(verdicts[0][1]) > 1:
        return None
    verdict, domains = verdicts[0]
    return Results(server[1].lower(), verdict, domains[0].lower().rstrip(".") if domains else "")


def server(header: str) -> str:
    """Return the name of the server that wrote a header, as far as it can be read."""
    found = _SERVER.match(re.sub(r"\([^()]*\)", " ", header[:_LONGEST]))
    return found[1].lower() if found else ""


def _without_comments(header: str) -> str | None:
    """Return the header with comments as a space and quoted strings as "", None when they are not well formed."""
    kept: list[str] = []
    depth, quoted = 0, False
    for piece in _TOKEN.findall(header):
        if quoted:
            quoted = piece != '"'
        elif piece == "(":
            depth += 1
        elif piece == ")":
            depth -= 1
            kept.append(" ")
        elif piece == '"':
            quoted = True
            kept.append('""')
        elif depth == 0:
            kept.append(piece)
        if depth < 0 or (depth and quoted):
            return None
    return None if depth or quoted else "".join(kept)
