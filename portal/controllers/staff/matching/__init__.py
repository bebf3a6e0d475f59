"""Matching: which payment is for which booking, and the mails that say so."""

from typing import Any, Final

from portal.controllers.staff.matching import decisions, index, presence, split, teaching, together

ROUTES: Final[tuple[Any, ...]] = (
    index.Queue,
    decisions.Decisions,
    presence.Presence,
    split.split,
    together.Together,
    teaching.Lessons,
    teaching.TaughtBanks,
)
