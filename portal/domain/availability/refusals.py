"""Why a party cannot be had as it was asked for."""

from collections.abc import Iterable

from portal.domain.availability.snapshot import Opening
from portal.domain.errors import Refused


class SlotTaken(Refused):
    """That time is not free (any more); `nearest` are times that are."""

    def __init__(self, message: str, *, nearest: Iterable[Opening] = ()) -> None:
        super().__init__(message, field="starts_at")
        self.nearest = tuple(nearest)


class OutsideArea(Refused):
    """The station does not go there."""


class TooLarge(Refused):
    """More guests than the station serves at one party."""


class NothingToCook(Refused):
    """Nobody comes who eats."""


class TimeOver(Refused):
    """A party would have begun already."""
