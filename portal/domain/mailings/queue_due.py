"""Find the letters that the calendar asks for: what is due, what to prepare, and thanks."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from portal import clock
from portal.domain.bookings import LetterDue
from portal.domain.events import record
from tables.bookings import Booking, BookingState, CateringBooking
from tables.catalog import Policy
from tables.mailings import BookingLetter, LetterKind
from tables.scope import scope, stations
from tables.stations import Station
from tables.unit_of_work import atomic

USUAL_BALANCE_DAYS: Final = 1
FIRST_HOUR: Final = 10
LAST_HOUR: Final = 19
_DAY_HOURS: Final = 24
BALANCE_DAYS_AHEAD: Final = 3
REMINDER_DAYS: Final = 2
"""So long ahead a reminder comes, or a day before the last one for free changes: it asks for the final head count."""
THANKS_DAYS: Final = 3  # thanks come the day after; later they would be odd


class Ahead(NamedTuple):
    """How many days before a party its balance is due, and its reminder comes, by a policy."""

    balance_due_days: int
    reminder_days: int

    @property
    def furthest(self) -> int:
        """Return how many days ahead a party may be that a letter is due about."""
        return max(self.balance_due_days + BALANCE_DAYS_AHEAD, self.reminder_days)


async def queue_due() -> int:
    """Ask for the letters that are due today at the stations in scope, each once; only between ten and eight, there.

    Returns how many. They are sent one by one, each by what follows from its event.
    """
    rows = await Station.select(Station.id, Station.time_zone).where(Station.id.is_in(sorted(scope().stations)))
    asked = 0
    for row in rows:
        local = clock.now().astimezone(ZoneInfo(row["time_zone"]))
        if FIRST_HOUR <= local.hour <= LAST_HOUR:
            with stations(row["id"]):
                asked += await _of_station(local)
    return asked


@atomic
async def _of_station(local: datetime) -> int:
    today = local.date()
    days = {row["version"]: _ahead(row) for row in await _policies()}
    usual = days[max(days)] if days else Ahead(USUAL_BALANCE_DAYS, REMINDER_DAYS)
    parties = await _parties(today, furthest=max(each.furthest for each in (usual, *days.values())))
    versions = await _versions([party["id"] for party in parties])
    wanted = [
        (party["id"], kind, occasion)
        for party in parties
        for kind, occasion in _due(party, today, days.get(versions.get(party["id"], 0), usual))
    ]
    written = await _written([booking for booking, _, _ in wanted])
    new = [letter for letter in wanted if letter not in written]
    for booking, kind, occasion in new:
        attempt = BookingLetter(booking=booking, kind=kind, occasion=occasion)
        await attempt.save()
        await record(LetterDue(stream_id=attempt.id, booking_id=booking, kind=kind, occasion=occasion))
    return len(new)


def _ahead(policy: dict[str, Any]) -> Ahead:
    last_free = -(-policy["change_until_hours"] // _DAY_HOURS)
    return Ahead(policy["balance_due_days"], max(REMINDER_DAYS, last_free + 1))


def _due(party: dict[str, Any], today: date, ahead: Ahead) -> Iterator[tuple[LetterKind, str]]:
    """Yield what is due about a party today, with its occasion: a moved party gets new letters."""
    day: date = party["event_date"]
    if party["state"] == BookingState.COMPLETED:
        if today > day:
            yield LetterKind.THANKS, day.isoformat()
        return
    due_date = day - timedelta(days=ahead.balance_due_days)
    owes = party["total_cents"] > party["paid_cents"]
    if owes and due_date - timedelta(days=BALANCE_DAYS_AHEAD) <= today <= day:
        yield LetterKind.BALANCE_DUE, due_date.isoformat()
    if day - timedelta(days=ahead.reminder_days) <= today < day:
        yield LetterKind.REMINDER, day.isoformat()


async def _policies() -> list[dict[str, Any]]:
    return await Policy.select(Policy.version, Policy.balance_due_days, Policy.change_until_hours)


async def _parties(today: date, *, furthest: int) -> list[dict[str, Any]]:
    return (
        await Booking.select(Booking.id, Booking.state, Booking.event_date, Booking.total_cents, Booking.paid_cents)
        .where(
            (
                (Booking.state == BookingState.CONFIRMED)
                & (Booking.event_date >= today)
                & (Booking.event_date <= today + timedelta(days=furthest))
            )
            | (
                (Booking.state == BookingState.COMPLETED)
                & (Booking.event_date >= today - timedelta(days=THANKS_DAYS))
                & (Booking.event_date < today)
            )
        )
        .order_by(Booking.id)
    )


async def _versions(ids: list[UUID]) -> dict[UUID, int]:
    """Return the policy that each booking's customer accepted."""
    if not ids:
        return {}
    rows = await CateringBooking.select(CateringBooking.booking, CateringBooking.policy_version).where(
        CateringBooking.booking.is_in(ids)
    )
    return {row["booking"]: row["policy_version"] for row in rows}


async def _written(ids: list[UUID]) -> set[tuple[UUID, LetterKind, str]]:
    """Return the letters that these bookings have had, by booking, kind and occasion."""
    if not ids:
        return set()
    rows = await BookingLetter.select(BookingLetter.booking, BookingLetter.kind, BookingLetter.occasion).where(
        BookingLetter.booking.is_in(ids)
    )
    return {(row["booking"], LetterKind(row["kind"]), row["occasion"]) for row in rows}
