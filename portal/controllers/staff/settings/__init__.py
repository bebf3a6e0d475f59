"""Settings: everything of a station's catalog, each part on pages of its own."""

from typing import Any, Final

from litestar import Router

from portal.controllers.staff.settings import adjustments, menu, opening, party, policy, station, suggestions
from portal.controllers.staff.settings.page import one_station

SETTINGS = Router(
    "/settings",
    route_handlers=[
        menu.Menu,
        adjustments.Adjustments,
        policy.PolicyPages,
        party.AtTheParty,
        opening.SlotsAndArea,
        suggestions.Suggestions,
        station.StationPages,
    ],
    before_request=one_station,
)
ROUTES: Final[tuple[Any, ...]] = (SETTINGS,)
