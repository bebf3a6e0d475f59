"""Links to a map."""

from urllib.parse import quote


def map_of(place: str) -> str:
    """Return where a map shows a place."""
    return f"https://www.google.com/maps/search/?api=1&query={quote(place)}"
