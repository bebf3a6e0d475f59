"""From where a customer asks us to hold a date: what is counted, so that nobody holds whole weeks."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from litestar import Request

from portal.domain.bookings import Holder, Limits
from portal.web.counting import address
from portal.web.sent_forms import COOKIE


def holder(request: Request[Any, Any, Any]) -> Holder:
    """Return the browser (by the cookie that every page gives it), its network, and what may be held from there."""
    return Holder(network=network(address(request)), browser=request.cookies.get(COOKIE, ""), limits=limits(request))


def limits(request: Request[Any, Any, Any]) -> Limits:
    """Return what this installation lets customers hold unpaid."""
    settings = request.app.state.settings
    return Limits(
        confirm_minutes=settings.confirm_minutes,
        per_person=settings.holds_per_person,
        per_network=settings.holds_per_network,
        unconfirmed_percent=settings.unconfirmed_percent,
        bookings_per_person=settings.bookings_per_person,
        bookings_per_network=settings.bookings_per_network,
        unopened_hours=settings.unopened_hours,
    )


def network(host: str) -> str:
    """Return the network of an address: itself, or of version 6 the half of it that a household is given. Pure."""
    try:
        read = ip_address(host)
    except ValueError:
        return host
    if not isinstance(read, IPv6Address):
        return host
    if read.ipv4_mapped:
        return str(read.ipv4_mapped)
    return str(ip_network((read, 64), strict=False))
