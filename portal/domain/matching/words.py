"""Money and times in the sentences that the matching writes."""

from datetime import datetime


def dollars(cents: int, currency: str = "USD") -> str:
    """Return an amount as staff read it; another currency by its code."""
    return f"${cents / 100:,.2f}" if currency == "USD" else f"{cents / 100:,.2f} {currency}"


def moment(at: datetime) -> str:
    """Return a time as staff read it, by the clock that it is told by: Tue, Dec 1, 9:00 AM PST."""
    return f"{at:%a, %b} {at.day}, {at.hour % 12 or 12}:{at:%M %p %Z}"
