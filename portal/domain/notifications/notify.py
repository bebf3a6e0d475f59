"""Put something that happened into the bell of the stations' staff."""

from typing import Any
from uuid import UUID

import msgspec

from tables.notifications import Notification
from tables.scope import scope, stations
from tables.unit_of_work import atomic


@atomic
async def notify(event_id: UUID, *, kind: str, subject_id: UUID, facts: dict[str, Any]) -> None:
    """Tell the staff of every station in scope, once for each event; the words are made when the line is shown."""
    for station in sorted(scope().stations):
        with stations(station):
            line = Notification(
                event=event_id, kind=kind, subject_id=subject_id, facts=msgspec.json.encode(facts).decode()
            )
            await Notification.insert(line).on_conflict(
                target=(Notification.station, Notification.event), action="DO NOTHING"
            )
