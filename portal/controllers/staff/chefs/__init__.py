"""Chefs: who cooks, when, and until when."""

from typing import Any, Final

from portal.controllers.staff.chefs import end, index, times

ROUTES: Final[tuple[Any, ...]] = (
    index.Chefs,
    end.ChefEnd,
    times.HoursOverrides,
)
