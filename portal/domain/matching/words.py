"""Money and people in the sentences that the matching writes."""


def dollars(cents: int, currency: str = "USD") -> str:
    """Return an amount as staff read it; another currency by its code."""
    return f"${cents / 100:,.2f}" if currency == "USD" else f"{cents / 100:,.2f} {currency}"
