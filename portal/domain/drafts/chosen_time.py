"""The time that was chosen for a party, if it is free: and the facts of that moment that its price depends on."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import availability, quotes
from portal.domain.availability import Opening, OpeningState, SlotTaken
from portal.domain.drafts.draft import Answers, Draft
from tables.scope import the_station
from tables.stations import Station


class Left(msgspec.Struct, frozen=True):
    """What is left of a time that cannot be had: for how many guests, and whether parties begin then at all."""

    most_guests: int
    is_offered: bool


async def chosen_time(answers: Answers, starts_at: datetime) -> Answers:
    """Return the answers with this time.

    Raises:
        SlotTaken: somebody was faster, or it never was an opening.

    """
    zone = await _zone()
    day = starts_at.astimezone(zone).date()
    opening = await _opening(answers, starts_at, day)
    if opening is None:
        raise SlotTaken("That time is taken now. Choose another.")
    return _at(answers, opening, zone)


def at_time(draft: Draft, opening: Opening, zone: ZoneInfo) -> Draft:
    """Return the draft as it would be at another time, for its price."""
    return msgspec.structs.replace(draft, answers=_at(draft.answers, opening, zone))


async def as_of_today(answers: Answers) -> Answers:
    """Return the answers with the tiers of today: how far ahead their time is now, and how full its date."""
    if answers.starts_at is None or answers.event_date is None:
        return answers
    day = answers.event_date
    found = await availability.openings(day, day, guests=answers.guests.count, postal_code=answers.postal_code)
    fill = next((each.fill_percent for each in found[day]), answers.fill_percent)
    ahead = quotes.days_ahead(answers.starts_at, clock.now(), await _zone())
    return msgspec.structs.replace(answers, days_ahead=ahead, fill_percent=fill)


async def is_time_free(answers: Answers) -> bool:
    """Say whether the time that was chosen is still free for as many guests as come now."""
    if answers.starts_at is None or answers.event_date is None:
        return False
    return await _opening(answers, answers.starts_at, answers.event_date) is not None


async def what_is_left(answers: Answers) -> Left:
    """Say what is left of the time that was chosen, for a smaller party."""
    if answers.starts_at is None or answers.event_date is None:
        return Left(0, is_offered=False)
    day, snapshot = answers.event_date, await availability.snapshot_of(answers.event_date, answers.event_date)
    each = snapshot.hours.guests_per_chef
    states = set()
    for chefs in range(snapshot.hours.needed(answers.guests.count), 0, -1):
        found = availability.openings_of(snapshot, day, day, guests=chefs * each, postal_code=answers.postal_code)[day]
        opening = next((one for one in found if one.starts_at == answers.starts_at), None)
        if opening and opening.is_available:
            return Left(chefs * each, is_offered=True)
        states.add(opening.state if opening else OpeningState.CLOSED)
    return Left(0, is_offered=OpeningState.FULL in states)


def _at(answers: Answers, opening: Opening, zone: ZoneInfo) -> Answers:
    day = opening.starts_at.astimezone(zone).date()
    return msgspec.structs.replace(
        answers,
        starts_at=opening.starts_at,
        event_date=day,
        days_ahead=quotes.days_ahead(opening.starts_at, clock.now(), zone),
        fill_percent=opening.fill_percent,
    )


async def _opening(answers: Answers, starts_at: datetime, day: date) -> Opening | None:
    found = await availability.openings(day, day, guests=answers.guests.count, postal_code=answers.postal_code)
    return next((each for each in found[day] if each.starts_at == starts_at and each.is_available), None)


async def _zone() -> ZoneInfo:
    return ZoneInfo((await Station.one(the_station())).time_zone)
