"""Today: the parties of the day, the money at risk, and what needs a person next, with the reason for its place."""

from portal.domain.today.agenda import AgendaSlot, ChefDay, Doing, Tally, chefs_out, slots, tally
from portal.domain.today.day import Later, TodayOverview, day
from portal.domain.today.figures import TodayFigures
from portal.domain.today.rows import TodayAssignment, TodayParty
from portal.domain.today.urgency import MENDED_IN, Need, NeedKind, ranked
from portal.domain.today.words import title, why

__all__ = [
    "MENDED_IN",
    "AgendaSlot",
    "ChefDay",
    "Doing",
    "Later",
    "Need",
    "NeedKind",
    "Tally",
    "TodayAssignment",
    "TodayFigures",
    "TodayOverview",
    "TodayParty",
    "chefs_out",
    "day",
    "ranked",
    "slots",
    "tally",
    "title",
    "why",
]
