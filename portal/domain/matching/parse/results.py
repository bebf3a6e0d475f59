"""Reading an Authentication-Results header (RFC 8601), suspiciously.

Not `authres`: it forgives. A comment that is never closed passes, and an error inside a result is swallowed and
reading goes on behind it, while a stranger can write into this header: his envelope address is echoed in it. Here
everything odd makes the whole header unreadable, and an unreadable header proves nothing.
"""

import re
from typing import NamedTuple

_LONGEST = 20_000
_SERVER = re.compile(r"\s*([A-Za-z0-9._-]+)(?:\s+\d+)?\s*")
_RESULT = re.compile(r"\s*([A-Za-z][A-Za-z0-9-]*)\s*(?:/\s*\d+\s*)?=\s*([A-Za-z]+)\b", re.ASCII)
_PROPERTY = re.compile(r"(?<!\S)([A-Za-z][A-Za-z0-9.-]*)\s*=\s*([^\s=]\S*)", re.ASCII)
_TOKEN = re.compile(r'[^()"\\]+|[()"]|\\.|\\', re.DOTALL)


class Result(NamedTuple):
    """What came out of one check ("dkim", "pass"), with what it was about ("header.d", "venmo.com")."""

    method: str
    outcome: str
    properties: tuple[tuple[str, str], ...] = ()

    def about(self, name: str) -> str:
        """Return the one value of a property, in lower case; empty when there is none, or more than one."""
        values = [value.casefold() for key, value in self.properties if key == name]
        return values[0] if len(values) == 1 else ""


class Results(NamedTuple):
    """Who checked (nobody with a name, at Microsoft 365), and what came out."""

    server: str
    results: tuple[Result, ...]

    @property
    def methods(self) -> frozenset[str]:
        """What was checked."""
        return frozenset(result.method for result in self.results)

    @property
    def dmarc(self) -> Result | None:
        """The result for DMARC, if there is one."""
        return next((result for result in self.results if result.method == "dmarc"), None)


def results(header: str) -> Results | None:
    """Return what a header value says, None when it cannot be read beyond doubt.

    Doubt is: a comment or quoted string that does not end, a quotation mark inside a comment (an envelope address that
    wants to be read), more than one DMARC result, or one that names two domains.
    """
    bare = without_comments(header[:_LONGEST])
    if bare is None:
        return None
    first, *rest = bare.split(";")
    name = _SERVER.fullmatch(first)
    if name is None and not _RESULT.match(first):
        return None
    parts = rest if name else [first, *rest]
    found = tuple(_result(part, match) for part in parts if (match := _RESULT.match(part)))
    dmarcs = [result for result in found if result.method == "dmarc"]
    domains = [value for result in dmarcs for key, value in result.properties if key == "header.from"]
    if len(dmarcs) > 1 or len(domains) > 1:
        return None
    return Results(name[1].casefold() if name else "", found)


def server(header: str) -> str:
    """Return the name of the server that wrote a header, as far as it can be read."""
    bare = re.sub(r"\([^()]*\)", " ", header[:_LONGEST])
    found = None if _RESULT.match(bare) else _SERVER.match(bare)
    return found[1].casefold() if found else ""


def _result(part: str, match: re.Match[str]) -> Result:
    properties = ((name.casefold(), value) for name, value in _PROPERTY.findall(part[match.end() :]))
    return Result(match[1].casefold(), match[2].casefold(), tuple(properties))


def without_comments(header: str) -> str | None:
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
