"""Addresses that may come from outside: only those of our own pages are followed."""

from urllib.parse import urlsplit


def local_path(given: str | None, *, otherwise: str = "/") -> str:
    """Return a path of this portal, or `otherwise` for anything that a browser could read as another site's address."""
    if not given or not given.startswith("/") or given.startswith("//") or "\\" in given:
        return otherwise
    if any(ord(character) <= ord(" ") or ord(character) == 127 for character in given):  # noqa: PLR2004 - DEL
        return otherwise
    parts = urlsplit(given)
    return given if not parts.scheme and not parts.netloc else otherwise
