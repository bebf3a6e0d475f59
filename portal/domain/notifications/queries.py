"""The bell."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from tables.notifications import Notification, NotificationReading

PAGE = 30


class Notice(msgspec.Struct, frozen=True):
    """A line of the bell: what happened (a domain event's name) to what."""

    id: UUID
    station: UUID
    kind: str
    subject_id: UUID
    facts: dict[str, Any]
    created_at: datetime
    is_read: bool


async def notices(user_id: UUID, *, before: UUID | None = None, limit: int = PAGE) -> list[Notice]:
    """Return the newest notifications in scope, and whether this person has seen them."""
    query = Notification.select(
        Notification.id,
        Notification.station,
        Notification.kind,
        Notification.subject_id,
        Notification.facts,
        Notification.created_at,
    )
    if before:
        query = query.where(Notification.id < before)
    rows = await query.order_by(Notification.id, ascending=False).limit(limit).output(load_json=True)
    seen = await _seen([row["id"] for row in rows], user_id)
    return [Notice(**row, is_read=row["id"] in seen) for row in rows]


async def unread(user_id: UUID) -> int:
    """Return how many of the newest notifications in scope this person has not seen."""
    rows = await Notification.select(Notification.id).order_by(Notification.id, ascending=False).limit(PAGE)
    return len(rows) - len(await _seen([row["id"] for row in rows], user_id))


async def _seen(ids: list[UUID], user_id: UUID) -> set[UUID]:
    if not ids:
        return set()
    rows = await NotificationReading.select(NotificationReading.notification).where(
        (NotificationReading.user == user_id) & NotificationReading.notification.is_in(ids)
    )
    return {row["notification"] for row in rows}
