"""Every job by its name: names outlive the functions that waiting jobs were put in the queue for."""

from typing import Any

from jobs import bookings, notifications, system
from jobs.job import GiveUp, Job
from jobs.reactions import REACTIONS
from jobs.schedule import SCHEDULE

BY_NAME: dict[str, Job] = {
    job.name: job
    for job in (
        *(job for jobs in REACTIONS.values() for job in jobs),
        *(scheduled.job for scheduled in SCHEDULE),
        system.collect,  # woken by the watch over the mailboxes
    )
}


RENAMED: dict[str, Job] = {
    "notifications.booking_made": notifications.notify,
    "notifications.booking_changed": notifications.notify,
    "notifications.booking_cancelled": notifications.notify,
    "notifications.booking_paid": notifications.notify,
    "notifications.paid_too_late": notifications.notify,
    "notifications.paid_when_off": notifications.notify,
    "notifications.day_held_unconfirmed": notifications.notify,
    "notifications.place_offered": notifications.notify,
    "notifications.payment_unmatched": notifications.notify,
    "notifications.sender_outgrown": notifications.notify,
    "notifications.lead_captured": notifications.notify,
    "notifications.message_received": notifications.notify,
    "payments.chronicle": bookings.chronicle,
}
"""Names under which jobs still wait, or have failed, that an older copy put there."""


def job_named(name: str) -> Job:
    """Return a job, or one in its place that fails, so that work of a job that is no more is seen."""
    return BY_NAME.get(name) or RENAMED.get(name) or Job(name, _is_no_more)


async def _is_no_more(*_: Any) -> None:
    raise GiveUp("There is no job of this name any more.")
