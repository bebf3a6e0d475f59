"""Chefs' jobs."""

from jobs.job import job
from portal.domain import chefs
from portal.integrations.connect import Integrations


@job("chefs.end_due")
async def end_due(_: Integrations) -> None:
    """End the work of those whose last day is over."""
    await chefs.end_due()
