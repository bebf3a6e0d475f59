"""Leads: people who asked and have not booked yet."""

from portal.domain.leads.answer import answer
from portal.domain.leads.capture import Enquiry, WayBackMissing, capture
from portal.domain.leads.close import close
from portal.domain.leads.events import LeadAnswered, LeadCaptured, LeadClosed, LeadReopened
from portal.domain.leads.queries import (
    PAGE,
    AskedLine,
    Contact,
    LeadLine,
    Show,
    asked_by,
    by_ids,
    contacts,
    last_contacts,
    leads,
    waiting,
)
from portal.domain.leads.reopen import reopen

__all__ = [
    "PAGE",
    "AskedLine",
    "Contact",
    "Enquiry",
    "LeadAnswered",
    "LeadCaptured",
    "LeadClosed",
    "LeadLine",
    "LeadReopened",
    "Show",
    "WayBackMissing",
    "answer",
    "asked_by",
    "by_ids",
    "capture",
    "close",
    "contacts",
    "last_contacts",
    "leads",
    "reopen",
    "waiting",
]
