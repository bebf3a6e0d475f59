"""The doors without a log-in: for customers, chefs, calendars and machines."""

from typing import Any, Final

from portal.controllers.public import (
    booking,
    brand,
    chef_day,
    email_links,
    feed,
    health,
    log_in,
    own,
    password_reset,
    robots,
    scans,
    waiting,
)
from portal.domain.qr import LinkKind
from portal.web.public import linked

# Open to everybody: portal/web/guard.py says why.
OPEN: Final[tuple[Any, ...]] = (
    log_in.LogInPages,
    log_in.log_out,
    password_reset.ResetPages,
    email_links.EmailLinks,
    robots.robots,
    health.health,
    brand.brand,
    scans.scans,
    feed.read,
    chef_day.worker,
)
# For customers under a station: `opt=open_to_all(...)` says why, beside the handler.
CUSTOMERS: Final[tuple[Any, ...]] = booking.ROUTES
# For whoever holds a signed link to a row of ours.
BEHIND_A_LINK: Final[tuple[Any, ...]] = (
    *own.ROUTES,
    linked("/w", waiting.WaitingPage, of=LinkKind.WAITING, lost=waiting.lost),
    linked("/c", chef_day.DayPage, of=LinkKind.CHEF, lost=chef_day.lost),
)
