"""Where a code may lead: to a page of ours, or to an https address that says plainly whose it is. Pure."""

import re
from typing import Final
from urllib.parse import urlsplit

from portal.domain.errors import Refused

LONGEST: Final = 500
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff\\]")
_HOST: Final = re.compile(r"(?!-)[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"[0-9.]+")
_NEVER: Final = frozenset({"q", "logout", "admin", "dev", "webhooks", "static"})
_SOMEBODYS: Final = frozenset({"b", "c", "feeds"})


class TargetRefused(Refused):
    """A place to which no code of ours leads."""


def target_of(typed: str) -> str:
    """Return the target that was typed.

    Raises:
        TargetRefused: it is neither a path of ours nor an https address.

    """
    target = typed.strip()
    if not target:
        raise _refused("Type where the code leads: a page of ours, like /riverside/book, or an https:// address.")
    if len(target) > LONGEST:
        raise _refused(f"This is longer than {LONGEST} characters. Please use a shorter one.")
    if _UNSEEN.search(target):
        raise _refused("This has a space, a backslash or a character that cannot be seen. Type it again without.")
    return _path(target) if target.startswith("/") else _address(target)


def is_ours(target: str) -> bool:
    """Say whether a target is a page of this portal."""
    return target.startswith("/")


def _path(target: str) -> str:
    if target.startswith("//"):
        raise _refused("Two slashes lead to another site. Begin with one for a page of ours, or with https://.")
    first = urlsplit(target).path.split("/")[1].casefold()
    if first in _NEVER:
        raise _refused("A code cannot lead there. Choose a page for customers, like /riverside/book.")
    if first in _SOMEBODYS:
        raise _refused("This is somebody’s own link: whoever scanned the code would see what is theirs.")
    return target


def _address(target: str) -> str:
    try:
        parts = urlsplit(target)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _refused("This is not an address. Copy it from the browser, with its https://.") from error
    if parts.scheme != "https":
        raise _refused("Only https:// addresses and pages of ours are safe to print.")
    if parts.username is not None or parts.password is not None:
        raise _refused("An address with an @ before its site hides where it leads. Leave that out.")
    if not _HOST.fullmatch(host) or _NUMBERS.fullmatch(host) or port is not None:
        raise _refused("Name the site by its domain, like https://example.com, without a number or a port.")
    return target


def _refused(words: str) -> TargetRefused:
    return TargetRefused(words, field="target")
