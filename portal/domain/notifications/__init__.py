"""Notifications: what staff should notice."""

from portal.domain.notifications.notify import notify
from portal.domain.notifications.queries import PAGE, Notice, notices
from portal.domain.notifications.read_all import read_all

__all__ = ["PAGE", "Notice", "notices", "notify", "read_all"]
