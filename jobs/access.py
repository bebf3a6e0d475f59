"""Writing to the staff about their own accounts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from jobs.job import job
from portal.domain import access
from portal.integrations.connect import Integrations
from portal.web.staff_letters import StaffLetters


@job("access.send_reset")
async def send_reset(
    integrations: Integrations, *, event_id: UUID, stream_id: str, until_at: str, **_facts: Any
) -> None:
    """Mail the link by which somebody sets a new password."""
    write = StaffLetters(integrations.base_url).reset
    until = datetime.fromisoformat(until_at)
    await access.send_reset(UUID(stream_id), event_id=event_id, until=until, email=integrations.email, write=write)
