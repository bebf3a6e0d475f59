"""The words in URLs that name a station: `/riverside/bookings`. Pure."""

import re
from typing import Final

from unidecode import unidecode

from portal.domain.errors import Refused

ALL: Final = "all"  # every station that a person has; `all-<business>` where they have several businesses
TAKEN: Final = frozenset(
    {
        "account", "admin", "all", "api", "b", "brand", "businesses", "c", "dev", "favicon.ico", "feeds", "health",
        "live", "login", "logout", "metrics", "my-link", "pictures", "q", "robots.txt", "static", "w", "webhooks",
    }
)  # fmt: skip
_SHAPE: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST: Final = 40


class SlugUnusable(Refused):
    """A word that cannot name a station in a URL."""


def is_slug(written: str) -> bool:
    """Say whether this could be a slug at all: what is in an address is anything that somebody typed."""
    return len(written) <= LONGEST and _SHAPE.fullmatch(written) is not None


def slug_of(name: str) -> str:
    """Make a slug from a name: “São Paulo” is `sao-paulo`."""
    return "-".join(re.findall(r"[a-z0-9]+", unidecode(name).lower()))[:LONGEST].strip("-")


def check_slug(slug: str) -> None:
    """Refuse a slug that is not readable, or that would hide another page.

    Raises:
        SlugUnusable: with what is allowed instead.

    """
    if not is_slug(slug):
        raise SlugUnusable("A station’s address is made of small letters, digits and single hyphens.", field="slug")
    if slug in TAKEN or slug.startswith(f"{ALL}-"):
        raise SlugUnusable(f"“{slug}” is the address of another page. Take the name of the city.", field="slug")
