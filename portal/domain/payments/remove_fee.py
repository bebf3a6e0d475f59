"""Take a provider's rate away."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.payments.events import ProviderFeeRemoved
from tables.stations import ProviderFee
from tables.unit_of_work import atomic


@atomic
async def remove_fee(fee_id: UUID) -> None:
    """Let the rate before it hold again; payments that are in the books keep their fee."""
    fee = await ProviderFee.one(fee_id, lock=True)
    # gone for good: the same day may get another rate, and the event says what it was
    await record(
        ProviderFeeRemoved(stream_id=fee.id, percent_basis_points=fee.percent_basis_points, fixed_cents=fee.fixed_cents)
    )
    await ProviderFee.delete().where(ProviderFee.id == fee.id)
