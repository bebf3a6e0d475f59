"""Say what a provider keeps of a payment."""

from datetime import date
from typing import Final

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.payments.events import ProviderFeeSet
from portal.domain.payments.methods import GOES_BACK
from tables.stations import ProviderFee
from tables.unit_of_work import atomic

WITH_FEES: Final = {key: name for key, name in GOES_BACK.items() if key not in {"cash", "check", "other"}}
MOST_BASIS_POINTS: Final = 5_000
MOST_FIXED_CENTS: Final = 100_00


class FeeUnusable(Refused):
    """No provider asks for that."""


@atomic
async def set_fee(provider: str, *, since_date: date, percent_basis_points: int, fixed_cents: int) -> ProviderFee:
    """Let a rate hold for payments that come from a day on; another one of the same day is replaced.

    Payments that are in the books keep their fee.

    Raises:
        FeeUnusable: there is no such provider, or it would keep half of a payment.

    """
    if provider not in WITH_FEES:
        raise FeeUnusable("Choose a provider from the list.", field="provider")
    if not 0 <= percent_basis_points <= MOST_BASIS_POINTS:
        raise FeeUnusable("Type a percentage from 0 to 50.", field="percent_basis_points")
    if not 0 <= fixed_cents <= MOST_FIXED_CENTS:
        raise FeeUnusable("Type an amount up to $100.", field="fixed_cents")
    fee = (
        await ProviderFee.objects()
        .where((ProviderFee.provider == provider) & (ProviderFee.since_date == since_date))
        .lock_rows("UPDATE")
        .first()
    ) or ProviderFee(provider=provider, since_date=since_date)
    fee.percent_basis_points, fee.fixed_cents = percent_basis_points, fixed_cents
    await fee.save()
    await record(ProviderFeeSet(stream_id=fee.id, percent_basis_points=percent_basis_points, fixed_cents=fixed_cents))
    return fee
