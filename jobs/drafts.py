"""What is done about drafts by the clock."""

from jobs.job import job
from portal.domain import drafts
from portal.integrations.connect import Integrations


@job("drafts.purge")
async def purge(_: Integrations) -> None:
    """Forget what customers typed and did not come back to."""
    await drafts.purge()
