"""Writing to the staff about their own accounts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from jobs.job import job
from portal.domain import access
from portal.domain.access import SignInChange
from portal.integrations.connect import Integrations
from portal.web.staff_letters import StaffLetters


@job("access.send_reset")
async def send_reset(
    integrations: Integrations,
    *,
    event_id: UUID,
    stream_id: str,
    until_at: str,
    by: str | None = None,
    **_facts: Any,
) -> None:
    """Mail the link by which somebody sets a new password."""
    await access.send_reset(
        UUID(stream_id),
        by=UUID(by) if by else None,
        event_id=event_id,
        until=datetime.fromisoformat(until_at),
        email=integrations.email,
        write=StaffLetters(integrations.base_url).reset,
    )


@job("access.send_notice")
async def send_notice(
    integrations: Integrations,
    *,
    event_id: UUID,
    stream_id: str,
    change: str,
    by: str | None = None,
    codes_left: int | None = None,
    **_facts: Any,
) -> None:
    """Tell somebody that how they sign in has changed."""
    await access.send_notice(
        UUID(stream_id),
        SignInChange(change),
        by=UUID(by) if by else None,
        codes_left=codes_left,
        event_id=event_id,
        email=integrations.email,
        write=StaffLetters(integrations.base_url).notice,
    )


@job("access.send_new_email")
async def send_new_email(integrations: Integrations, *, event_id: UUID, change_id: str, **_facts: Any) -> None:
    """Mail the link by which somebody confirms another e-mail to sign in with."""
    await access.send_new_email(
        UUID(change_id),
        event_id=event_id,
        email=integrations.email,
        write=StaffLetters(integrations.base_url).new_email,
    )


@job("access.send_email_changed")
async def send_email_changed(integrations: Integrations, *, event_id: UUID, change_id: str, **_facts: Any) -> None:
    """Tell somebody, at the e-mail before, that they sign in with another one."""
    await access.send_email_changed(
        UUID(change_id),
        event_id=event_id,
        email=integrations.email,
        write=StaffLetters(integrations.base_url).email_changed,
    )
