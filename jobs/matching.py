"""Payment mails, in the background."""

from typing import Any
from uuid import UUID

from jobs.job import job, reaction
from portal.domain import matching
from portal.integrations.connect import Integrations


@reaction("matching.receive")
async def receive(_: Integrations, *, stream_id: str, **_facts: Any) -> None:
    """Read a mail, and match it."""
    await matching.receive(UUID(stream_id))


@job("matching.end_holds")
async def end_holds(_: Integrations, **_facts: Any) -> None:
    """End the holds whose time is over."""
    await matching.end_holds()


@job("matching.bring_back")
async def bring_back(_: Integrations, **_facts: Any) -> None:
    """Bring back what was put off until now."""
    await matching.bring_back()
