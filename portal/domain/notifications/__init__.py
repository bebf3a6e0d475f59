"""Notifications: what staff should notice, and how a mail to a customer is handed over."""

from portal.domain.notifications.addressee import Addressee, addressed, addressee, page_from_letter, page_of
from portal.domain.notifications.deliver import Letter, deliver
from portal.domain.notifications.notify import notify
from portal.domain.notifications.queries import PAGE, Notice, notices, unread
from portal.domain.notifications.read_all import read_all

__all__ = [
    "PAGE",
    "Addressee",
    "Letter",
    "Notice",
    "addressed",
    "addressee",
    "deliver",
    "notices",
    "notify",
    "page_from_letter",
    "page_of",
    "read_all",
    "unread",
]
