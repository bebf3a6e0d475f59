"""Drafts: what a customer has typed of a booking so far."""

from portal.domain.drafts.book import DraftNotWhole, PriceLapsed, book
from portal.domain.drafts.chosen_time import Left, at_time, is_time_free, what_is_left
from portal.domain.drafts.draft import Answers, Draft, DraftStep, LastPage, written
from portal.domain.drafts.from_codes import Brought, from_codes
from portal.domain.drafts.keep_last_page import keep_last_page
from portal.domain.drafts.purge import purge
from portal.domain.drafts.resume import resume
from portal.domain.drafts.retime import retime
from portal.domain.drafts.save import save
from portal.domain.drafts.start import start
from portal.domain.drafts.transfer import transfer

__all__ = [
    "Answers",
    "Brought",
    "Draft",
    "DraftNotWhole",
    "DraftStep",
    "LastPage",
    "Left",
    "PriceLapsed",
    "at_time",
    "book",
    "from_codes",
    "is_time_free",
    "keep_last_page",
    "purge",
    "resume",
    "retime",
    "save",
    "start",
    "transfer",
    "what_is_left",
    "written",
]
