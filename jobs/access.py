"""Writing to the staff about their own accounts."""

from uuid import UUID

from jobs.reaction import repeatable_reaction
from portal.domain import access
from portal.domain.access import EmailChanged, NewEmailAsked, PasswordResetAsked, PasswordResetForced, SignInChanged
from portal.integrations.connect import Integrations
from portal.web.staff_letters import StaffLetters


@repeatable_reaction("access.send_reset")
async def send_reset(
    integrations: Integrations, event: PasswordResetAsked | PasswordResetForced, event_id: UUID
) -> None:
    """Mail the link by which somebody sets a new password."""
    await access.send_reset(
        event.stream_id,
        by=event.by if isinstance(event, PasswordResetForced) else None,
        event_id=event_id,
        until=event.until_at,
        email=integrations.email,
        write=StaffLetters(integrations.base_url).reset,
    )


@repeatable_reaction("access.send_notice")
async def send_notice(integrations: Integrations, event: SignInChanged, event_id: UUID) -> None:
    """Tell somebody that how they sign in has changed."""
    await access.send_notice(
        event.stream_id,
        event.change,
        by=event.by,
        codes_left=event.codes_left,
        event_id=event_id,
        email=integrations.email,
        write=StaffLetters(integrations.base_url).notice,
    )


@repeatable_reaction("access.send_new_email")
async def send_new_email(integrations: Integrations, event: NewEmailAsked, event_id: UUID) -> None:
    """Mail the link by which somebody confirms another e-mail to sign in with."""
    await access.send_new_email(
        event.change_id,
        event_id=event_id,
        email=integrations.email,
        write=StaffLetters(integrations.base_url).new_email,
    )


@repeatable_reaction("access.send_email_changed")
async def send_email_changed(integrations: Integrations, event: EmailChanged, event_id: UUID) -> None:
    """Tell somebody, at the e-mail before, that they sign in with another one."""
    await access.send_email_changed(
        event.change_id,
        event_id=event_id,
        email=integrations.email,
        write=StaffLetters(integrations.base_url).email_changed,
    )
