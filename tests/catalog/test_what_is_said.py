"""What settings say of values that cannot be, and of offers that meet."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from portal.domain import catalog, quotes
from portal.domain.catalog import OfferDetails, OfferLine, OutOfBounds, StationDetails
from portal.domain.contact import NotAnAddress
from portal.domain.quotes import Guests, Order, Rule
from tables.bookings import Booking
from tables.stations import Station
from tests.access.company import Company
from tests.cast import Builder
from tests.web.visitor import Visitor

SPRING, SUMMER = date(2027, 3, 1), date(2027, 6, 1)


def offer(name: str, **facts: Any) -> OfferLine:
    said: dict[str, Any] = {"name": name, "is_active": True, "percent_basis_points": 500} | facts
    return OfferLine(uuid4(), OfferDetails(**said))


def met(*offers: OfferLine) -> dict[UUID, list[str]]:
    return catalog.overlapping(offers)


def test_two_offers_that_one_party_could_have_name_each_other() -> None:
    welcome, summer = offer("Welcome", code="WELCOME"), offer("Summer", code="SUMMER", event_from_date=SUMMER)

    assert met(welcome, summer) == {welcome.id: ["Summer"], summer.id: ["Welcome"]}


def test_offers_for_other_dates_or_that_are_off_meet_nobody() -> None:
    spring = offer("Spring", event_from_date=SPRING, event_until_date=date(2027, 5, 31))
    booked_late = offer("Late", booked_from_date=SUMMER, event_from_date=SPRING)
    booked_early = offer("Early", booked_until_date=date(2027, 5, 31))

    assert met(spring, offer("Summer", event_from_date=SUMMER)) == {}
    assert met(booked_late, booked_early) == {}
    assert met(spring, offer("Old", is_active=False)) == {}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("minimum_cents", 200_000_00, "This must be between $0.00 and $100,000.00."),
        ("adjustment_floor_basis_points", -9500, "This must be between −90% and 0%."),
        ("hold_minutes", 3, "This must be between 10 and 20,160."),
    ],
)
async def test_a_limit_is_said_in_the_unit_in_which_it_is_typed(
    riverside: Station, field: str, value: int, said: str
) -> None:
    details = catalog.details_of(await catalog.policy())
    setattr(details, field, value)

    with pytest.raises(OutOfBounds) as refused:
        await catalog.change_policy(riverside.id, details)

    assert (str(refused.value), refused.value.field) == (said, field)


def said_of(station: Station, **facts: str) -> StationDetails:
    return StationDetails(**{name: getattr(station, name) for name in StationDetails.__struct_fields__} | facts)


@pytest.mark.parametrize("handle", ["a b c", "https://venmo.com/u/rio", "venmo.com/rio", "río", "x"])
async def test_a_handle_that_nobody_could_pay_is_refused(riverside: Station, handle: str) -> None:
    with pytest.raises(OutOfBounds) as refused:
        await catalog.change_station(riverside.id, said_of(riverside, venmo_handle=handle))

    assert refused.value.field == "venmo_handle"


@pytest.mark.parametrize("recipient", ["pay@", "call us", "12"])
async def test_a_bad_zelle_recipient_marks_its_own_field(riverside: Station, recipient: str) -> None:
    with pytest.raises(NotAnAddress) as refused:
        await catalog.change_station(riverside.id, said_of(riverside, zelle_recipient=recipient))

    assert refused.value.field == "zelle_recipient"


async def test_the_clock_of_a_station_stays_once_a_party_is_booked(a: Builder, riverside: Station) -> None:
    moved = await catalog.change_station(riverside.id, said_of(riverside, time_zone="America/Boise"))
    await a.booking()
    assert await Booking.exists()

    with pytest.raises(OutOfBounds, match="Parties are booked in the old time zone"):
        await catalog.change_station(riverside.id, said_of(moved, time_zone="America/Denver"))


async def test_a_tax_of_three_decimals_is_kept_shown_and_charged(
    a: Builder, staff: Company, riverside: Station, visitor: Visitor
) -> None:
    await a.catalog()
    await visitor.logs_in(staff.olive)
    page = "/riverside/settings/policy"

    held = catalog.details_of(await catalog.policy())
    held.tax_basis_points = Decimal("904.5")
    await catalog.change_policy(riverside.id, held)

    assert 'value="9.045"' in (await visitor.get(page)).text
    party = Order(guests=Guests(20), event_date=date(2027, 6, 24), days_ahead=30)  # a Thursday: no tier
    line = next(line for line in quotes.price(await catalog.rates(), party).lines if line.rule is Rule.TAX)
    assert (line.why, line.amount_cents) == ("9.045% of the food", 99_50)  # 9.045 % of $1,100.00 is $99.495
