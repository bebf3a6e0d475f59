"""Booking references: a prefix per business, five characters and a check character, such as `MH-7K4Q2X`.

The alphabet leaves out what is misread (0 and O, 1, I and L). Its size, 31, is a prime, so the scheme of ISBN-10 works
as it does there: the characters' values times their places must sum to a multiple of the prime. Every wrong character
and every swap of two characters breaks that sum.
"""

import re
import secrets
from typing import Final

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
BODY_LENGTH = 5
CODE_LENGTH: Final = BODY_LENGTH + 1
_TYPED: Final = re.compile(r"[^\W_]+")
_VALUES = {character: value for value, character in enumerate(ALPHABET)}


def make_reference(prefix: str = "MH") -> str:
    """Return a new random reference; that it is not in use already is for the table's constraint to say."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(BODY_LENGTH))
    return f"{prefix}-{body}{check_character(body)}"


def check_character(body: str) -> str:
    """Return the character that makes `body` whole.

    Raises:
        ValueError: `body` is not five characters of the alphabet.

    """
    if len(body) != BODY_LENGTH or any(character not in _VALUES for character in body):
        raise ValueError("The body of a reference is five characters of the alphabet.")
    # The check character stands at the last place, whose weight is 6: solve 6x + sum = 0 (mod 31).
    weight = BODY_LENGTH + 1
    return ALPHABET[-_weighted_sum(body) * pow(weight, -1, len(ALPHABET)) % len(ALPHABET)]


def is_reference_whole(reference: str) -> bool:
    """Tell whether the check character is right; the prefix, if there is one, is not looked at."""
    code = reference.rpartition("-")[2].upper()
    if len(code) != BODY_LENGTH + 1 or any(character not in _VALUES for character in code):
        return False
    return _weighted_sum(code) % len(ALPHABET) == 0


def codes_in(typed: str) -> list[str]:
    """Return the codes, or beginnings of codes, that somebody may have typed, with a prefix or without.

    However it is parted ("mh9zwa9m", "MH 9ZWA 9M", with a dash of any kind), and also beside a name.
    """
    words = [word.upper() for word in _TYPED.findall(typed)]
    whole = "".join(words)
    codes = {words[-1], whole, whole[-CODE_LENGTH:]} if words else set()
    codes |= {word[-CODE_LENGTH:] for word in words if len(word) >= CODE_LENGTH}
    return sorted(code for code in codes if len(code) <= CODE_LENGTH)


def _weighted_sum(code: str) -> int:
    return sum(place * _VALUES[character] for place, character in enumerate(code, start=1))
