"""The facts of a letter, for tests that read what one says."""
# ruff: noqa: PLC0415 - pure tests must not load the tables

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from portal.domain.mailings import LetterFacts
    from portal.domain.payments import ReceiptFacts


def facts(*, name: str = "Dana Ortiz", state: str = "confirmed", **differently: Any) -> "LetterFacts":
    """Build the facts of a party of $1,000.00 on Sat, Jun 27, 2026, with a deposit of $100.00."""
    from portal.domain.mailings import LetterFacts
    from portal.domain.notifications import Addressee
    from portal.domain.quotes import Guests
    from tables.bookings import BookingState

    to = Addressee(
        name=name,
        email="dana@example.com",
        page="/b/token",
        business_name="MyHibachi",
        postal_address="1 River Rd, Sacramento, CA 95814",
        legal_footer="",
        accent="#bd340d",
        sender="hello@demo.example.com",
        sender_name="MyHibachi Riverside",
        station_name="Riverside",
        station_slug="riverside",
        station_phone="+19165550142",
        time_zone="America/Los_Angeles",
        zelle_recipient="pay-riverside@demo.example.com",
        venmo_handle="MyHibachi-Riverside",
    )
    usual: dict[str, Any] = {
        "to": to,
        "booking_id": UUID(int=7),
        "reference": "MH-7K4Q2X",
        "state": BookingState(state),
        "event_date": date(2026, 6, 27),
        "starts_at": datetime(2026, 6, 28, 1, 0, tzinfo=UTC),
        "ends_at": datetime(2026, 6, 28, 2, 30, tzinfo=UTC),
        "hold_until_at": None,
        "confirmed_hold_until_at": None,
        "guests": 18,
        "kinds": Guests(18),
        "full_address": "9018 Laguna Shores Dr, Elk Grove 95758",
        "lines": (),
        "total_cents": 1_000_00,
        "deposit_cents": 100_00,
        "paid_cents": 0,
        "balance_due_date": date(2026, 6, 26),
        "delta_cents": 0,
        "refund_cents": 0,
        "revision": 1,
        "included": ("The grill",),
        "to_bring": ("Tables and chairs",),
        "changes": "You can change guests and menu for free until Wed, Jun 24.",
    }
    return LetterFacts(**usual | differently)


def received(*cents: int, is_credit: bool = False) -> "ReceiptFacts":
    """Say that so much came by Zelle, on Wed, Jun 3, 2026, and on the days after it."""
    from portal.domain.payments import ReceiptFacts, ReceiptPart

    parts = (
        ReceiptPart("zelle", datetime(2026, 6, 3 + after, 19, 0, tzinfo=UTC), each) for after, each in enumerate(cents)
    )
    return ReceiptFacts(tuple(parts), is_credit=is_credit)
