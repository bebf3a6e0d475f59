"""What a new station begins with, until an ADMIN says otherwise. Pure."""

from typing import Final

import msgspec

from tables.catalog import GuestKind, ProductKind, TierKind

EVERY_DAY: Final = tuple(range(7))
OPENING_MINUTES: Final = (12 * 60, 15 * 60, 18 * 60, 21 * 60)
GRATUITY_PERCENTS: Final = (15, 18, 20)


class FirstProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A product with its price and words."""

    key: str
    kind: ProductKind
    guest_kind: GuestKind | None = None
    name: str
    amount_cents: int
    description: str = ""
    allergens: str = ""
    is_vegetarian: bool = False


PRODUCTS: Final = (
    FirstProduct(
        key="adult",
        kind=ProductKind.GUEST,
        guest_kind=GuestKind.ADULT,
        name="Adults",
        amount_cents=55_00,
        description="13 and older. Two proteins, fried rice, vegetables, salad and the show.",
        allergens="Soy, egg, sesame",
    ),
    FirstProduct(
        key="child",
        kind=ProductKind.GUEST,
        guest_kind=GuestKind.CHILD,
        name="Children",
        amount_cents=30_00,
        description="6 to 12. One protein, fried rice and vegetables.",
        allergens="Soy, egg, sesame",
    ),
    FirstProduct(
        key="toddler",
        kind=ProductKind.GUEST,
        guest_kind=GuestKind.TODDLER,
        name="Under 6",
        amount_cents=0,
        description="They eat from your plate, and watch.",
    ),
    FirstProduct(
        key="filet",
        kind=ProductKind.UPGRADE,
        name="Filet mignon",
        amount_cents=5_00,
        description="Instead of one protein, for one guest.",
    ),
    FirstProduct(
        key="lobster",
        kind=ProductKind.UPGRADE,
        name="Lobster tail",
        amount_cents=15_00,
        description="Instead of one protein, for one guest.",
        allergens="Shellfish",
    ),
    FirstProduct(
        key="noodles",
        kind=ProductKind.ADD_ON,
        name="Noodles",
        amount_cents=5_00,
        description="Yakisoba from the grill, for one guest.",
        allergens="Wheat, soy, sesame",
        is_vegetarian=True,
    ),
    FirstProduct(
        key="gyoza",
        kind=ProductKind.ADD_ON,
        name="Gyoza",
        amount_cents=10_00,
        description="A plate of twelve pork dumplings, to begin with.",
        allergens="Wheat, soy, sesame",
    ),
)


class FirstTier(msgspec.Struct, frozen=True, kw_only=True):
    """A pricing tier; percentages in basis points, seasons as (month, day)."""

    name: str
    kind: TierKind
    percent_basis_points: int
    weekdays: tuple[int, ...] = ()
    season: tuple[tuple[int, int], tuple[int, int]] | None = None
    days_ahead_from: int | None = None
    fill_percent_from: int | None = None


TIERS: Final = (
    FirstTier(name="Friday and Saturday", kind=TierKind.WEEKDAY, percent_basis_points=500, weekdays=(4, 5)),
    FirstTier(name="Monday to Wednesday", kind=TierKind.WEEKDAY, percent_basis_points=-500, weekdays=(0, 1, 2)),
    FirstTier(name="Holidays", kind=TierKind.SEASON, percent_basis_points=1000, season=((12, 20), (12, 31))),
    FirstTier(name="A date in demand", kind=TierKind.FILL, percent_basis_points=500, fill_percent_from=75),
)
OFFER: Final = ("A welcome from us", "WELCOME", 500, 700_00)  # name, code, basis points, minimum
UPSELLS: Final = (  # product, words, guests at least, guests per piece
    ("gyoza", "Gyoza for the table while the grill gets hot.", 8, 6),
    ("noodles", "Big parties love noodles beside the rice.", 15, None),
)
