"""What the pages about chefs are told: their week, their load, and what went wrong in a form."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Final, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import chefs, qr
from portal.domain.access import Action
from portal.domain.chefs import (
    Absence,
    ChefDetails,
    ChefParty,
    ChefTimes,
    HoursOverride,
    PartiesInTheWay,
    Shifts,
    WeekHours,
)
from portal.domain.errors import Refused
from portal.domain.qr import LinkKind
from portal.text import clock_time, day
from portal.web.forms import Email, Form
from portal.web.page import Page
from portal.web.places import base, here, station_names, zones
from portal.web.session import StaffRequest
from tables.base import RowMissing
from tables.chefs import Chef
from tables.scope import scope

DAYS_SHOWN: Final = 8
TIMES_SHOWN: Final = timedelta(days=366)
RANGES: Final = ("a", "b")
Short = Annotated[str, msgspec.Meta(max_length=120)]


class ChefForm(msgspec.Struct):
    """Who a chef is; the station only where there are several to choose from."""

    name: Short
    phone: Short = ""
    email: Email = ""
    postal_code: Short = ""
    skills: Annotated[str, msgspec.Meta(max_length=500)] = ""
    max_events_a_day: int = 2
    station: UUID | None = None


class KnownForm(msgspec.Struct):
    """The parties that a warning named."""

    known: list[UUID] = []


class Warned(NamedTuple):
    """A form (off, hours, end) that was not kept yet, because of parties that nobody was told of."""

    form: str
    refusal: PartiesInTheWay


class DayLoad(msgspec.Struct, frozen=True):
    """How many of the parties that a chef takes on a day they have; no work where that is none."""

    of: date
    parties: int
    most: int

    @property
    def is_full(self) -> bool:
        """Say whether no other party fits."""
        return self.parties >= self.most


class Away(msgspec.Struct, frozen=True):
    """A time off or extra time in words, with the parties that a chef has in their time off."""

    time: HoursOverride
    words: str
    conflicts: list[ChefParty]


def known_of(form: Form[KnownForm]) -> list[UUID]:
    """Return the parties that a form says it named; of nonsense none, so that they are named again."""
    return form.value.known if form.value else []


def details_of(value: ChefForm) -> ChefDetails:
    """Return what the domain is told."""
    return ChefDetails(**{name: getattr(value, name) for name in ChefDetails.__struct_fields__})


def station_of(chosen: UUID | None) -> UUID:
    """Return the station that was meant: the only one, or the chosen one.

    Raises:
        Refused: there are several, and none was chosen.

    """
    offered = scope().stations
    if len(offered) == 1:
        return next(iter(offered))
    if chosen not in offered:
        raise Refused("Choose the station they cook for.", field="station")
    return chosen


def week_of(typed: Mapping[str, Any]) -> list[WeekHours]:
    """Read a week: up to two ranges a day; one that does not end after it begins ends after midnight.

    Raises:
        NotAWeek: half of a range is missing, or no time.

    """
    week = []
    for weekday, name in enumerate(chefs.DAYS):
        for part in RANGES:
            begins, ends = (str(typed.get(f"{end}{weekday}{part}", "")).strip() for end in ("from", "to"))
            if not begins and not ends:
                continue
            try:
                first, last = _minute(begins), _minute(ends)
            except ValueError as error:
                refused = f"{name}: say from when and until when, like 10:00 and 22:00, or leave both empty."
                raise chefs.NotAWeek(refused, field=str(weekday)) from error
            week.append(WeekHours(weekday, first, last if last > first else last + chefs.DAY_MINUTES))
    return week


def typed_week(hours: Sequence[WeekHours]) -> dict[str, str]:
    """Write a week as its form has it."""
    typed = {}
    parts = dict.fromkeys(range(7), 0)
    for each in hours:
        part = RANGES[min(parts[each.weekday], 1)]
        parts[each.weekday] += 1
        typed[f"from{each.weekday}{part}"] = _written(each.starts_minute)
        typed[f"to{each.weekday}{part}"] = _written(each.ends_minute)
    return typed


async def chefs_page(request: StaffRequest) -> Page:
    """Show who cooks here, and how full their next days are."""
    now = clock.now()
    days = _days(now, request)
    found = await chefs.of_station(days[0], days[-1], with_former=True)
    parties = await chefs.parties_of([chef.id for chef in found], since=now - timedelta(days=1), limit=1000)
    at = zones(request)
    kept = Counter((party.chef, party.event_date) for party in parties)
    return Page(
        "chefs/index.html",
        base=base(request),
        chefs=[chef for chef in found if chef.is_active],
        former=[chef for chef in found if not chef.is_active],
        days=days,
        load={chef.id: [_load(chef, on, kept, ZoneInfo(at[chef.station])) for on in days] for chef in found},
        stations=station_names(request),
        may_manage=here(request).may(Action.MANAGE_CHEFS),
    )


async def new_page(
    request: StaffRequest, form: Form[ChefForm], typed: Mapping[str, Any], refusal: Refused | None
) -> Page:
    """Show the form for somebody new."""
    return Page(
        "chefs/new.html",
        status=200 if form.ok and refusal is None else 422,
        base=base(request),
        form=form,
        week=typed,
        week_refusal=refusal,
        weekdays=chefs.DAYS,
        stations={key: name for key, name in station_names(request).items() if key in scope().stations},
    )


async def chef_page(
    request: StaffRequest,
    chef_id: UUID,
    *,
    week: Mapping[str, Any] | None = None,
    week_refusal: Refused | None = None,
    warned: Warned | None = None,
    **forms: Form[Any],
) -> Page:
    """Show a chef, with what went wrong in the form that was sent."""
    row, now = await Chef.one(chef_id), clock.now()
    zone = ZoneInfo(zones(request)[row.station])
    today = now.astimezone(zone).date()
    times = await _times(chef_id, today)
    parties = await chefs.parties_of([chef_id], since=now)
    bad = warned is not None or week_refusal is not None or any(not form.ok for form in forms.values())
    return Page(
        "chefs/show.html",
        status=422 if bad else 200,
        base=base(request),
        chef=row,
        times=times,
        away=[_away(each, parties, zone) for each in times.overrides if each.ends_at > now],
        parties=parties,
        absences=_absences(times, parties, zone),
        zone=zone.key,
        today=today,
        week=typed_week(times.hours) if week is None else week,
        week_refusal=week_refusal,
        warned=warned.form if warned else "",
        in_the_way=warned.refusal.parties if warned else (),
        warning=str(warned.refusal) if warned else "",
        may_assign=here(request).may(Action.MANAGE_BOOKINGS, [row.station]),
        weekdays=chefs.DAYS,
        week_words=[(name, _words(times.on(number))) for number, name in enumerate(chefs.DAYS)],
        details=forms.get("details") or Form(ChefForm),
        off=forms.get("off"),
        end=forms.get("end"),
        extra=forms.get("extra"),
        link=f"{request.app.state.settings.base_url}/c/{qr.sign(LinkKind.CHEF, row.id, row.link_version)}",
        may_manage=here(request).may(Action.MANAGE_CHEFS, [row.station]),
    )


async def _times(chef_id: UUID, today: date) -> ChefTimes:
    found = await chefs.of_station(today, today + TIMES_SHOWN, chef_id=chef_id, with_former=True)
    if not found:
        raise RowMissing(Chef.__name__)
    return found[0]


def _absences(times: ChefTimes, parties: Sequence[ChefParty], zone: ZoneInfo) -> dict[UUID, Absence]:
    """Return at which parties they cannot be, and why."""
    if not parties:
        return {}
    shifts = Shifts([times], parties[0].event_date, parties[-1].event_date, zone)
    found = ((party.booking, shifts.absence(times.id, party.kept_from_at, party.kept_until_at)) for party in parties)
    return {booking: absence for booking, absence in found if absence}


def _away(each: HoursOverride, parties: Sequence[ChefParty], zone: ZoneInfo) -> Away:
    meeting = chefs.within(parties, each.starts_at, each.ends_at) if each.is_off else []
    return Away(each, _range_words(each, zone), meeting)


def _range_words(each: HoursOverride, zone: ZoneInfo) -> str:
    """Write a time as days, where it is whole ones, otherwise with its hours."""
    begins, ends = each.starts_at.astimezone(zone), each.ends_at.astimezone(zone)
    if begins.time() == ends.time() == time.min:
        last = ends.date() - timedelta(days=1)
        return day(begins.date()) if last == begins.date() else f"{day(begins.date())} to {day(last)}"
    until = clock_time(ends) if ends.date() == begins.date() else f"{day(ends.date())}, {clock_time(ends)}"
    return f"{day(begins.date())}, {clock_time(begins)} to {until}"


def _words(ranges: Sequence[WeekHours]) -> str:
    return ", ".join(each.words for each in ranges) or "Free"


def _days(now: datetime, request: StaffRequest) -> list[date]:
    today = now.astimezone(ZoneInfo(here(request).places[0].time_zone)).date()
    return [today + timedelta(days=number) for number in range(DAYS_SHOWN)]


def _load(chef: ChefTimes, on: date, kept: Mapping[tuple[UUID, date], int], zone: ZoneInfo) -> DayLoad:
    works = any(span.starts_at.astimezone(zone).date() == on for span in chef.ranges(on, on, zone))
    return DayLoad(on, kept[chef.id, on], chef.most_on(on, zone) if works else 0)


def _minute(typed: str) -> int:
    at = time.fromisoformat(typed)
    return at.hour * 60 + at.minute


def _written(minute: int) -> str:
    hour, rest = divmod(minute % chefs.DAY_MINUTES, 60)
    return f"{hour:02}:{rest:02}"
