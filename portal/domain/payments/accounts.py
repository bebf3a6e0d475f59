"""Where received money stands: towards a booking's price, as its gratuity, or as a customer's credit."""

from collections.abc import Iterable, Sequence
from uuid import UUID

import msgspec
from piccolo.custom_types import Combinable

from portal.domain.errors import Refused
from portal.text import money
from tables.bookings import Booking
from tables.payments import AllocationKind, CateringPayment, Payment


class MoreThanIsThere(Refused):
    """Nobody can take more out of an account than stands in it."""


class LedgerAccount(msgspec.Struct, frozen=True):
    """One of the three accounts that money can stand in; credit is a customer's, and of no booking."""

    kind: AllocationKind
    customer: UUID
    booking: UUID | None = None


class Draw(msgspec.Struct, frozen=True):
    """Cents of one received payment, taken out of an account."""

    account: LedgerAccount
    received: UUID
    cents: int


def price_of(booking: Booking) -> LedgerAccount:
    """Return the account of what was paid towards a booking's price."""
    return LedgerAccount(AllocationKind.BOOKING, booking.customer, booking.id)


def gratuity_of(booking: Booking) -> LedgerAccount:
    """Return the account of a booking's gratuity."""
    return LedgerAccount(AllocationKind.GRATUITY, booking.customer, booking.id)


def credit_of(customer: UUID) -> LedgerAccount:
    """Return the account of a customer's credit."""
    return LedgerAccount(AllocationKind.CREDIT, customer)


async def standing(account: LedgerAccount) -> dict[UUID, int]:
    """Return what stands in an account of each received payment, the newest first; in cents."""
    whose = Payment.customer == account.customer if account.booking is None else Payment.booking == account.booking
    rows = (
        await Payment.select(Payment.received, Payment.amount_cents)
        .where(whose)
        .where((Payment.kind == account.kind) | _takes_from(account.kind))
        .order_by(Payment.received, ascending=False)
    )
    sums: dict[UUID, int] = {}
    for row in rows:
        sums[row["received"]] = sums.get(row["received"], 0) + row["amount_cents"]
    return {received: cents for received, cents in sums.items() if cents}


async def draw(accounts: Sequence[LedgerAccount], amount_cents: int) -> list[Draw]:
    """Choose what is taken, from the first account on and of the newest payment first; those payments are locked.

    Raises:
        MoreThanIsThere: so much does not stand there, or it is nothing.

    """
    for received in sorted({each for account in accounts for each in await standing(account)}):
        await CateringPayment.one(received, lock=True)
    there = [
        Draw(account, received, cents)
        for account in accounts
        for received, cents in (await standing(account)).items()
        if cents > 0
    ]
    if not 0 < amount_cents <= (most := sum(part.cents for part in there)):
        left = f"Only {money(most)} is there to take." if most else "There is no money to take."
        raise MoreThanIsThere(left if amount_cents > 0 else "Type an amount above zero.", field="amount_cents")
    return list(_as_far_as(amount_cents, there))


def _as_far_as(amount_cents: int, there: Iterable[Draw]) -> Iterable[Draw]:
    for part in there:
        if amount_cents <= 0:
            return
        yield msgspec.structs.replace(part, cents=min(part.cents, amount_cents))
        amount_cents -= part.cents


def _takes_from(kind: AllocationKind) -> Combinable:
    return (Payment.kind == AllocationKind.REFUND) & (Payment.taken_from == kind)
