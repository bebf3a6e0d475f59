"""What follows received money."""

from uuid import UUID

from jobs.job import GiveUp, job
from jobs.reaction import repeatable_reaction
from portal.domain import payments
from portal.domain.bookings import BookingPaid
from portal.domain.payments import ManualEntryMade, ManualEntryUndone, PaymentReversed
from portal.integrations.connect import Integrations
from portal.web.letters import LetterWriter


@repeatable_reaction("payments.send_receipt")
async def send_receipt(integrations: Integrations, event: BookingPaid | PaymentReversed, _id: UUID) -> None:
    """Mail the customer what came, or that it was a mistake to say so."""
    write = LetterWriter(integrations.base_url).receipt
    await payments.receipt(event.payment_id, email=integrations.email, write=write)


@repeatable_reaction("payments.send_refund")
async def send_refund(integrations: Integrations, event: ManualEntryMade, _id: UUID) -> None:
    """Mail the customer that money is on its way back to them, where that was written down by hand."""
    write = LetterWriter(integrations.base_url).refund
    await payments.send_refund(event.stream_id, email=integrations.email, write=write)


@repeatable_reaction("payments.correct_refund")
async def correct_refund(integrations: Integrations, event: ManualEntryUndone, _id: UUID) -> None:
    """Mail the customer that a refund which they were told of is not on its way."""
    write = LetterWriter(integrations.base_url).refund
    await payments.correct_refund(event.stream_id, email=integrations.email, write=write)


@job("payments.reconcile_ledger")
async def reconcile_ledger(_: Integrations) -> None:
    """Check that sums, entries and events agree; a difference becomes a failed job, so that a person sees it."""
    if wrong := await payments.reconcile_ledger():
        raise GiveUp(f"{len(wrong)} sums of bookings or payments are not what their entries or events come to.")
