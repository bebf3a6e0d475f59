"""Telling staff."""

from typing import Any
from uuid import UUID

from jobs.job import job, reaction
from portal.domain import notifications
from portal.integrations.connect import Integrations
from tables.scope import scope


@reaction("notifications.booking_paid")
async def booking_paid(_: Integrations, *, event_id: UUID, stream_id: str, **facts: Any) -> None:
    """Tell the station that a booking was paid for."""
    await notifications.notify(event_id, kind="bookings.booking.paid", subject_id=UUID(stream_id), facts=facts)


@reaction("notifications.paid_too_late")
async def paid_too_late(_: Integrations, *, event_id: UUID, stream_id: str, **facts: Any) -> None:
    """Tell the station that a deposit came when the place was gone."""
    await notifications.notify(event_id, kind="bookings.booking.paid_too_late", subject_id=UUID(stream_id), facts=facts)


@reaction("notifications.place_offered")
async def place_offered(_: Integrations, *, event_id: UUID, stream_id: str, **facts: Any) -> None:
    """Tell the station that a place came free for somebody who waits."""
    await notifications.notify(event_id, kind="bookings.place.offered", subject_id=UUID(stream_id), facts=facts)


@reaction("notifications.payment_unmatched")
async def payment_unmatched(_: Integrations, *, event_id: UUID, stream_id: str, **facts: Any) -> None:
    """Tell the stations that a payment waits for a person."""
    await notifications.notify(
        event_id, kind="matching.notification.unmatched", subject_id=UUID(stream_id), facts=facts
    )


@reaction("notifications.sender_outgrown")
async def sender_outgrown(_: Integrations, *, event_id: UUID, stream_id: str, **facts: Any) -> None:
    """Tell the stations that a bank's mails are no longer read by themselves."""
    await notifications.notify(event_id, kind="matching.sender.outgrown", subject_id=UUID(stream_id), facts=facts)


@reaction("notifications.lead_captured")
async def lead_captured(_: Integrations, *, event_id: UUID, stream_id: str, **facts: Any) -> None:
    """Tell the station that somebody asks for a party."""
    await notifications.notify(event_id, kind="leads.lead.captured", subject_id=UUID(stream_id), facts=facts)


@reaction("notifications.message_received")
async def message_received(_: Integrations, *, event_id: UUID, booking_id: str, **facts: Any) -> None:
    """Tell the station that a customer wrote."""
    await notifications.notify(event_id, kind="inbox.message.received", subject_id=UUID(booking_id), facts=facts)


@job("notifications.announce_queue")
async def announce_queue(integrations: Integrations, **_facts: Any) -> None:
    """Let open pages fetch the queue again."""
    await integrations.announcer.announce(sorted(scope().stations), "queue")


@job("notifications.announce_booking")
async def announce_booking(integrations: Integrations, **_facts: Any) -> None:
    """Let open pages fetch their bookings again."""
    await integrations.announcer.announce(sorted(scope().stations), "bookings")
