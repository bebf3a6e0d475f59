"""Chefs: who cooks, and when they can."""

from portal.domain.chefs.queries import of_station, stretches_of
from portal.domain.chefs.times import ChefTimes, Span, Stretch, WeekHours, at_minute

__all__ = ["ChefTimes", "Span", "Stretch", "WeekHours", "at_minute", "of_station", "stretches_of"]
