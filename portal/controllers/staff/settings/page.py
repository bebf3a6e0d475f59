"""What the settings pages are told: their tabs, the form in hand, and what a sample party costs before and after it."""

from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec
from litestar import Request

from portal.controllers.staff.settings.sample import Sample, sample_of
from portal.web.components import Link
from portal.web.forms import Form
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone
from portal.web.session import StaffRequest
from tables.scope import scope, the_station

Answers = TypeVar("Answers", bound=msgspec.Struct)
Change = Callable[[Any], Awaitable[object]]

TABS: Final = {
    "menu": "Menu and prices",
    "adjustments": "Tiers and offers",
    "policy": "Policy",
    "party": "At the party",
    "opening": "Slots and area",
    "suggestions": "Suggestions",
    "station": "Station",
}
WEEKDAYS: Final = tuple(enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """A settings page with a form: where it stands, what it is called, and which template holds its fields.

    `place` is what follows the tab's address, `below` a template for what stands under the form, `more` what both need.
    """

    tab: str
    title: str
    fields: str
    place: str = ""
    save: str = "Save"
    below: str | None = None
    with_sample: bool = True
    pieces: int = 0
    more: dict[str, Any] = msgspec.field(default_factory=dict)


async def one_station(request: Request[Any, Any, Any]) -> Page | None:
    """Ask which station is meant where several are in sight: each has prices and rules of its own."""
    if len(scope().stations) == 1:
        return None
    places = [place for place in here(request).places if place.id in scope().stations]
    rest = request.url.path.partition("/settings/")[2].partition("/")[0]
    return Page("settings/choose.html", places=places, rest=rest, title=TABS.get(rest, "Settings"))


def around(request: StaffRequest, tab: str) -> dict[str, Any]:
    """Return what every settings page needs."""
    start = f"{base(request)}/settings"
    return {
        "base": start,
        "zone": main_zone(request),
        "station": here(request).places[0],
        "tabs": [Link(label=words, href=f"{start}/{key}", current=key == tab) for key, words in TABS.items()],
        "weekdays": WEEKDAYS,
    }


async def sheet_page(request: StaffRequest, sheet: Sheet, form: Form[Any], *, sample: Sample | None = None) -> Page:
    """Show a form, with what was typed and what is wrong with it, beside the price of a sample party."""
    if sample is None and sheet.with_sample:
        sample = await sample_of(request, await _typed(request), pieces=sheet.pieces)
    return Page(
        "settings/edit.html",
        status=200 if form.ok else 422,
        sheet=sheet,
        form=form,
        sample=sample,
        action=f"{base(request)}/settings/{sheet.tab}{sheet.place}",
        **around(request, sheet.tab),
        **sheet.more,
    )


async def saved(
    request: StaffRequest, sheet: Sheet, kind: type[Answers], change: Change, *, to: str, toast: str
) -> Page | Done:
    """Do what the form says, or show it again with what is wrong."""
    form = Form(kind, await request.form())
    if (typed := form.value) is not None:
        with form.catching():
            await change(typed)
            return Done(to=f"{base(request)}/settings/{to}", toast=toast)
    return await sheet_page(request, sheet, form)


async def previewed(request: StaffRequest, sheet: Sheet, kind: type[Answers], change: Change) -> Page:
    """Show what a sample party would cost if the form were saved. Nothing is written."""
    form = Form(kind, await request.form())
    sample = await sample_of(request, await _typed(request), form=form, change=change, pieces=sheet.pieces)
    page = await sheet_page(request, sheet, form, sample=sample)
    page.block, page.status_code = "sample", 200
    return page


def station_id() -> UUID:
    """Return the one station that is set up."""
    return the_station()


async def _typed(request: StaffRequest) -> Any:
    return await request.form() if request.method == "POST" else request.query_params
