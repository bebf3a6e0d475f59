"""Suggestions while a party is put together."""

from uuid import UUID

from portal.domain import catalog
from portal.domain.catalog import Upsell, UpsellSuggestion

GYOZA, NOODLES = UUID(int=1), UUID(int=2)
RULES = [
    Upsell(id=UUID(int=9), product=GYOZA, words="Gyoza first.", guests_at_least=8, guests_per_piece=6),
    Upsell(id=UUID(int=8), product=NOODLES, words="Noodles, too.", guests_at_least=15),
    Upsell(id=UUID(int=7), product=GYOZA, words="Said once already."),
]


def test_it_suggests_by_the_size_of_the_party() -> None:
    assert catalog.suggest(RULES, 20, {}) == [
        UpsellSuggestion(GYOZA, 4, "Gyoza first."),
        UpsellSuggestion(NOODLES, 20, "Noodles, too."),
    ]
    assert catalog.suggest(RULES, 8, {}) == [UpsellSuggestion(GYOZA, 2, "Gyoza first.")]


def test_what_is_chosen_is_not_suggested() -> None:
    assert catalog.suggest(RULES, 8, {GYOZA: 1}) == []
    assert catalog.suggest(RULES, 0, {}) == []
