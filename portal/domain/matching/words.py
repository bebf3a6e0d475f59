"""Money and people in the sentences that the matching writes."""


def dollars(cents: int) -> str:
    """Return an amount as staff read it."""
    return f"${cents / 100:,.2f}"
