"""Whatever people do with money by hand, and however much of it they undo: the books tie out to the cent."""

import random
from contextlib import suppress
from uuid import UUID

import pytest

from portal.domain import bookings, payments
from portal.domain.errors import Refused
from tables.bookings import Booking
from tables.customers import Customer
from tables.payments import AllocationKind, CateringPayment, ManualEntry, Payment
from tables.unit_of_work import savepoint
from tests.cast import Builder, revision_of

pytestmark = pytest.mark.usefixtures("riverside")

STEPS = 30


class Bookkeeper:
    """Does what people do, in an order that nobody would choose."""

    def __init__(self, seed: int, parties: list[Booking], customer: Customer, user: UUID) -> None:
        self.random = random.Random(seed)
        self.parties = [party.id for party in parties]
        self.customer = customer.id
        self.user = user
        self.done = 0

    async def step(self) -> None:
        """Do one thing; what is refused leaves nothing behind."""
        act = self.random.choice([
            self.cash, self.cash, self.refund, self.credit, self.use, self.tip, self.credit_back, self.undo, self.undo,
            self.cancel,
        ])  # fmt: skip
        with suppress(Refused):
            async with savepoint():
                await act()
                self.done += 1

    @property
    def party(self) -> UUID:
        return self.random.choice(self.parties)

    @property
    def cents(self) -> int:
        return self.random.choice([1, 33_33, 50_00, 100_00, 250_01, 400_00])

    async def cash(self) -> None:
        gratuity = self.random.choice([0, 0, 7_77])
        await payments.record_by_hand(self.party, method="cash", amount_cents=self.cents, gratuity_cents=gratuity)

    async def refund(self) -> None:
        await payments.give_back(self.party, amount_cents=self.cents, method="check", user_id=self.user)

    async def credit(self) -> None:
        await payments.keep_as_credit(self.party, amount_cents=self.cents, user_id=self.user)

    async def use(self) -> None:
        await payments.use_credit(self.party, amount_cents=self.cents, user_id=self.user)

    async def tip(self) -> None:
        await payments.keep_as_gratuity(self.party, amount_cents=self.cents, user_id=self.user)

    async def credit_back(self) -> None:
        await payments.give_back_credit(self.customer, amount_cents=self.cents, method="cash", user_id=self.user)

    async def undo(self) -> None:
        rows = await ManualEntry.select(ManualEntry.id).order_by(ManualEntry.id)
        if rows:
            await payments.undo(self.random.choice(rows)["id"], user_id=self.user)

    async def cancel(self) -> None:
        if self.random.random() < 0.2:
            await bookings.cancel(self.party, revision=await revision_of(self.party), by_customer=True)


@pytest.mark.parametrize("seed", range(4))
async def test_they_tie_out_after_anything(a: Builder, seed: int) -> None:
    customer = await a.customer("Dana Ortiz")
    parties = [await a.booking(customer=customer, due_cents=cents) for cents in (550_00, 700_00, 999_99)]
    keeper = Bookkeeper(seed, parties, customer, a.stage.users["maya"].id)

    for _ in range(STEPS):
        await keeper.step()

    assert keeper.done > STEPS // 4
    assert await payments.reconcile_ledger() == []
    await _everything_received_is_somewhere(customer)


@pytest.mark.parametrize("seed", [7, 8])
async def test_undoing_all_of_it_leaves_nothing(a: Builder, seed: int) -> None:
    customer = await a.customer("Dana Ortiz")
    parties = [await a.booking(customer=customer, due_cents=cents) for cents in (550_00, 700_00)]
    keeper = Bookkeeper(seed, parties, customer, a.stage.users["maya"].id)
    for _ in range(STEPS):
        await keeper.step()

    rows = await ManualEntry.select(ManualEntry.id).where(ManualEntry.undone_at.is_null()).order_by(ManualEntry.id)
    for row in reversed(rows):
        await payments.undo(row["id"], user_id=keeper.user)

    for party in parties:
        now = await Booking.one(party.id)
        assert (now.paid_cents, now.gratuity_cents, now.refunded_cents) == (0, 0, 0)
    assert not await CateringPayment.exists()
    assert await payments.reconcile_ledger() == []


async def _everything_received_is_somewhere(customer: Customer) -> None:
    """Hold: received - refunded = applied + tips + parked + what nobody has been given, over all that stands."""
    money = await CateringPayment.select(
        CateringPayment.gross_cents, CateringPayment.allocated_cents, CateringPayment.refunded_cents
    )
    parties = await Booking.select(Booking.paid_cents, Booking.gratuity_cents, Booking.refunded_cents)
    refunds = await Payment.select(Payment.amount_cents).where(Payment.kind == AllocationKind.REFUND)

    received, refunded = _sum(money, "gross_cents"), _sum(money, "refunded_cents")
    applied, tips = _sum(parties, "paid_cents"), _sum(parties, "gratuity_cents")
    left = received - _sum(money, "allocated_cents")
    parked = await payments.credit(customer.id)
    assert received - refunded == applied + tips + parked + left
    assert refunded == -_sum(refunds, "amount_cents")


def _sum(rows: list[dict[str, int]], name: str) -> int:
    return sum(row[name] for row in rows)
