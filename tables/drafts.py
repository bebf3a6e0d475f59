"""Drafts: bookings that a customer has begun."""

from piccolo.columns import JSONB, UUID, Timestamptz

from tables.base import Changing, StationTable
from tables.columns import Sealed


class BookingDraft(Changing, StationTable, schema="core", tablename="booking_drafts"):
    """What a customer has typed so far: kept, so that a link resumes it. `answers` is sealed JSON.

    What the last page said is sealed for itself in `last_page` and goes before them: it is kept without opening them.
    `rates` are those of the first price they saw, and hold for them until `expires_at`.
    """

    answers = Sealed()
    last_page = Sealed(null=True)
    rates = JSONB(default="{}")
    expires_at = Timestamptz(default=None)
    booking = UUID(null=True, default=None)
    qr_code = UUID(null=True, default=None)
