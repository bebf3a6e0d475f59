"""A booking by phone, as far as it was typed: read leniently while the caller speaks, strictly when it is booked."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Annotated, Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain import catalog
from portal.domain.errors import Refused
from portal.domain.quotes import Guests, Party
from portal.web.dates import FIRST, LAST
from portal.web.forms import Email, Zip

MENU: Final = "menu-"
HOLDS: Final = (("0", "Standard"), ("1440", "A day longer"), ("4320", "Three days longer"))
_SMALL: Final = re.compile(r"\d{1,3}", re.ASCII)


class PhoneForm(msgspec.Struct, kw_only=True):
    """What a caller says. `starts_at` is a slot's instant, `other_time` one of the clock where there is no slot."""

    customer: UUID | None = None
    name: str = ""
    email: Email = ""
    phone: str = ""
    day: date
    starts_at: datetime | None = None
    other_time: time | None = None
    adults: Annotated[int, msgspec.Meta(ge=0, le=500)]
    children: Annotated[int, msgspec.Meta(ge=0, le=500)] = 0
    toddlers: Annotated[int, msgspec.Meta(ge=0, le=500)] = 0
    postal_code: Zip = ""
    address: str = ""
    gate_code: str = ""
    allergies: str = ""
    wishes: str = ""
    is_outdoors: bool = False
    code: str = ""
    gratuity_percent: Annotated[int, msgspec.Meta(ge=0, le=50)] = 0
    extra_minutes: int = 0
    without_contact: bool = False


class Heard(msgspec.Struct, frozen=True):
    """What can be priced already of a half-typed form; `month` is the one whose openings are looked at."""

    day: date | None
    month: date | None
    guests: Guests
    menu: dict[UUID, int]
    postal_code: str
    code: str
    gratuity_percent: int


def heard(typed: Mapping[str, Any]) -> Heard:
    """Read what makes sense so far, and leave out the rest."""
    day = _day(typed.get("day", ""))
    return Heard(
        day=day,
        month=_day(f"{typed.get('month', '')}-01") or day,
        guests=Guests(_count(typed.get("adults")), _count(typed.get("children")), _count(typed.get("toddlers"))),
        menu=menu_of(typed),
        postal_code=str(typed.get("postal_code", "")).strip(),
        code=str(typed.get("code", "")).strip(),
        gratuity_percent=_count(typed.get("gratuity_percent")),
    )


def menu_of(typed: Mapping[str, Any]) -> dict[UUID, int]:
    """Return how many of which product were typed."""
    found = {}
    for name, value in typed.items():
        if name.startswith(MENU) and (count := _count(value)):
            try:
                found[UUID(name.removeprefix(MENU))] = count
            except ValueError:
                continue
    return found


def party_of(value: PhoneForm, menu: dict[UUID, int], zone: str) -> Party:
    """Return the party that was typed, by the station's clock.

    Raises:
        Refused: no time was chosen.

    """
    location = catalog.zip_location(value.postal_code)
    return Party(
        starts_at=_starts_at(value, zone),
        guests=Guests(value.adults, value.children, value.toddlers),
        menu=menu,
        address=value.address,
        postal_code=value.postal_code,
        city=location.city.title() if location else "",
        gate_code=value.gate_code,
        allergies=value.allergies,
        wishes=value.wishes,
        is_outdoors=value.is_outdoors,
        code=value.code or None,
        gratuity_percent=value.gratuity_percent,
    )


def _starts_at(value: PhoneForm, zone: str) -> datetime:
    if value.other_time is not None:
        return datetime.combine(value.day, value.other_time, ZoneInfo(zone))
    if value.starts_at is None or value.starts_at.astimezone(ZoneInfo(zone)).date() != value.day:
        raise Refused("Pick a start time.", field="starts_at")
    return value.starts_at


def _day(written: Any) -> date | None:
    try:
        day = date.fromisoformat(str(written).strip())
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def _count(written: Any) -> int:
    text = str(written or "").strip()
    return int(text) if _SMALL.fullmatch(text) else 0
