"""Add or change what weekdays, seasons, lead times and full dates do to the price."""

from uuid import UUID

import msgspec

from portal.domain.catalog.details import OutOfBounds, TierDetails, check_tier
from portal.domain.catalog.events import TierSet
from portal.domain.catalog.queries import policy
from portal.domain.events import record
from portal.domain.stations import check_ahead
from portal.text import signed_percent
from tables.catalog import PricingTier, TierKind
from tables.scope import stations, the_station
from tables.unit_of_work import atomic

_LOOKS_AT = {
    TierKind.WEEKDAY: {"weekdays"},
    TierKind.SEASON: {"first_date", "last_date"},
    TierKind.LEAD_TIME: {"days_ahead_from", "days_ahead_until"},
    TierKind.FILL: {"fill_percent_from"},
}


@atomic
async def set_tier(details: TierDetails, tier_id: UUID | None = None) -> PricingTier:
    """Add a pricing tier, or change (or switch) one, within the policy's bounds; prices already given stay.

    Raises:
        OutOfBounds: it cannot be, with its field.
        DatePassed: its season would be over already. One that has ended may be changed otherwise.

    """
    check_tier(details)
    tier = await PricingTier.one(tier_id, lock=True) if tier_id else _new(details)
    with stations(tier.station if tier_id else the_station()):
        await _check_against_policy(details)
        if details.kind == TierKind.SEASON and details.last_date != tier.last_date:
            await check_ahead(last_date=details.last_date)
        tier.name, tier.kind = details.name, details.kind
        tier.percent_basis_points, tier.is_active = details.percent_basis_points, details.is_active
        nothing = msgspec.structs.asdict(
            TierDetails(name="", kind=details.kind, percent_basis_points=0, is_active=True)
        )
        for name in set().union(*_LOOKS_AT.values()):
            value = getattr(details, name) if name in _LOOKS_AT[details.kind] else nothing[name]
            setattr(tier, name, list(value) if isinstance(value, tuple) else value)
        await tier.save()
        await record(TierSet(stream_id=tier.id, is_active=tier.is_active))
    return tier


def _new(details: TierDetails) -> PricingTier:
    return PricingTier(name=details.name, kind=details.kind, percent_basis_points=details.percent_basis_points)


async def _check_against_policy(details: TierDetails) -> None:
    rules = await policy()
    floor, ceiling = rules.adjustment_floor_basis_points, rules.adjustment_ceiling_basis_points
    if not floor <= details.percent_basis_points <= ceiling:
        raise OutOfBounds(
            f"The policy keeps all adjustments together between {signed_percent(floor)} and {signed_percent(ceiling)}.",
            field="percent_basis_points",
        )
