"""Customers' jobs."""

from jobs.job import job
from portal.domain import customers
from portal.integrations.connect import Integrations


@job("customers.make_findable")
async def make_findable(_: Integrations) -> None:
    """Note by what customers are found that were written by an older copy of the portal."""
    while await customers.make_findable():
        pass
