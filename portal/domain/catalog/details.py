"""What an ADMIN says about the parts of a catalog, and between which bounds. Pure."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Final, get_args
from uuid import UUID
from zoneinfo import available_timezones

import msgspec

from portal.domain.catalog.zip_locations import ZipLocation as OnTheMap
from portal.domain.catalog.zip_locations import zip_location
from portal.domain.errors import Refused
from portal.text import money, percent
from tables.catalog import ProductKind, TierKind

Money = Annotated[int, msgspec.Meta(ge=0, le=100_000_00)]
Line = Annotated[str, msgspec.Meta(max_length=200)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Minutes = Annotated[int, msgspec.Meta(ge=0, le=600)]
Some = Annotated[int, msgspec.Meta(ge=1, le=1000)]
Place = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Things = Annotated[str, msgspec.Meta(max_length=2000)]
"""A thing a line."""
Weekday = Annotated[int, msgspec.Meta(ge=0, le=6)]


class OutOfBounds(Refused):
    """A value that no catalog can have."""


class PolicyDetails(msgspec.Struct, kw_only=True):
    """The rules of a station, as one version of its policy says them."""

    minimum_cents: Money
    deposit_cents: Money
    deposit_refundable_days: Annotated[int, msgspec.Meta(ge=0, le=180)]
    balance_due_days: Annotated[int, msgspec.Meta(ge=0, le=60)]
    tax_basis_points: Decimal
    is_travel_taxed: bool
    free_miles: Annotated[int, msgspec.Meta(ge=0, le=500)]
    per_mile_cents: Annotated[int, msgspec.Meta(ge=0, le=100_00)]
    farthest_miles: Annotated[int, msgspec.Meta(ge=1, le=1000)]
    gratuity_percents: tuple[int, ...] = ()
    adjustment_floor_basis_points: Annotated[int, msgspec.Meta(ge=-9000, le=0)]
    adjustment_ceiling_basis_points: Annotated[int, msgspec.Meta(ge=0, le=20_000)]
    notice_hours: Annotated[int, msgspec.Meta(ge=0, le=2160)]
    horizon_days: Annotated[int, msgspec.Meta(ge=1, le=1095)]
    hold_minutes: Annotated[int, msgspec.Meta(ge=10, le=20_160)]
    hold_extension_minutes: Annotated[int, msgspec.Meta(ge=10, le=2880)]
    hold_extensions_at_most: Annotated[int, msgspec.Meta(ge=0, le=50)]
    setup_minutes: Minutes
    service_minutes: Annotated[int, msgspec.Meta(ge=15, le=600)]
    cleanup_minutes: Minutes
    miles_per_hour: Annotated[int, msgspec.Meta(ge=5, le=80)]
    guests_per_chef: Annotated[int, msgspec.Meta(ge=1, le=200)]
    largest_party: Some
    change_until_hours: Annotated[int, msgspec.Meta(ge=0, le=2160)]
    grow_until_hours: Annotated[int, msgspec.Meta(ge=0, le=2160)]
    late_change_fee_cents: Money
    free_moves: Annotated[int, msgspec.Meta(ge=0, le=20)]
    move_fee_cents: Money
    complete_after_hours: Annotated[int, msgspec.Meta(ge=0, le=168)]
    words: Annotated[str, msgspec.Meta(max_length=8000)] = ""
    included: Things = ""
    to_bring: Things = ""


class ProductDetails(msgspec.Struct, kw_only=True):
    """A product, its price, and the words about it."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    amount_cents: Money
    is_vegetarian: bool
    kind: ProductKind = ProductKind.ADD_ON
    description: Annotated[str, msgspec.Meta(max_length=600)] = ""
    allergens: Line = ""
    position: Place = 0


class TierDetails(msgspec.Struct, kw_only=True):
    """A pricing tier. Only what its kind looks at is kept."""

    name: Name
    kind: TierKind
    percent_basis_points: Annotated[int, msgspec.Meta(ge=-9000, le=20_000)]
    is_active: bool
    weekdays: tuple[Weekday, ...] = ()
    first_date: date | None = None
    last_date: date | None = None
    days_ahead_from: Annotated[int, msgspec.Meta(ge=0, le=1095)] | None = None
    days_ahead_until: Annotated[int, msgspec.Meta(ge=0, le=1095)] | None = None
    fill_percent_from: Annotated[int, msgspec.Meta(ge=1, le=100)] | None = None


class OfferDetails(msgspec.Struct, kw_only=True):
    """An offer: a percentage or a sum, not both."""

    name: Name
    is_active: bool
    code: Annotated[str, msgspec.Meta(max_length=20)] = ""
    percent_basis_points: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 0
    amount_cents: Money = 0
    minimum_cents: Money = 0
    booked_from_date: date | None = None
    booked_until_date: date | None = None
    event_from_date: date | None = None
    event_until_date: date | None = None


class UpsellDetails(msgspec.Struct, kw_only=True):
    """A suggestion while a party is put together."""

    product: UUID
    words: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    is_active: bool
    guests_at_least: Place = 0
    guests_per_piece: Annotated[int, msgspec.Meta(ge=1, le=200)] | None = None
    position: Place = 0


class SlotDetails(msgspec.Struct, kw_only=True):
    """A time at which parties begin, in minutes since local midnight."""

    starts_minute: Annotated[int, msgspec.Meta(ge=0, le=1439)]
    weekdays: tuple[Weekday, ...] = ()
    max_parties: Annotated[int, msgspec.Meta(ge=1, le=200)] | None = None


class NewStation(msgspec.Struct, kw_only=True):
    """What a station begins with; without a slug it is made from the name, without a `time_zone` it is its ZIP’s."""

    name: Name
    slug: Annotated[str, msgspec.Meta(max_length=60)] = ""
    postal_code: Annotated[str, msgspec.Meta(max_length=10)]
    time_zone: Annotated[str, msgspec.Meta(max_length=60)] = ""
    address_line: Line = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""


class StationDetails(msgspec.Struct, kw_only=True):
    """Where a station's travel begins, and what its customers call, pay and write to."""

    name: Name
    time_zone: Annotated[str, msgspec.Meta(max_length=60)]
    postal_code: Annotated[str, msgspec.Meta(max_length=10)]
    address_line: Line = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    zelle_recipient: Annotated[str, msgspec.Meta(max_length=254)] = ""
    venmo_handle: Annotated[str, msgspec.Meta(max_length=60)] = ""


LARGEST_TAX: Final = 5000
_CODE: Final = re.compile(r"[A-Z0-9]{3,20}")


def checked_zip(postal_code: str) -> OnTheMap:
    """Return where a station's ZIP is.

    Raises:
        OutOfBounds: there is no such ZIP code.

    """
    if (found := zip_location(postal_code)) is None:
        raise OutOfBounds("We don’t know this ZIP code. Enter its five digits.", field="postal_code")
    return found


def checked_station_name(name: str) -> str:
    """Return a station's name as it is shown.

    Raises:
        OutOfBounds: it is none.

    """
    if not (shown := " ".join(name.split())):
        raise OutOfBounds("Type the name of its city or region.", field="name")
    return shown


def checked_zone(zone: str) -> str:
    """Return a time zone.

    Raises:
        OutOfBounds: there is none of this name.

    """
    if zone not in _time_zones():
        raise OutOfBounds("Choose a time zone from the list.", field="time_zone")
    return zone


@cache
def _time_zones() -> frozenset[str]:
    """Return the names of all zones; once, since each look reads some six hundred files."""
    return frozenset(available_timezones())


def check_bounds(details: msgspec.Struct, kind: type[msgspec.Struct]) -> None:
    """Refuse the first value that is outside of what its field allows.

    Raises:
        OutOfBounds: naming the field.

    """
    for field in msgspec.structs.fields(kind):
        try:
            msgspec.convert(getattr(details, field.name), field.type)
        except msgspec.ValidationError as error:
            raise OutOfBounds(f"This must be {_bounds(field.name, field.type)}.", field=field.name) from error


def check_policy(details: PolicyDetails) -> None:
    """Refuse rules that contradict each other.

    Raises:
        OutOfBounds: naming the field.

    """
    check_bounds(details, PolicyDetails)
    if not 0 <= details.tax_basis_points <= LARGEST_TAX:
        raise OutOfBounds("A sales tax is between 0% and 50%.", field="tax_basis_points")
    if any(not 0 < percent <= 50 for percent in details.gratuity_percents):  # noqa: PLR2004 - percent
        raise OutOfBounds("Suggest gratuities between 1% and 50%.", field="gratuity_percents")
    if details.free_miles > details.farthest_miles:
        raise OutOfBounds("Nobody is served that far: see the maximum distance.", field="free_miles")
    if details.guests_per_chef > details.largest_party:
        raise OutOfBounds("The largest party must be one that a chef can cook for.", field="largest_party")


def check_tier(details: TierDetails) -> None:
    """Refuse a tier that would never, or always, apply.

    Raises:
        OutOfBounds: naming the field.

    """
    check_bounds(details, TierDetails)
    if details.percent_basis_points == 0:
        raise OutOfBounds("Say how much it adds, or with a minus how much it takes.", field="percent_basis_points")
    missing = {
        TierKind.WEEKDAY: ("weekdays", not details.weekdays, "Choose at least one weekday."),
        TierKind.SEASON: ("first_date", details.first_date is None, "Say when the season begins."),
        TierKind.LEAD_TIME: (
            "days_ahead_until",
            details.days_ahead_from is None and details.days_ahead_until is None,
            "Say how many days ahead.",
        ),
        TierKind.FILL: ("fill_percent_from", details.fill_percent_from is None, "Say how full a date must be."),
    }
    field, is_missing, sentence = missing[details.kind]
    if is_missing:
        raise OutOfBounds(sentence, field=field)
    check_order(details.first_date, details.last_date, field="last_date")
    first, last = details.days_ahead_from, details.days_ahead_until
    if details.kind is TierKind.LEAD_TIME and first is not None and last is not None and last < first:
        raise OutOfBounds("That is fewer days than it begins with.", field="days_ahead_until")


def check_offer(details: OfferDetails) -> str | None:
    """Return the code in its one spelling, or None where there is none; refuse an offer that offers nothing.

    Raises:
        OutOfBounds: naming the field.

    """
    check_bounds(details, OfferDetails)
    code = details.code.strip().upper()
    if code and not _CODE.fullmatch(code):
        raise OutOfBounds("A code is 3 to 20 letters and digits, without spaces.", field="code")
    if bool(details.percent_basis_points) == bool(details.amount_cents):
        raise OutOfBounds("Take off a percentage or a sum: one of them.", field="percent_basis_points")
    check_order(details.booked_from_date, details.booked_until_date, field="booked_until_date")
    check_order(details.event_from_date, details.event_until_date, field="event_until_date")
    return code or None


def check_order(first: date | None, last: date | None, *, field: str) -> None:
    """Refuse a time that ends before it begins."""
    if first and last and last < first:
        raise OutOfBounds("This ends before it begins.", field=field)


def _bounds(name: str, kind: object) -> str:
    """Say between which values a field is, in the unit in which it is typed."""
    notes = [note for part in (kind, *get_args(kind)) for note in getattr(part, "__metadata__", ())]
    limits = [(note.ge, note.le) for note in notes if note.ge is not None and note.le is not None]
    if not limits:
        return "shorter, and not empty"
    ((low, high),) = limits
    if name.endswith("_cents"):
        return f"between {money(low)} and {money(high)}"
    if name.endswith("_basis_points"):
        return f"between {percent(low)} and {percent(high)}"
    return f"between {low} and {high:,}"
