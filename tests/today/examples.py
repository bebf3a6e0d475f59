"""Parties and needs of an invented Saturday at noon, for the tests of pure modules."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from portal.domain.today import Need, NeedKind, TodayAssignment, TodayParty
from tables.bookings import BookingState, PaymentState

NOW = datetime(2026, 6, 13, 19, 0, tzinfo=UTC)
ZONE = "America/Los_Angeles"
STATION = UUID(int=1)
KENJI = TodayAssignment(UUID(int=7), "Kenji Watanabe")


def party(number: int = 1, *, hours: float = 6, **facts: Any) -> TodayParty:
    """Build a party that begins so many hours from now: confirmed, with its deposit and its chef."""
    starts_at = NOW + timedelta(hours=hours)
    ordinary: dict[str, Any] = {
        "customer_name": "Dana Ortiz",
        "reference": "MH-AAAAAA",
        "state": BookingState.CONFIRMED,
        "payment_state": PaymentState.DEPOSIT_PAID,
        "event_date": date(2026, 6, 13),
        "ends_at": starts_at + timedelta(minutes=90),
        "hold_until_at": None,
        "guests": 18,
        "city": "Davis",
        "chefs_needed": 1,
        "deposit_cents": 100_00,
        "total_cents": 1_000_00,
        "paid_cents": 100_00,
        "assignments": (KENJI,),
    }
    return TodayParty(id=UUID(int=number), station=STATION, starts_at=starts_at, **ordinary | facts)


def paid(number: int, **facts: Any) -> TodayParty:
    """Build a party that needs nobody."""
    return party(number, paid_cents=1_000_00, payment_state=PaymentState.PAID, **facts)


def need(kind: NeedKind, *, hours: float, **facts: Any) -> Need:
    """Build something that is too late in so many hours."""
    ordinary: dict[str, Any] = {"subject": UUID(int=1), "person": "Dana Ortiz", "path": "/bookings/1"}
    return Need(kind=kind, station=STATION, too_late_at=NOW + timedelta(hours=hours), **ordinary | facts)
