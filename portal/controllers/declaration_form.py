"""What is typed of a payment that was sent: the ways it may have gone, and when. For customers and for staff."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import msgspec

from portal.domain import matching
from portal.domain.errors import Refused
from portal.web.forms import Cents
from tables.stations import Station

METHODS: Final = [(key, matching.PROVIDERS[key]) for key in ("zelle", "venmo", "bofa", "cashapp", "paypal")]


class DeclarationForm(msgspec.Struct):
    """What a customer says of a payment; the time is the station's."""

    method: str
    payer_name: Annotated[str, msgspec.Meta(max_length=120)]
    amount_cents: Cents
    sent_at: str


def methods_of(station: Station) -> list[tuple[str, str]]:
    """Return the ways in which a station takes money from its customers."""
    takes = {"zelle": station.zelle_recipient, "venmo": station.venmo_handle}
    return [(key, label) for key, label in METHODS if takes.get(key)]


def read_method(typed: str, methods: Sequence[tuple[str, str]] = METHODS) -> str:
    """Return the way of paying that was chosen.

    Raises:
        Refused: it is none of the list.

    """
    if typed not in dict(methods):
        raise Refused("Choose how it was sent.", field="method")
    return typed


def read_moment(typed: str, zone: str) -> datetime:
    """Return the time that was typed, in the station's zone.

    Raises:
        Refused: it is no time.

    """
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=ZoneInfo(zone))
    except ValueError as error:
        raise Refused("Type when it was sent, like 2026-06-13 09:42.", field="sent_at") from error
