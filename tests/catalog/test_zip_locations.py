"""Where ZIP codes are, how far apart, and who serves them."""

import pytest

from portal.domain import catalog
from portal.domain.catalog import Area


@pytest.mark.parametrize("typed", ["95814", " 95814 ", "95814-1234"])
def test_a_zip_code_is_a_place(typed: str) -> None:
    found = catalog.zip_location(typed)

    assert found is not None
    assert (found.zip, found.city, found.state) == ("95814", "Sacramento", "CA")


@pytest.mark.parametrize("typed", ["", "9581", "958145", "ABCDE", "00000", "95814; --"])
def test_what_is_no_zip_code_is_no_place(typed: str) -> None:
    assert catalog.zip_location(typed) is None
    assert catalog.miles("95814", typed) is None


def test_a_distance_is_by_road_rounded_up_and_the_same_both_ways() -> None:
    assert catalog.miles("95814", "95814") == 0
    assert catalog.miles("95814", "95616") == catalog.miles("95616", "95814")
    assert 15 <= (catalog.miles("95814", "95616") or 0) <= 22  # Davis, 15 miles by road


def test_the_longest_prefix_decides() -> None:
    areas = [Area("95", is_served=True), Area("958", is_served=False), Area("95814", is_served=True)]

    assert catalog.is_served("95814", areas, miles=500, farthest_miles=90)
    assert not catalog.is_served("95815", areas, miles=1, farthest_miles=90)
    assert catalog.is_served("95616", areas, miles=None, farthest_miles=90)


def test_who_names_what_it_serves_serves_nothing_else() -> None:
    assert not catalog.is_served("80202", [Area("95", is_served=True)], miles=1, farthest_miles=90)


def test_without_a_prefix_the_distance_decides() -> None:
    left_out = [Area("958", is_served=False)]

    assert catalog.is_served("95616", left_out, miles=90, farthest_miles=90)
    assert not catalog.is_served("95616", left_out, miles=91, farthest_miles=90)
    assert not catalog.is_served("95616", [], miles=None, farthest_miles=90)
