"""The doors of the staff: each handler says what it needs."""

from typing import Any, Final

from portal.controllers.staff import (
    access,
    bookings,
    calendar,
    chefs,
    customers,
    go_live,
    home,
    leads,
    live,
    matching,
    notifications,
    payments,
    qr,
    search,
    settings,
    stations,
    system,
    today,
    views,
)

# Under a station.
STATION: Final[tuple[Any, ...]] = (
    live.live,
    today.Today,
    search.search,
    notifications.Notifications,
    views.ViewPages,
    go_live.GoLive,
    *access.ROUTES,
    *bookings.ROUTES,
    *calendar.ROUTES,
    *chefs.ROUTES,
    *customers.ROUTES,
    *leads.ROUTES,
    *matching.ROUTES,
    *payments.ROUTES,
    *qr.ROUTES,
    *settings.ROUTES,
    *stations.ROUTES,
    *system.ROUTES,
)
# Under none: where a log-in begins, and what is the whole installation's.
INSTALLATION: Final[tuple[Any, ...]] = (home.home, home.station_home, *stations.INSTALLATION)
