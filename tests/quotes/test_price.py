"""A price: each rule by example, and what must hold whatever the rates are."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain import quotes
from portal.domain.catalog import Rates, Tier
from portal.domain.quotes import Guests, NotOnTheMenu, Order, Priced, Rule
from tables.catalog import TierKind
from tests.catalog.examples import FILET, GYOZA, ITEMS, LOBSTER, SATURDAY, offer, rates, rules, tier


def order(adults: int = 20, children: int = 0, toddlers: int = 0, **facts: Any) -> Order:
    return Order(**{"guests": Guests(adults, children, toddlers), "event_date": SATURDAY, "days_ahead": 30, **facts})


def amounts(priced: Priced) -> dict[str, int]:
    return {line.words: line.amount_cents for line in priced.lines}


def test_guests_pay_by_their_age() -> None:
    priced = quotes.price(rates(), order(10, 4, 2))

    assert amounts(priced) == {"Adults": 550_00, "Children": 120_00, "Under 6": 0}
    assert priced.lines[0].why == "10 × $55.00"
    assert priced.lines[2].why == "2, free"


def test_upgrades_and_add_ons_are_counted_by_piece() -> None:
    priced = quotes.price(rates(), order(10, menu={LOBSTER: 3, FILET: 2, GYOZA: 0}))

    assert amounts(priced) == {"Adults": 550_00, "Filet mignon": 10_00, "Lobster tail": 45_00}


def test_what_has_no_price_is_refused() -> None:
    with pytest.raises(NotOnTheMenu, match="no longer on the menu"):
        quotes.price(rates(), order(menu={UUID(int=99): 1}))


def test_a_small_party_pays_the_minimum() -> None:
    priced = quotes.price(rates(), order(6))

    assert amounts(priced) == {"Adults": 330_00, "Minimum order": 220_00}
    assert priced.total_cents == 550_00


@pytest.mark.parametrize(("miles", "cents"), [(0, 0), (30, 0), (31, 2_00), (41, 22_00)])
def test_the_first_miles_are_free(miles: int, cents: int) -> None:
    assert quotes.price(rates(), order(miles=miles)).of(Rule.TRAVEL) == cents


def test_nobody_pays_for_a_distance_that_nobody_knows() -> None:
    assert "Travel" not in amounts(quotes.price(rates(), order(miles=None)))


def test_travel_comes_on_top_of_the_minimum() -> None:
    assert quotes.price(rates(), order(2, miles=40)).total_cents == 550_00 + 20_00


def test_tax_is_on_the_food_and_on_travel_where_the_policy_says_so() -> None:
    assert quotes.price(rates(tax_basis_points=875), order(miles=40)).of(Rule.TAX) == 96_25
    assert quotes.price(rates(tax_basis_points=875, is_travel_taxed=True), order(miles=40)).of(Rule.TAX) == 98_00


def test_percentages_round_half_up() -> None:
    assert quotes.price(rates(tax_basis_points=1, minimum_cents=0), order(0, 5)).of(Rule.TAX) == 2  # 1.5 cents


def test_a_gratuity_is_of_the_food_only() -> None:
    assert quotes.price(rates(tax_basis_points=875), order(miles=40, gratuity_percent=18)).of(Rule.GRATUITY) == 198_00


@pytest.mark.parametrize(
    ("each", "applies"),
    [
        (tier(500, weekdays=(4, 5)), True),
        (tier(500, weekdays=(0,)), False),
        (tier(500, TierKind.SEASON, first_date=SATURDAY, last_date=SATURDAY), True),
        (tier(500, TierKind.SEASON, first_date=SATURDAY + timedelta(days=1)), False),
        (tier(500, TierKind.LEAD_TIME, days_ahead_until=30), True),
        (tier(500, TierKind.LEAD_TIME, days_ahead_until=29), False),
        (tier(500, TierKind.LEAD_TIME, days_ahead_from=31), False),
        (tier(500, TierKind.FILL, fill_percent_from=75), True),
        (tier(500, TierKind.FILL, fill_percent_from=76), False),
    ],
)
def test_a_tier_looks_at_one_thing(each: Tier, *, applies: bool) -> None:
    priced = quotes.price(rates(tiers=(each,)), order(fill_percent=75))

    assert priced.of(Rule.TIER) == (55_00 if applies else 0)


def test_tiers_add_up_and_each_is_named() -> None:
    priced = quotes.price(rates(tiers=(tier(500), tier(-200))), order())

    assert [line.amount_cents for line in priced.lines if line.rule is Rule.TIER] == [55_00, -22_00]
    assert [line.why for line in priced.lines if line.rule is Rule.TIER] == ["+5% on the food", "−2% on the food"]


def test_what_several_tiers_come_to_is_rounded_once() -> None:
    few = rates(tiers=(tier(1), tier(1)), minimum_cents=0)  # 0.3 cents each of $30.00

    assert quotes.price(few, order(0, 1)).of(Rule.TIER) == 1


@pytest.mark.parametrize(("points", "total"), [(3000, 1_375_00), (-2000, 935_00)])
def test_tiers_stay_within_the_bounds_and_a_line_says_so(points: int, total: int) -> None:
    priced = quotes.price(rates(tiers=(tier(points),)), order())

    assert priced.total_cents == total
    assert priced.lines[-1].rule is Rule.BOUND
    assert priced.lines[-1].why == "Adjustments never come to more than +25% or less than −15%"


def test_an_offer_takes_off_the_adjusted_food() -> None:
    priced = quotes.price(rates(tiers=(tier(1000),), offers=(offer(),)), order())

    assert priced.of(Rule.OFFER) == -121_00


def test_a_code_is_needed_where_there_is_one_however_it_is_typed() -> None:
    with_code = rates(offers=(offer(code="SUMMER"),))

    assert quotes.price(with_code, order()).of(Rule.OFFER) == 0
    assert quotes.price(with_code, order(code=" summer ")).of(Rule.OFFER) == -110_00


def test_the_best_offer_is_the_only_one() -> None:
    several = rates(offers=(offer(), offer(percent_basis_points=0, amount_cents=150_00), offer()))

    assert quotes.price(several, order()).of(Rule.OFFER) == -150_00


def test_an_offer_stops_at_its_own_minimum() -> None:
    stops = rates(offers=(offer(minimum_cents=1_050_00),))

    assert quotes.price(stops, order(20)).of(Rule.OFFER) == -50_00
    assert quotes.price(stops, order(19)).of(Rule.OFFER) == 0


def test_an_offer_has_its_times() -> None:
    booked = SATURDAY - timedelta(days=30)

    assert quotes.price(rates(offers=(offer(booked_until_date=booked),)), order()).of(Rule.OFFER) == -110_00
    assert (
        quotes.price(rates(offers=(offer(booked_from_date=booked + timedelta(days=1)),)), order()).of(Rule.OFFER) == 0
    )
    assert (
        quotes.price(rates(offers=(offer(event_until_date=SATURDAY - timedelta(days=1)),)), order()).of(Rule.OFFER) == 0
    )


def test_the_minimum_holds_after_an_offer() -> None:
    assert quotes.price(rates(offers=(offer(),)), order(10)).total_cents == 550_00


def test_the_deposit_is_never_more_than_the_total() -> None:
    assert quotes.price(rates(minimum_cents=0), order(1)).deposit_cents == 55_00


def test_rates_read_as_they_were_written_make_the_same_price() -> None:
    kept = rates(tiers=(tier(500),), offers=(offer(code="SUMMER"),), tax_basis_points=875)

    assert Rates.read(kept.written()) == kept
    assert quotes.price(Rates.read(kept.written()), order()) == quotes.price(kept, order())


cents = st.integers(0, 500_00)
points = st.integers(-9000, 20_000)
tiers = st.builds(
    tier,
    points,
    kind=st.just(TierKind.FILL),
    fill_percent_from=st.integers(0, 100),
)
offers = st.one_of(
    st.builds(offer, percent_basis_points=st.integers(1, 10_000), minimum_cents=st.integers(0, 2_000_00)),
    st.builds(
        offer, percent_basis_points=st.just(0), amount_cents=st.integers(1, 900_00), minimum_cents=st.integers(0, 999)
    ),
)


@st.composite
def any_rates(draw: st.DrawFn) -> Rates:
    items = tuple(
        type(item)(id=item.id, kind=item.kind, guest_kind=item.guest_kind, name=item.name, amount_cents=draw(cents))
        for item in ITEMS
    )
    return Rates(
        rules=rules(
            minimum_cents=draw(st.integers(0, 1_000_00)),
            deposit_cents=draw(cents),
            tax_basis_points=draw(st.integers(0, 5000)),
            is_travel_taxed=draw(st.booleans()),
            adjustment_floor_basis_points=draw(st.integers(-9000, 0)),
            adjustment_ceiling_basis_points=draw(st.integers(0, 20_000)),
        ),
        items=items,
        tiers=tuple(draw(st.lists(tiers, max_size=4))),
        offers=tuple(draw(st.lists(offers, max_size=3))),
    )


@st.composite
def any_order(draw: st.DrawFn) -> Order:
    few = st.integers(0, 40)
    return Order(
        guests=Guests(draw(few), draw(few), draw(few)),
        menu=draw(st.dictionaries(st.sampled_from([FILET, LOBSTER, GYOZA]), few, max_size=3)),
        miles=draw(st.one_of(st.none(), st.integers(0, 200))),
        event_date=draw(st.dates(date(2026, 1, 1), date(2027, 12, 31))),
        days_ahead=draw(st.integers(0, 365)),
        fill_percent=draw(st.integers(0, 100)),
        gratuity_percent=draw(st.integers(0, 30)),
    )


@given(any_rates(), any_order())
def test_the_lines_sum_to_the_total(kept: Rates, asked: Order) -> None:
    priced = quotes.price(kept, asked)

    assert sum(line.amount_cents for line in priced.lines) == priced.total_cents
    assert all(line.words and line.why for line in priced.lines)


@given(any_rates(), any_order())
def test_it_is_never_below_the_minimum(kept: Rates, asked: Order) -> None:
    priced = quotes.price(kept, asked)

    assert priced.total_cents >= kept.rules.minimum_cents
    assert 0 <= priced.deposit_cents <= priced.total_cents


@given(any_rates(), any_order(), st.sampled_from(["adults", "children", "toddlers"]), st.integers(1, 5))
def test_more_guests_never_pay_less(kept: Rates, asked: Order, kind: str, more: int) -> None:
    guests = {"adults": asked.guests.adults, "children": asked.guests.children, "toddlers": asked.guests.toddlers}
    larger = Order(
        guests=Guests(**{**guests, kind: guests[kind] + more}),
        menu=asked.menu,
        miles=asked.miles,
        event_date=asked.event_date,
        days_ahead=asked.days_ahead,
        fill_percent=asked.fill_percent,
        gratuity_percent=asked.gratuity_percent,
    )

    assert quotes.price(kept, larger).total_cents >= quotes.price(kept, asked).total_cents


@given(any_rates(), any_order())
def test_the_adjustment_is_within_its_bounds(kept: Rates, asked: Order) -> None:
    priced = quotes.price(kept, asked)
    food = priced.of(Rule.GUEST, Rule.MENU)

    adjusted = priced.of(Rule.TIER, Rule.BOUND) * 10_000
    assert kept.rules.adjustment_floor_basis_points * food - 5000 <= adjusted
    assert adjusted <= kept.rules.adjustment_ceiling_basis_points * food + 5000
