"""What a mail says, as the judgment takes it, and by what its payer is remembered."""

from uuid import UUID

from portal.domain.customers import words_of
from portal.domain.matching.score import Received, payer_keys
from tables.crypto import keys
from tables.matching import PaymentNotification
from tables.scope import the_business


def received_of(notification: PaymentNotification, *, new: bool) -> Received:
    """Return what a notification says, as the judgment takes it."""
    return Received(
        payer_name=notification.payer_name or "",
        handle=notification.handle or "",
        amount_cents=notification.amount_cents or 0,
        currency=notification.currency or "USD",
        memo=notification.memo or "",
        sent_at=notification.sent_at,
        provider=notification.provider,
        trusted=notification.is_trusted and notification.is_sure,
        new=new,
    )


def payer_indexes(business: UUID, received: Received) -> dict[bytes, str]:
    """Return the blind indexes of everything that the payer may be remembered by, each with its key."""
    return {keys().blind(business, "payer", key): key for key in payer_keys(received)}


def index_of_name(name: str) -> bytes | None:
    """Return the blind index under which somebody who pays under this name is remembered."""
    words = " ".join(sorted(words_of(name)))
    return keys().blind(the_business(), "payer", f"name:{words}") if words else None
