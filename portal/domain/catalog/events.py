"""What can happen to a catalog."""

from typing import ClassVar

from portal.domain.events import Happened


class StationOpened(Happened, frozen=True, kw_only=True):
    """A station got a menu, prices, rules and opening times to begin with."""

    name: ClassVar[str] = "catalog.station.opened"
    stream: ClassVar[str] = "station"
