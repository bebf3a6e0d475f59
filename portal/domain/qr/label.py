"""What staff call a code. Pure."""

from typing import Final

from portal.domain.errors import Refused

LONGEST: Final = 80


class LabelMissing(Refused):
    """A code is called something, so that one knows which is which."""


def label_of(typed: str) -> str:
    """Return a label in one line.

    Raises:
        LabelMissing: there is none, or it is too long for a list.

    """
    label = " ".join(typed.split())
    if not label:
        raise LabelMissing("Say where it will be, like “Table tents, summer”.", field="label")
    if len(label) > LONGEST:
        raise LabelMissing(f"Type at most {LONGEST} characters.", field="label")
    return label
