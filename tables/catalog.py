"""The catalog: what a station sells, for how much, under which rules, and where."""

from decimal import Decimal
from enum import StrEnum

from piccolo.columns import UUID, Array, BigInt, Boolean, Date, Integer, Numeric, Text, Varchar
from piccolo.constraints import Check, Unique

from tables.base import BusinessTable, Changing, StationTable


class OpeningSlot(Changing, StationTable, schema="knowledge", tablename="opening_slots"):
    """A time at which parties begin, on some weekdays (Monday = 0), in minutes since local midnight.

    `max_parties` caps how many at once, below what the chefs could do.
    """

    weekdays = Array(base_column=Integer(), default=list)
    starts_minute = Integer(default=None)
    max_parties = Integer(null=True, default=None)

    opening_slots_are_of_a_day = Check("starts_minute BETWEEN 0 AND 1439")


class ProductKind(StrEnum):
    """What a product is to a quote: a guest's meal, something better for it, or something beside it."""

    GUEST = "guest"
    UPGRADE = "upgrade"
    ADD_ON = "add_on"


class GuestKind(StrEnum):
    """The age groups that pay differently: adults (13 and older), children (6 to 12), toddlers (under 6)."""

    ADULT = "adult"
    CHILD = "child"
    TODDLER = "toddler"


class Product(Changing, StationTable, schema="payment", tablename="products"):
    """Something that a quote can have a line for. Guests' meals are there once for each age group."""

    kind = Varchar(length=10, choices=ProductKind, default=None)
    guest_kind = Varchar(length=10, choices=GuestKind, null=True, default=None)
    name = Varchar(length=120, default=None)
    position = Integer(default=0)
    is_offered = Boolean(default=True)
    stripe_id = Varchar(length=80, null=True, default=None)

    products_id_in_station = Unique(["station", "id"])
    products_guests_have_an_age = Check("(kind = 'guest') = (guest_kind IS NOT NULL)")


class Price(StationTable, schema="payment", tablename="prices"):
    """What a product costs from a moment on (`created_at`): the newest one holds, the others are its history."""

    append_only = True

    product = UUID(default=None)
    amount_cents = BigInt(default=None)

    prices_are_not_negative = Check(amount_cents >= 0)


class MenuItem(Changing, StationTable, schema="knowledge", tablename="menu_items"):
    """The words about a product: what it is, and who should know what is in it."""

    product = UUID(default=None)
    description = Text(default="")
    allergens = Varchar(length=200, default="")
    is_vegetarian = Boolean(default=False)

    menu_items_once = Unique(["station", "product"])


INCLUDED = """\
Your own chef, and the show at the grill
The grill, the gas and everything to cook with
All the food that you order, cooked fresh in front of you
Setting up, and cleaning up our cooking area"""

TO_BRING = """\
Tables and chairs for your guests
Plates, forks, napkins and cups
Drinks
A level spot for the grill, about 8 by 8 feet, with cover in case of rain"""


class Policy(StationTable, schema="knowledge", tablename="policies"):
    """The rules of a station, as one version of them: never edited, the newest one holds for new quotes.

    Percentages are basis points (100 = 1 %; a sales tax of 8.875 % has a half one), distances miles. A booking keeps
    the version that its customer accepted. `included` is what we bring to a party, `to_bring` what its host has to have
    there: a thing a line.
    """

    append_only = True

    version = Integer(default=None)
    words = Text(default="")
    included = Text(default=INCLUDED)
    to_bring = Text(default=TO_BRING)
    minimum_cents = BigInt(default=550_00)
    deposit_cents = BigInt(default=100_00)
    deposit_refundable_days = Integer(default=7)
    balance_due_days = Integer(default=1)
    tax_basis_points = Numeric(digits=(6, 1), default=Decimal(0))
    is_travel_taxed = Boolean(default=False)
    free_miles = Integer(default=30)
    per_mile_cents = BigInt(default=2_00)
    farthest_miles = Integer(default=90)
    gratuity_percents = Array(base_column=Integer(), default=list)
    adjustment_floor_basis_points = Integer(default=-1500)
    adjustment_ceiling_basis_points = Integer(default=2500)
    notice_hours = Integer(default=48)
    horizon_days = Integer(default=365)
    hold_minutes = Integer(default=360)
    hold_extension_minutes = Integer(default=120)
    hold_extensions_at_most = Integer(default=6)
    setup_minutes = Integer(default=30)
    service_minutes = Integer(default=90)
    cleanup_minutes = Integer(default=30)
    miles_per_hour = Integer(default=35)
    guests_per_chef = Integer(default=30)
    largest_party = Integer(default=90)
    change_until_hours = Integer(default=72)
    grow_until_hours = Integer(default=24)
    late_change_fee_cents = BigInt(default=50_00)
    free_moves = Integer(default=1)
    move_fee_cents = BigInt(default=50_00)
    complete_after_hours = Integer(default=12)

    policies_version_once = Unique(["station", "version"])
    policies_hours_are_possible = Check((grow_until_hours >= 0) & (complete_after_hours >= 0))
    policies_bounds_in_order = Check(
        "adjustment_floor_basis_points BETWEEN -9000 AND 0 AND adjustment_ceiling_basis_points BETWEEN 0 AND 20000"
    )
    policies_money_is_not_negative = Check(
        "minimum_cents >= 0 AND deposit_cents >= 0 AND per_mile_cents >= 0 AND late_change_fee_cents >= 0 "
        "AND move_fee_cents >= 0 AND tax_basis_points BETWEEN 0 AND 5000"
    )
    policies_times_are_possible = Check(
        "notice_hours >= 0 AND hold_minutes > 0 AND hold_extension_minutes > 0 AND service_minutes > 0 "
        "AND setup_minutes >= 0 AND cleanup_minutes >= 0 AND miles_per_hour > 0 AND guests_per_chef > 0"
    )


class PhotoKind(StrEnum):
    """What a station's photo shows: it stands beside those words."""

    INCLUDED = "included"
    TO_BRING = "to_bring"


class StationPhoto(Changing, StationTable, schema="knowledge", tablename="station_photos"):
    """A photo for customers, one for each kind: one of the business's pictures; `alt` says it in words."""

    kind = Varchar(length=20, choices=PhotoKind, default=None)
    alt = Varchar(length=200, default=None)
    picture = UUID(default=None)


class TierKind(StrEnum):
    """What a pricing tier looks at."""

    WEEKDAY = "weekday"
    SEASON = "season"
    LEAD_TIME = "lead_time"
    FILL = "fill"


class PricingTier(Changing, StationTable, schema="knowledge", tablename="pricing_tiers"):
    """A rule that adds (or takes) a percentage of the food: by weekday, season, days ahead, or how full a date is.

    Weekdays count from Monday = 0. The policy's bounds hold for the sum of all tiers.
    """

    name = Varchar(length=80, default=None)
    kind = Varchar(length=10, choices=TierKind, default=None)
    percent_basis_points = Integer(default=None)
    weekdays = Array(base_column=Integer(), default=list)
    first_date = Date(null=True, default=None)
    last_date = Date(null=True, default=None)
    days_ahead_from = Integer(null=True, default=None)
    days_ahead_until = Integer(null=True, default=None)
    fill_percent_from = Integer(null=True, default=None)
    is_active = Boolean(default=True)


class SeasonalOffer(Changing, StationTable, schema="knowledge", tablename="seasonal_offers"):
    """A discount for a time: a percentage or a sum off the food, by itself or with a code (kept in capitals)."""

    name = Varchar(length=80, default=None)
    code = Varchar(length=20, null=True, default=None)
    percent_basis_points = Integer(default=None)
    amount_cents = BigInt(default=0)
    minimum_cents = BigInt(default=0)
    booked_from_date = Date(null=True, default=None)
    booked_until_date = Date(null=True, default=None)
    event_from_date = Date(null=True, default=None)
    event_until_date = Date(null=True, default=None)
    is_active = Boolean(default=True)

    seasonal_offers_take_off_something = Check(
        "percent_basis_points BETWEEN 0 AND 10000 AND amount_cents >= 0 "
        "AND (percent_basis_points > 0) <> (amount_cents > 0)"
    )


class UpsellRule(Changing, StationTable, schema="knowledge", tablename="upsell_rules"):
    """A suggestion while a party is put together: this product, in these words, for parties of that size."""

    product = UUID(default=None)
    words = Varchar(length=200, default=None)
    guests_at_least = Integer(default=0)
    guests_per_piece = Integer(null=True, default=None)
    position = Integer(default=0)
    is_active = Boolean(default=True)


class ServiceArea(Changing, BusinessTable, schema="core", tablename="service_areas"):
    """ZIP codes, by their first digits, that a station serves, or (not `is_served`) leaves to others.

    The longest prefix that fits decides. A station without any serves whatever its policy's farthest miles reach.
    """

    station = UUID(default=None)
    postal_prefix = Varchar(length=5, default=None)
    is_served = Boolean(default=True)
