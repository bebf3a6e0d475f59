"""A sample party: what it costs now, and what it would cost after a change."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Final
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import catalog, quotes
from portal.domain.catalog import Rates
from portal.domain.errors import Refused
from portal.domain.quotes import Guests, Order, Priced, Rule
from portal.web.forms import Form
from portal.web.places import main_zone
from portal.web.session import StaffRequest
from tables.scope import the_station
from tables.stations import Station

Few = Annotated[int, msgspec.Meta(ge=0, le=500)]
PLACES: Final = {rule: place for place, rule in enumerate(Rule)}
SATURDAY: Final = 5
AHEAD: Final = timedelta(days=21)


class SampleForm(msgspec.Struct, kw_only=True):
    """The sample party: its guests, of each upgrade and add-on how many, where, when, and how full that date is."""

    sample_adults: Few
    sample_children: Few
    sample_pieces: Few
    sample_zip: Annotated[str, msgspec.Meta(max_length=10)] = ""
    sample_date: date
    sample_full: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    sample_code: Annotated[str, msgspec.Meta(max_length=20)] = ""


class SampleLine(msgspec.Struct, frozen=True):
    """A line of the quote, before and after; None where it has no such line."""

    rule: Rule
    words: str
    why: str
    before_cents: int | None
    after_cents: int | None

    @property
    def is_changed(self) -> bool:
        """Say whether the change does something to it."""
        return self.before_cents != self.after_cents


class Sample(msgspec.Struct, kw_only=True):
    """A sample party, priced; `after` is there only while a change is looked at that makes sense."""

    form: Form[SampleForm]
    before: Priced | None = None
    after: Priced | None = None
    trouble: str = ""
    miles: int | None = None

    @property
    def lines(self) -> list[SampleLine]:
        """Return the lines of both quotes, side by side."""
        return compare(self.before, self.after or self.before) if self.before else []


async def sample_of(
    request: StaffRequest,
    typed: Mapping[str, Any],
    *,
    form: Form[Any] | None = None,
    change: Callable[[Any], Awaitable[object]] | None = None,
    pieces: int = 0,
) -> Sample:
    """Price the sample party now, and as the change would leave the rates; what is refused stands in the form."""
    station = await Station.one(the_station())
    today = clock.now().astimezone(ZoneInfo(main_zone(request))).date()
    given = {name: typed.get(name) for name in SampleForm.__struct_fields__ if typed.get(name) is not None}
    asked = Form(SampleForm, _defaults(station, today, pieces) | given)
    if asked.value is None:
        return Sample(form=asked, trouble="Correct the sample party to see its price.")
    miles = catalog.miles(station.postal_code, asked.value.sample_zip)
    sample = Sample(form=asked, miles=miles)
    try:
        sample.before = _price(await catalog.rates(), asked.value, miles, today)
    except Refused as refusal:
        sample.trouble = str(refusal)
        return sample
    if form is not None and change is not None:
        await _try(sample, form, change, miles, today)
    return sample


async def _try(
    sample: Sample, form: Form[Any], change: Callable[[Any], Awaitable[object]], miles: int | None, today: date
) -> None:
    if form.value is not None and sample.form.value is not None:
        with form.catching():
            rates = await catalog.would_be(lambda: change(form.value))
            sample.after = _price(rates, sample.form.value, miles, today)
    if not form.ok:
        sample.trouble = " ".join(dict.fromkeys(form.errors.values()))


def _price(rates: Rates, asked: SampleForm, miles: int | None, today: date) -> Priced:
    menu = {item.id: asked.sample_pieces for item in rates.items if item.guest_kind is None}
    order = Order(
        guests=Guests(asked.sample_adults, asked.sample_children),
        menu=menu,
        miles=miles,
        event_date=asked.sample_date,
        days_ahead=max((asked.sample_date - today).days, 0),
        fill_percent=asked.sample_full,
        code=asked.sample_code,
    )
    return quotes.price(rates, order)


def compare(before: Priced, after: Priced) -> list[SampleLine]:
    """Lay two quotes side by side, in the order of their rules. Pure."""
    pairs: dict[tuple[Rule, str], list[int | None]] = {}
    why: dict[tuple[Rule, str], str] = {}
    for side, priced in enumerate((before, after)):
        for line in priced.lines:
            pair = pairs.setdefault((line.rule, line.words), [None, None])
            pair[side] = (pair[side] or 0) + line.amount_cents
            why[line.rule, line.words] = line.why
    lines = [SampleLine(rule, words, why[rule, words], *pair) for (rule, words), pair in pairs.items()]
    return sorted(lines, key=lambda line: PLACES[line.rule])


def _defaults(station: Station, today: date, pieces: int) -> dict[str, str]:
    day = today + AHEAD
    saturday = day + timedelta(days=(SATURDAY - day.weekday()) % 7)
    return {
        "sample_adults": "16",
        "sample_children": "4",
        "sample_pieces": str(pieces),
        "sample_zip": station.postal_code,
        "sample_date": saturday.isoformat(),
        "sample_full": "0",
        "sample_code": "",
    }
