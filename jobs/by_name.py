"""Every job by its name: names outlive the functions that waiting jobs were put in the queue for."""

from jobs import system
from jobs.job import Job
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
