"""One decision about a business's money at a time."""

from uuid import UUID

from tables.sql import platform


async def lock_payments(business: UUID) -> None:
    """Wait until no other transaction decides about this business's money; hold the turn until this one ends.

    A judgment reads every open booking, so that no lock on rows keeps it true: two payments that come together would
    both be put towards the same deposit. It is always taken after the lock on the notification.
    """
    await platform("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"matching:{business}")


async def lock_notification(notification_id: UUID) -> None:
    """Wait until no other transaction reads this notification's mail again; hold the turn until this one ends.

    What a mail is judged by (whose account it may be about) is read before anything is locked. Of two who read at once
    the one that knows less could write last. It is taken before every other lock.
    """
    await platform("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"reread:{notification_id}")
