"""What can happen to a lead."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.leads import ContactWay, LeadSource, LeadState


class LeadCaptured(RecordedEvent, frozen=True, kw_only=True):
    """Somebody asked for a party that they could not book by themselves, and left word how to reach them."""

    name: ClassVar[str] = "leads.lead.captured"
    stream: ClassVar[str] = "lead"
    source: LeadSource
    guests: int


class LeadAnswered(RecordedEvent, frozen=True, kw_only=True):
    """Somebody who asked was answered, by the way that is said."""

    name: ClassVar[str] = "leads.lead.answered"
    stream: ClassVar[str] = "lead"
    way: ContactWay
    contact_id: UUID


class LeadClosed(RecordedEvent, frozen=True, kw_only=True):
    """Nothing comes of a lead."""

    name: ClassVar[str] = "leads.lead.closed"
    stream: ClassVar[str] = "lead"
    before: LeadState


class LeadReopened(RecordedEvent, frozen=True, kw_only=True):
    """A lead waits for an answer again: somebody had said so by mistake."""

    name: ClassVar[str] = "leads.lead.reopened"
    stream: ClassVar[str] = "lead"
    before: LeadState
