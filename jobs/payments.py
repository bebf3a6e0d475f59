"""What follows received money."""

from typing import Any
from uuid import UUID

from jobs.job import GiveUp, job
from portal.domain import payments
from portal.integrations.connect import Integrations
from portal.web.letters import Letters


@job("payments.send_receipt")
async def send_receipt(integrations: Integrations, *, payment_id: str, **_facts: Any) -> None:
    """Mail the customer the receipt."""
    write = Letters(integrations.base_url).receipt
    await payments.receipt(UUID(payment_id), email=integrations.email, write=write)


@job("payments.prove")
async def prove(_: Integrations, **_facts: Any) -> None:
    """Check that bookings, entries and events agree; a difference becomes a failed job, so that a person sees it."""
    if wrong := await payments.prove():
        raise GiveUp(f"{len(wrong)} bookings have another sum than their entries or events say.")
