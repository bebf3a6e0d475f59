"""Who is logged in, and what they may do where."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from portal.domain.access.actions import Action


class Brand(msgspec.Struct, frozen=True):
    """The business that a station belongs to, as pages need it; chroma is in thousandths."""

    id: UUID
    name: str
    slug: str
    hue: int
    chroma: int


class StationAccess(msgspec.Struct, frozen=True):
    """A station where a person works, and what they may do there."""

    id: UUID
    name: str
    slug: str
    time_zone: str
    business: Brand
    actions: frozenset[Action]


class Person(msgspec.Struct, frozen=True):
    """A logged-in member of the staff; `everywhere` is what they may do in the whole installation."""

    id: UUID
    session_id: UUID
    name: str
    email: str
    theme: str
    stations: tuple[StationAccess, ...]
    everywhere: frozenset[Action]

    def may(self, action: Action, station_ids: Iterable[UUID]) -> bool:
        """Say whether an action is allowed at all of these stations (and there is at least one)."""
        asked = set(station_ids)
        return bool(asked) and asked <= {place.id for place in self.stations if action in place.actions}

    def may_everywhere(self, action: Action) -> bool:
        """Say whether an action is allowed by a grant that names neither station nor business."""
        return action in self.everywhere

    @property
    def businesses(self) -> tuple[Brand, ...]:
        """The businesses of their stations, by name."""
        return tuple(sorted({place.business for place in self.stations}, key=lambda brand: brand.name))
