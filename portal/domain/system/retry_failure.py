"""Try a failed job again."""

from uuid import UUID

import msgspec

from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.system.events import JobRetryRequested
from portal.domain.system.queries import concerns
from tables.base import RowMissing
from tables.system import FailureState, JobFailure
from tables.unit_of_work import atomic


class NotOpen(Refused):
    """The failure has been dealt with."""


@atomic
async def retry_failure(failure_id: UUID) -> JobFailure:
    """Ask for a failed job to be done again, as it was told; the relay hands it to a worker."""
    failure = await open_failure(failure_id)
    await JobFailure.update({JobFailure.state: FailureState.RETRIED}).where(JobFailure.id == failure.id)
    await record(
        JobRetryRequested(
            stream_id=failure.id,
            job=failure.job,
            event_id=failure.event,
            business=failure.business,
            stations=msgspec.json.decode(failure.stations, type=tuple[UUID, ...]),
            facts=msgspec.json.decode(failure.arguments),
        ),
    )
    return failure


async def open_failure(failure_id: UUID) -> JobFailure:
    """Return a failure that waits for a decision, locked.

    Raises:
        RowMissing: it is not the scope's.
        NotOpen: somebody was first.

    """
    failure = await JobFailure.one(failure_id, lock=True)
    if not concerns(failure.business, msgspec.json.decode(failure.stations)):
        raise RowMissing(JobFailure.__name__)
    if failure.state != FailureState.OPEN:
        raise NotOpen("Someone has dealt with this already.")
    return failure
