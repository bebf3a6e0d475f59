"""A change that is only tried."""

import pytest

from portal.domain import catalog
from portal.domain.catalog import OutOfBounds
from tables.events import DomainEvent
from tables.stations import Station
from tests.cast import Builder


@pytest.mark.commits
async def test_it_shows_the_rates_and_leaves_nothing_behind(a: Builder, riverside: Station) -> None:
    await a.catalog()
    adult = (await catalog.products())[0]
    events = await DomainEvent.count()

    rates = await catalog.would_be(lambda: catalog.set_price(adult.id, 99_00))

    assert rates.items[0].amount_cents == 99_00
    assert (await catalog.rates()).items[0].amount_cents == 55_00
    assert await DomainEvent.count() == events


async def test_what_the_change_refuses_it_refuses(a: Builder, riverside: Station) -> None:
    held = await a.catalog()
    details = catalog.details_of(held)
    details.minimum_cents = -1

    with pytest.raises(OutOfBounds, match=r"This must be between \$0\.00 and") as refused:
        await catalog.would_be(lambda: catalog.change_policy(riverside.id, details))

    assert refused.value.field == "minimum_cents"
    assert (await catalog.policy()).version == 1
