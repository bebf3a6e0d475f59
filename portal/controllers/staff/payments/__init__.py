"""Payments: the money that came, and what a person writes into the books."""

from typing import Any, Final

from portal.controllers.staff.payments import by_hand, fees, index

ROUTES: Final[tuple[Any, ...]] = (
    index.Payments,
    index.export,
    by_hand.CreditByHand,
    by_hand.MoneyByHand,
    fees.ProviderFees,
)
