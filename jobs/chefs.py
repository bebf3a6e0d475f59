"""Chefs' jobs."""

from typing import Any

from jobs.job import job
from portal.domain import chefs
from portal.integrations.connect import Integrations


@job("chefs.end_due")
async def end_due(_: Integrations, **_facts: Any) -> None:
    """End the work of those whose last day is over."""
    await chefs.end_due()
