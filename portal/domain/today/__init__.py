"""Today: the parties of the day, the money at risk, and what needs a person next, with the reason for its place."""

from portal.domain.today.agenda import ChefDay, Doing, Slot, Tally, chefs_out, slots, tally
from portal.domain.today.day import Day, Later, day
from portal.domain.today.figures import Figures
from portal.domain.today.rows import Cook, Party
from portal.domain.today.urgency import MENDED_IN, Need, NeedKind, ranked
from portal.domain.today.words import title, why

__all__ = [
    "MENDED_IN",
    "ChefDay",
    "Cook",
    "Day",
    "Doing",
    "Figures",
    "Later",
    "Need",
    "NeedKind",
    "Party",
    "Slot",
    "Tally",
    "chefs_out",
    "day",
    "ranked",
    "slots",
    "tally",
    "title",
    "why",
]
