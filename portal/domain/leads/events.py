"""What can happen to a lead."""

from typing import ClassVar

from portal.domain.events import Happened
from tables.leads import LeadSource


class LeadCaptured(Happened, frozen=True, kw_only=True):
    """Somebody asked for a party that they could not book by themselves, and left word how to reach them."""

    name: ClassVar[str] = "leads.lead.captured"
    stream: ClassVar[str] = "lead"
    source: LeadSource
    guests: int
