"""The ways in which money changes hands without a mail that tells of it, and those by which it goes back."""

from typing import Final

from portal.domain.errors import Refused

BY_HAND: Final = {"cash": "Cash", "check": "Check", "other": "Other"}
GOES_BACK: Final = {
    "zelle": "Zelle",
    "venmo": "Venmo",
    "cash": "Cash",
    "check": "Check",
    "bofa": "Bank of America",
    "paypal": "PayPal",
    "cashapp": "Cash App",
    "stripe": "Stripe",
    "other": "Other",
}

_SAID: Final = {"cash": "in cash", "check": "by check", "other": ""}


class NoSuchMethod(Refused):
    """Money does not come or go that way."""


def checked(method: str, among: dict[str, str]) -> str:
    """Return a method that is one of these.

    Raises:
        NoSuchMethod: it is not.

    """
    if method not in among:
        raise NoSuchMethod("Choose how.", field="method")
    return method


def by_words(method: str) -> str:
    """Say how money came or went, inside a sentence: by Zelle, in cash; nothing where nobody said how."""
    return _SAID.get(method, f"by {GOES_BACK[method]}" if method in GOES_BACK else "")
