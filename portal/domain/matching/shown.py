"""What a page showed of a payment's choices: a decision is taken on what a person saw there, while it is still so.

The page's form carries it, sealed by a hash that is bound to the payment and to its revision: a choice that was made
for another payment, or that no page has shown, is refused.
"""

import base64
import hmac
from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.bookings import BookingLine
from portal.domain.errors import Refused
from portal.text import money
from tables.bookings import Booking, BookingState
from tables.crypto import keys
from tables.matching import PaymentNotification

CLOSED: Final = {BookingState.CANCELLED: "was canceled", BookingState.NO_SHOW: "became a no-show"}
"""States in which no money is expected any more, as one says it of a booking."""
_HASH_BYTES: Final = 14


class NotShown(Refused):
    """The page did not show this choice for this payment."""


class ChangedSince(Refused):
    """The booking owes something else than the page showed, or is off by now."""


class NeedsSecondLook(Refused):
    """Money is put on a booking that is off only by somebody who says that they know."""


class ShownChoice(msgspec.Struct, frozen=True, array_like=True):
    """A booking as a page showed it; of an entry that may be taken back, its id and amount."""

    id: UUID
    due_cents: int
    balance_cents: int = 0
    is_closed: bool = False


class ShownChoices(msgspec.Struct, frozen=True, array_like=True):
    """Everything that a page lets a person choose from, and the booking that the matching ranked first."""

    choices: tuple[ShownChoice, ...]
    first: UUID | None = None

    def sealed(self, notification_id: UUID, revision: int) -> str:
        """Return the text that the page's form carries."""
        said = msgspec.json.encode(self)
        return f"{_text(said)}.{_text(_hash(said, notification_id, revision))}"


def shown_of(lines: Iterable[BookingLine], *, first: UUID | None = None) -> ShownChoices:
    """Return what a page shows that lists these bookings."""
    return ShownChoices(tuple(_choice(line) for line in lines), first)


def unsealed(sealed: str, notification: PaymentNotification) -> ShownChoices:
    """Read what the page of this notification, as it stands, showed.

    Raises:
        NotShown: no page of ours has said this of this notification.

    """
    said, _, given = sealed.partition(".")
    try:
        raw, seal = _bytes(said), _bytes(given)
    except ValueError as error:
        raise _not_shown() from error
    if not hmac.compare_digest(seal, _hash(raw, notification.id, notification.revision)):
        raise _not_shown()
    return msgspec.json.decode(raw, type=ShownChoices)


async def chosen(
    notification: PaymentNotification, booking_id: UUID, *, shown: str | None, second_look: bool = False
) -> Booking:
    """Lock the booking that was chosen for a notification, and return it if it still is what the page showed.

    `shown` is None where no page stands behind the choice.

    Raises:
        NotShown: the page did not show it.
        ChangedSince: it owes another amount by now, or is off.
        NeedsSecondLook: it was canceled or a no-show all along, and nobody has said that they know.

    """
    seen = choice_in(notification, booking_id, shown) if shown is not None else None
    booking = await Booking.one(booking_id, lock=True)
    if seen is not None and (now := _choice(booking)) != seen:
        raise ChangedSince(
            f"{booking.customer_name}, {booking.reference} {_change(seen, now, booking)}. "
            "Nothing was done: look at it again.",
            field="booking",
        )
    if booking.state in CLOSED and not second_look:
        raise NeedsSecondLook(
            f"{booking.customer_name}, {booking.reference} {CLOSED[BookingState(booking.state)]}. Nothing was done: "
            "if the money is for it all the same, pick it and check the box under it.",
            field="booking",
        )
    return booking


def choice_in(notification: PaymentNotification, choice: UUID, shown: str) -> ShownChoice:
    """Return how the page showed a choice.

    Raises:
        NotShown: it did not.

    """
    for each in unsealed(shown, notification).choices:
        if each.id == choice:
            return each
    raise _not_shown()


def _choice(booking: BookingLine | Booking) -> ShownChoice:
    missing = max(booking.deposit_cents - booking.paid_cents, 0)
    return ShownChoice(booking.id, missing or booking.balance_cents, booking.balance_cents, booking.state in CLOSED)


def _change(before: ShownChoice, now: ShownChoice, booking: Booking) -> str:
    if now.is_closed != before.is_closed:
        return f"{CLOSED.get(BookingState(booking.state), 'is on again')} since you opened this payment"
    pair = (
        (before.due_cents, now.due_cents)
        if before.due_cents != now.due_cents
        else (before.balance_cents, now.balance_cents)
    )
    owed, owes = (money(cents) if cents > 0 else "nothing" for cents in pair)
    return f"owed {owed} when you opened this payment, and owes {owes} now"


def _not_shown() -> NotShown:
    return NotShown(
        "That was not offered for this payment. Nothing was done: pick one of those that stand here now.",
        field="booking",
    )


def _hash(said: bytes, notification_id: UUID, revision: int) -> bytes:
    return keys().blind(notification_id, f"shown:{revision}", _text(said))[:_HASH_BYTES]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
