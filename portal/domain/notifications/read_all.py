"""Note that a person has seen the bell."""

from uuid import UUID

from portal.domain.notifications.queries import notices
from tables.notifications import NotificationReading
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def read_all(user_id: UUID) -> int:
    """Note that a person has seen the newest notifications, and return how many were new to them."""
    new = [notice for notice in await notices(user_id) if not notice.is_read]
    for notice in new:
        with stations(notice.station):
            await NotificationReading.insert(NotificationReading(notification=notice.id, user=user_id)).on_conflict(
                target=(NotificationReading.station, NotificationReading.notification, NotificationReading.user),
                action="DO NOTHING",
            )
    return len(new)
