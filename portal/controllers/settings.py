"""Settings: everything of a station's catalog, each part on pages of its own."""

from litestar import Router

from portal.controllers import (
    settings_adjustments,
    settings_menu,
    settings_opening,
    settings_party,
    settings_policy,
    settings_station,
    settings_suggestions,
)
from portal.controllers.settings_page import one_station

SETTINGS = Router(
    "/settings",
    route_handlers=[
        settings_menu.Menu,
        settings_adjustments.Adjustments,
        settings_policy.PolicyPages,
        settings_party.AtTheParty,
        settings_opening.Opening,
        settings_suggestions.Suggestions,
        settings_station.StationPages,
    ],
    before_request=one_station,
)
