"""What waits for a person, found in the rows of the day: pure, so that every rule has an example."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from portal.domain.today.rows import ThreadLine, TodayLead, TodayOffer, TodayParty, TodayPayment, TodayTask
from portal.domain.today.urgency import Need, NeedKind
from portal.text import day
from tables.bookings import UNFINISHED, BookingState
from tables.tasks import TaskKind

SOON: Final = timedelta(days=7)
HOLD_SOON: Final = timedelta(hours=24)
ANSWERED_WITHIN: Final = timedelta(hours=4)
DECIDED_WITHIN: Final = timedelta(days=2)
DONE_WITHIN: Final = timedelta(days=7)
GIVEN_BACK_WITHIN: Final = timedelta(days=3)
FINISHED_WITHIN: Final = timedelta(days=1)
PAID_WITHIN: Final = timedelta(days=2)


def of_party(party: TodayParty, *, now: datetime, balance_due_days: int) -> Iterator[Need]:
    """Find what a party still needs: its chefs, its money, and at last somebody to say how it went."""
    if party.chefs_missing and party.over_at > now:
        yield _about(party, NeedKind.NO_CHEF, party.starts_at, "chefs", number=party.chefs_missing)
    elif party.has_conflict and party.over_at > now:
        away = next(
            f"{assignment.name} {assignment.absence.words}" for assignment in party.assignments if assignment.absence
        )
        yield _about(party, NeedKind.CONFLICT, party.starts_at, "chefs", words=away)
    yield from _of_money(party, now=now, balance_due_days=balance_due_days)
    if party.over_at <= now and party.state in UNFINISHED:
        yield _about(party, NeedKind.UNFINISHED, party.over_at + FINISHED_WITHIN, at=party.over_at)


def _of_money(party: TodayParty, *, now: datetime, balance_due_days: int) -> Iterator[Need]:
    # what we sent back is not owed
    if party.state == BookingState.COMPLETED and party.owed_cents > party.refunded_cents:
        too_late_at = party.over_at + PAID_WITHIN
        yield _about(party, NeedKind.UNPAID, too_late_at, "money", worth_cents=party.owed_cents, at=party.over_at)
    if party.state == BookingState.EXPIRED:
        if party.paid_cents:
            worth = party.paid_cents
            yield _about(party, NeedKind.STRAY_MONEY, party.starts_at, "money", worth_cents=worth)
        return
    if not party.is_on or (party.starts_at - SOON > now and not is_held_until_soon(party, now)):
        return
    if party.deposit_due_cents and party.hold_until_at and party.hold_until_at > now:
        if is_held_until_soon(party, now):
            due = party.deposit_due_cents
            yield _about(party, NeedKind.HOLD, party.hold_until_at, "money", worth_cents=party.total_cents, number=due)
    elif party.deposit_due_cents:
        yield _about(party, NeedKind.DEPOSIT, party.starts_at, "money", worth_cents=party.deposit_due_cents)
    elif party.owed_cents and party.starts_at - timedelta(days=balance_due_days) <= now:
        yield _about(party, NeedKind.BALANCE, party.starts_at, "money", worth_cents=party.owed_cents)


def is_held_until_soon(party: TodayParty, now: datetime) -> bool:
    """Say whether the hold of a party ends within a day."""
    return party.hold_until_at is not None and now < party.hold_until_at <= now + HOLD_SOON


def _about(
    party: TodayParty,
    kind: NeedKind,
    too_late_at: datetime,
    place: str = "",
    *,
    worth_cents: int | None = None,
    words: str = "",
    number: int = 0,
    at: datetime | None = None,
) -> Need:
    return Need(
        kind=kind,
        subject=party.id,
        station=party.station,
        path=f"/bookings/{party.id}" + (f"#{place}" if place else ""),
        too_late_at=too_late_at,
        person=party.customer_name,
        worth_cents=party.total_cents if worth_cents is None else worth_cents,
        at=at or party.starts_at,
        words=words,
        number=number,
    )


def of_tasks(tasks: Iterable[TodayTask], zones: Mapping[UUID, str]) -> Iterator[Need]:
    """Find what somebody has promised to do; without a date it is due within a week, a refund within three days."""
    for task in tasks:
        is_refund = task.kind == TaskKind.REFUND
        yield Need(
            kind=NeedKind.REFUND if is_refund else NeedKind.TASK,
            subject=task.booking,
            station=task.station,
            path=f"/bookings/{task.booking}#tasks",
            too_late_at=_end_of(task.due_date, zones[task.station])
            if task.due_date
            else task.created_at + (GIVEN_BACK_WITHIN if is_refund else DONE_WITHIN),
            person=task.customer_name,
            worth_cents=task.amount_cents or 0,
            words=task.words,
        )


def of_threads(threads: Iterable[ThreadLine], parties: Mapping[UUID, TodayParty]) -> Iterator[Need]:
    """Find who waits for an answer: four hours are long, and less where their party begins before that."""
    for thread in threads:
        party = parties.get(thread.booking) if thread.booking else None
        too_late_at = thread.last_message_at + ANSWERED_WITHIN
        if party and party.is_on:
            too_late_at = min(too_late_at, party.starts_at)
        yield Need(
            kind=NeedKind.MESSAGE,
            subject=thread.id,
            station=thread.station,
            path=f"/bookings/{thread.booking}#messages" if thread.booking else f"/customers/{thread.customer}",
            too_late_at=too_late_at,
            person=thread.customer_name,
            worth_cents=party.total_cents if party and party.is_on else 0,
            at=thread.last_message_at,
            number=thread.unread,
        )


def of_leads(leads: Iterable[TodayLead]) -> Iterator[Need]:
    """Find who asked for a party and has had no answer: they ask others, too, and four hours are long."""
    for lead in leads:
        yield Need(
            kind=NeedKind.LEAD,
            subject=lead.id,
            station=lead.station,
            path=f"/leads/{lead.id}",
            too_late_at=lead.asked_at + ANSWERED_WITHIN,
            person=lead.name,
            at=lead.asked_at,
            number=lead.guests,
        )


def of_payments(payments: Iterable[TodayPayment]) -> Iterator[Need]:
    """Find the payments that wait: until a hold ends or a party begins, otherwise two days."""
    for payment in payments:
        yield Need(
            kind=NeedKind.PAYMENT,
            subject=payment.id,
            station=payment.station,
            path=f"/queue/{payment.id}",
            too_late_at=payment.urgent_at or payment.sent_at + DECIDED_WITHIN,
            person=payment.customer_name or payment.payer,
            worth_cents=payment.amount_cents,
            at=payment.sent_at,
            words=payment.briefly,
            number=1 if payment.customer_name else 0,
            runs_out=payment.runs_out,
        )


def of_offers(offers: Iterable[TodayOffer]) -> Iterator[Need]:
    """Find the places that somebody was offered and has not taken yet."""
    for offer in offers:
        yield Need(
            kind=NeedKind.OFFER,
            subject=offer.id,
            station=offer.station,
            path=f"/calendar/day/{offer.event_date}",
            too_late_at=offer.offered_until_at,
            person=offer.name,
            words=day(offer.event_date),
            number=offer.guests,
        )


def _end_of(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)
