"""The codes that stand in printed addresses: random, short, and hard to misread. Pure."""

import secrets
from typing import Final

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without what is misread on paper: 0 and O, 1, I and L."""
LENGTH: Final = 7


def make_code() -> str:
    """Return a new random code, one of 27 billion; that it is free is for the table's constraint to say."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def written(typed: str) -> str | None:
    """Return a code as it is kept, however it was typed; None for what is none."""
    code = typed.strip().upper()
    return code if len(code) == LENGTH and not set(code) - set(ALPHABET) else None
