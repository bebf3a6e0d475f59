"""Let a failed job rest."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.system.events import JobFailureDismissed
from portal.domain.system.retry_failure import open_failure
from tables.system import FailureState, JobFailure
from tables.unit_of_work import atomic


@atomic
async def dismiss_failure(failure_id: UUID) -> JobFailure:
    """Take a failed job off the page without doing it."""
    failure = await open_failure(failure_id)
    await JobFailure.update({JobFailure.state: FailureState.DISMISSED}).where(JobFailure.id == failure.id)
    await record(JobFailureDismissed(stream_id=failure.id))
    return failure
