"""What providers keep of a payment where their mails do not say so: rates, each from a day on."""

from datetime import date
from uuid import UUID

import msgspec

from tables.stations import ProviderFee


class FeeLine(msgspec.Struct, frozen=True):
    """A rate: a percentage in hundredths of a percent, and a fixed sum in cents, from a day on."""

    id: UUID
    provider: str
    since_date: date
    percent_basis_points: int
    fixed_cents: int

    def of(self, gross_cents: int) -> int:
        """Return what is kept of a payment; half a cent rounds up, and no more is kept than came."""
        percent = (gross_cents * self.percent_basis_points + 5_000) // 10_000
        return min(gross_cents, percent + self.fixed_cents)


_COLUMNS = tuple(getattr(ProviderFee, name) for name in FeeLine.__struct_fields__)


async def fees() -> list[FeeLine]:
    """Return the rates of the business, by provider, the newest first."""
    rows = (
        await ProviderFee.select(*_COLUMNS)
        .order_by(ProviderFee.provider)
        .order_by(ProviderFee.since_date, ascending=False)
    )
    return [FeeLine(**row) for row in rows]


async def fee_of(provider: str, gross_cents: int, on: date) -> int:
    """Return what a provider keeps of a payment of that day, in cents; nothing where no rate holds yet."""
    row = (
        await ProviderFee.select(*_COLUMNS)
        .where((ProviderFee.provider == provider) & (ProviderFee.since_date <= on))
        .order_by(ProviderFee.since_date, ascending=False)
        .first()
    )
    return FeeLine(**row).of(gross_cents) if row else 0
