"""What to suggest while a party is put together. Pure."""

from collections.abc import Iterable, Mapping
from math import ceil
from uuid import UUID

import msgspec


class Upsell(msgspec.Struct, frozen=True, kw_only=True):
    """A rule: this product, in these words, for parties of that size; one piece for so many guests."""

    id: UUID
    product: UUID
    words: str
    guests_at_least: int = 0
    guests_per_piece: int | None = None


class UpsellSuggestion(msgspec.Struct, frozen=True):
    """A product that would suit this party, how many of it, and why."""

    product: UUID
    quantity: int
    words: str


def suggest(rules: Iterable[Upsell], guests: int, menu: Mapping[UUID, int]) -> list[UpsellSuggestion]:
    """Return what suits a party of this size and is not chosen yet, in the rules' order, each product once."""
    suggested: dict[UUID, UpsellSuggestion] = {}
    for rule in rules:
        fits = guests > 0 and guests >= rule.guests_at_least and not menu.get(rule.product)
        if fits and rule.product not in suggested:
            quantity = ceil(guests / rule.guests_per_piece) if rule.guests_per_piece else guests
            suggested[rule.product] = UpsellSuggestion(rule.product, quantity, rule.words)
    return list(suggested.values())
