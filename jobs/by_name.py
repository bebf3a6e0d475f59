"""Every job by its name: names outlive the functions that waiting jobs were put in the queue for."""

from typing import Any

from jobs import system
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


RENAMED: dict[str, str] = {
    "notifications.booking_made": "notifications.notify",
    "notifications.booking_changed": "notifications.notify",
    "notifications.booking_cancelled": "notifications.notify",
    "notifications.booking_paid": "notifications.notify",
    "notifications.paid_too_late": "notifications.notify",
    "notifications.paid_when_off": "notifications.notify",
    "notifications.day_held_unconfirmed": "notifications.notify",
    "notifications.place_offered": "notifications.notify",
    "notifications.payment_unmatched": "notifications.notify",
    "notifications.sender_outgrown": "notifications.notify",
    "notifications.lead_captured": "notifications.notify",
    "notifications.message_received": "notifications.notify",
    "bookings.chronicle": "bookings.add_to_timeline",
    "bookings.send_held": "mailings.send_held",
    "bookings.send_moved": "mailings.send_called_off",
    "bookings.send_confirmed": "mailings.send_confirmed",
    "bookings.send_changed": "mailings.send_changed",
    "bookings.send_link": "mailings.send_link",
    "bookings.send_due": "mailings.send_due",
    "bookings.write_due_letters": "mailings.queue_due",
    "bookings.send_resend": "mailings.send_resend",
    "bookings.offer_places": "waitlist.offer",
    "bookings.send_offer": "waitlist.send_offer",
    "bookings.send_welcome": "waitlist.send_welcome",
    "bookings.end_offers": "waitlist.expire_offers",
    "bookings.forget_drafts": "drafts.purge",
    "payments.chronicle": "bookings.add_to_timeline",
    "payments.prove": "payments.reconcile_ledger",
    "matching.bring_back": "matching.end_snoozes",
}
"""Names under which jobs still wait, or have failed, that an older copy put there; and what they are called now."""


def job_named(name: str) -> Job:
    """Return a job, or one in its place that fails, so that work of a job that is no more is seen."""
    return BY_NAME.get(RENAMED.get(name, name)) or Job(name, _is_no_more)


async def _is_no_more(*_: Any) -> None:
    raise GiveUp("There is no job of this name any more.")
