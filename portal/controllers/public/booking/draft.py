"""A draft under way, as all of its pages show it: what was chosen, what it costs, and where its other pages are."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from litestar import Request
from litestar.exceptions import NotFoundException

from portal import clock
from portal.domain import catalog, drafts, notifications, qr, quotes, stations
from portal.domain.drafts import Draft, DraftStep
from portal.domain.qr import LinkKind
from portal.domain.quotes import Priced, Rule, Seen
from portal.domain.stations import OpenStation
from portal.text import plural
from portal.web.forms import Form
from portal.web.page import Done, Page
from portal.web.public import open_station, open_to_all
from tables.base import RowMissing
from tables.bookings import Booking
from tables.catalog import Policy

GOING_ON: Final = open_to_all("customers go on with a booking by its signed link")
FIRST_LINK: Final = 1
STEPS = (
    (DraftStep.DATE, "Date"),
    (DraftStep.GUESTS, "Guests"),
    (DraftStep.ADDRESS, "Place"),
    (DraftStep.YOU, "Deposit"),
)


class DraftContext(msgspec.Struct, frozen=True, kw_only=True):
    """A draft with what its pages say around it.

    `policy` is that of now; `rules` is the one that its price was made under, which its customer accepts.
    """

    token: str
    draft: Draft
    station: OpenStation
    policy: Policy
    rules: Policy
    site: str

    @property
    def base(self) -> str:
        """Return the address of the draft."""
        return f"/{self.station.slug}/book/{self.token}"

    @property
    def zone(self) -> ZoneInfo:
        """Return the clock on the wall where the party is."""
        return ZoneInfo(self.station.time_zone)

    @property
    def today(self) -> date:
        """Return the date on that clock."""
        return clock.now().astimezone(self.zone).date()

    @property
    def local(self) -> datetime | None:
        """Return when the party begins, on that clock."""
        starts_at = self.draft.answers.starts_at
        return starts_at.astimezone(self.zone) if starts_at else None

    @property
    def miles(self) -> int | None:
        """Return how far the chef drives."""
        return catalog.miles(self.station.postal_code, self.draft.answers.postal_code)

    @property
    def priced(self) -> Priced:
        """Return what the party costs as it is now."""
        return self.draft.price(self.miles)

    @property
    def is_too_large(self) -> bool:
        """Say whether such a party is arranged by people."""
        return self.draft.answers.guests.count > self.policy.largest_party

    @property
    def seen(self) -> Seen:
        """Return what the last page shows, which it is booked by."""
        return self.draft.seen(self.miles, self.zone)

    @property
    def city(self) -> str:
        """Return where the party is."""
        location = catalog.zip_location(self.draft.answers.postal_code)
        return self.draft.answers.city or (location.city if location else "")


async def under_way(request: Request[Any, Any, Any], token: str) -> DraftContext:
    """Return the draft that an address names.

    Raises:
        NotFoundException: it is no token of ours, or the draft was forgotten since.

    """
    try:
        draft = await drafts.resume(draft_named(token))
    except RowMissing as error:
        raise NotFoundException from error
    policy = await catalog.policy()
    version = draft.rates.rules.version
    return DraftContext(
        token=token,
        draft=draft,
        station=open_station(request),
        policy=policy,
        rules=policy if policy.version == version else await catalog.policy(version),
        site=request.app.state.settings.base_url,
    )


def draft_named(token: str) -> UUID:
    """Return the id of the draft that an address names.

    Raises:
        NotFoundException: it is no token of ours.

    """
    link = qr.read(LinkKind.DRAFT, token)
    if link is None:
        raise NotFoundException
    return link.row_id


async def as_it_is_now(request: Request[Any, Any, Any], under: DraftContext) -> DraftContext:
    """Return a draft anew, where something else may have changed it; that its price was made anew is still said."""
    now = await under_way(request, under.token)
    is_renewed = now.draft.is_renewed or under.draft.is_renewed
    return msgspec.structs.replace(now, draft=msgspec.structs.replace(now.draft, is_renewed=is_renewed))


def gone(_: Request[Any, Any, Any], _error: Exception) -> Page:
    """Say kindly that a link leads nowhere any more."""
    return Page("booking/gone.html", status=404, draft=None)


async def ahead(under: DraftContext, step: DraftStep) -> Done | None:
    """Lead away from a page whose turn it is not: to the booking, once there is one, or to what is missing before."""
    if under.draft.booking:
        return to_booking(await Booking.one(under.draft.booking))
    order = [each for each, _ in STEPS]
    missing = under.draft.answers.next_step
    return Done(to=f"{under.base}/{missing}") if order.index(step) > order.index(missing) else None


def to_booking(booking: Booking) -> Done:
    """Lead to the booking's own page, unless its link was renewed: that ended this way to it, too.

    Raises:
        NotFoundException: it was.

    """
    if booking.link_version > FIRST_LINK:
        raise NotFoundException
    return Done(to=notifications.page_of(booking))


def step_page(under: DraftContext, step: DraftStep, form: Form[Any], **context: Any) -> Page:
    """Show a page of the draft."""
    known = {
        "under": under,
        "draft": under.draft,
        "answers": under.draft.answers,
        "priced": under.priced,
        "note": _note(under),
        "policy_summary": quotes.policy_summary(under.rules, under.draft.answers.event_date, today=under.today),
        "promises": quotes.promises(under.rules, under.draft.answers.event_date, today=under.today),
    }
    return Page(f"booking/{step}.html", block="book", status=200 if form.ok else 422, form=form, **(known | context))


def _note(under: DraftContext) -> str:
    """Say what is in the price."""
    count = under.draft.answers.guests.count
    what = "travel and tax" if under.priced.of(Rule.TAX) else "travel"
    return f"{plural(count, 'guest')}, with {what}"


async def business_stations(request: Request[Any, Any, Any]) -> frozenset[Any]:
    """Return the stations of the business whose page this is."""
    return await stations.stations_of(open_station(request).business)
