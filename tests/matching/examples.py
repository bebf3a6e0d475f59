"""A booking, a payment for it, and their judgment, to be varied by tests."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from portal.domain.matching import MatchVerdict
from portal.domain.matching.score import Known, OpenBooking, Received, judge

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
BOOKING = OpenBooking(
    id="ana",
    reference="MH-7K4Q2X",
    customer_id="customer-ana",
    customer_name="Ana Velarde",
    email="ana@example.com",
    phone="+19165553222",
    created_at=NOON - timedelta(hours=5),
    event_date=date(2025, 6, 20),
    deposit_cents=100_00,
    total_cents=900_00,
)
OTHER = msgspec.structs.replace(
    BOOKING,
    id="tom",
    reference="MH-BBBBBB",
    customer_id="customer-tom",
    customer_name="Tomas Quint",
    email="tom@example.com",
    phone="+19165554444",
    event_date=date(2025, 7, 4),
)
NAMESAKE = msgspec.structs.replace(
    BOOKING, id="ana-2", reference="MH-CCCCCC", customer_id="customer-ana-2", event_date=date(2025, 8, 8)
)
PAYMENT = Received(payer_name="Ana Velarde", amount_cents=100_00, sent_at=NOON, provider="zelle")


def booking(**changes: object) -> OpenBooking:
    """Return Ana's booking with changes."""
    return msgspec.structs.replace(BOOKING, **changes)


def payment(**changes: object) -> Received:
    """Return Ana's deposit with changes."""
    return msgspec.structs.replace(PAYMENT, **changes)


def judged(
    received: Received, *bookings: OpenBooking, known: Known | None = None, at: datetime = NOON, checked: bool = False
) -> MatchVerdict:
    """Judge a payment among the bookings; Ana's and Tomas's if there are none."""
    return judge(received, bookings or (BOOKING, OTHER), known or Known(), at=at, references_checked=checked)
