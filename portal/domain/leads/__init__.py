"""Leads: people who asked and have not booked yet."""

from portal.domain.leads.capture import Enquiry, WayBackMissing, capture
from portal.domain.leads.events import LeadCaptured
from portal.domain.leads.queries import AskedLine, LeadLine, asked_by, some

__all__ = ["AskedLine", "Enquiry", "LeadCaptured", "LeadLine", "WayBackMissing", "asked_by", "capture", "some"]
