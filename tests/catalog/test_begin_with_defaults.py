"""A station that has just been opened."""

from portal.domain import catalog, quotes
from tables.catalog import OpeningSlot, Policy, ServiceArea
from tables.scope import scoped
from tables.stations import Station
from tests.cast import Builder
from tests.catalog.examples import SATURDAY


async def test_it_sells_the_default_menu(a: Builder, riverside: Station) -> None:
    await a.catalog()

    menu = [(line.name, line.amount_cents) for line in await catalog.menu()]

    assert menu == [
        ("Adults", 55_00),
        ("Children", 30_00),
        ("Under 6", 0),
        ("Filet mignon", 5_00),
        ("Lobster tail", 15_00),
        ("Noodles", 5_00),
        ("Gyoza", 10_00),
    ]
    assert {row["starts_minute"] for row in await OpeningSlot.select(OpeningSlot.starts_minute)} == {
        720,
        900,
        1080,
        1260,
    }
    assert [rule.guests_at_least for rule in await catalog.upsells()] == [8, 15]


async def test_its_rates_price_a_party_and_survive_being_kept(a: Builder, riverside: Station) -> None:
    await a.catalog(tax_basis_points=875)
    asked = quotes.Order(guests=quotes.Guests(20), event_date=SATURDAY, days_ahead=30, miles=41)

    rates = await catalog.rates()
    priced = quotes.price(catalog.Rates.read(rates.written()), asked)

    assert [line.amount_cents for line in priced.lines] == [1_100_00, 55_00, 22_00, 101_06]
    assert (priced.deposit_cents, priced.policy_version) == (100_00, 1)


async def test_opening_it_again_changes_nothing(a: Builder, riverside: Station) -> None:
    first = await a.catalog()

    assert (await a.catalog(tax_basis_points=900)).id == first.id
    assert await Policy.count() == 1
    assert len(await catalog.menu()) == 7


async def test_what_an_admin_wrote_before_stays(riverside: Station) -> None:
    details = catalog.details_of(await catalog.policy())
    details.minimum_cents = 900_00
    await catalog.change_policy(riverside.id, details)
    await catalog.set_slot(catalog.SlotDetails(starts_minute=600, weekdays=(5,)))

    policy = await catalog.begin_with_defaults(riverside.id)

    assert policy.minimum_cents == 900_00
    assert len(await catalog.menu()) == 7
    assert [line.details.starts_minute for line in await catalog.slots()] == [600]


async def test_a_station_that_was_never_opened_has_the_defaults(riverside: Station) -> None:
    assert (await catalog.policy()).version == 0
    assert (await catalog.rates()).items == ()


async def test_the_nearest_station_that_serves_a_zip_code_comes_first(a: Builder) -> None:
    for station in (a.stage.riverside, a.stage.hilltop, a.stage.harbor):
        await a.catalog(station)

    with scoped(a.stage.scope_of(a.stage.hilltop)):
        assert [each.slug for each in await catalog.serving("95616")] == ["riverside"]
        assert await catalog.serving("10004") == []  # another business is there
        assert await catalog.serving("nowhere") == []
        await ServiceArea(station=a.stage.hilltop.id, postal_prefix="956").save()
        served = await catalog.serving("95616")
        assert [each.slug for each in served] == ["riverside", "hilltop"]
        assert await catalog.serving("80202") == []
