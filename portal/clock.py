"""The only place that asks what time it is."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present time, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock that the others are sent to
