"""Leads: people who asked and have not booked yet."""

from portal.domain.leads.capture import Enquiry, WayBackMissing, capture
from portal.domain.leads.events import LeadCaptured
from portal.domain.leads.queries import LeadLine, some

__all__ = ["Enquiry", "LeadCaptured", "LeadLine", "WayBackMissing", "capture", "some"]
