"""Mails that were kept, and never read."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from piccolo.querystring import QueryString

from tables.system import RawMail

USUAL_READING: Final = timedelta(minutes=2)
_WAS_NEVER_READ: Final = "NOT EXISTS (SELECT FROM payment.payment_notifications reading WHERE reading.mail = {})"


async def unread(*, now: datetime, limit: int = 200) -> list[UUID]:
    """Return the mails in scope that were kept some minutes ago and have not become a notification, oldest first."""
    rows = (
        await RawMail.select(RawMail.id)
        .where(RawMail.created_at < now - USUAL_READING)
        .where(QueryString(_WAS_NEVER_READ, RawMail.id))
        .order_by(RawMail.id)
        .limit(limit)
    )
    return [row["id"] for row in rows]
