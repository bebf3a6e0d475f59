"""The page of the review queue, put together: the list, the payment selected, and what this person decided lately."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec

from portal import clock
from portal.controllers.staff.matching.beyond import beyond
from portal.controllers.staff.matching.choices import choices
from portal.controllers.staff.matching.query import PaymentQuery
from portal.controllers.staff.matching.viewers import somebody_else
from portal.domain import matching
from portal.domain.access import Action
from portal.domain.bookings import BookingLine
from portal.domain.matching import Decided, Detail, Waiting
from portal.settings import Mode
from portal.text import up_to
from portal.web.components import Link
from portal.web.page import Page
from portal.web.places import clocks, station_names
from portal.web.scope import RequestScope, visit_of
from portal.web.session import StaffRequest
from tables.base import RowMissing

TEMPLATE: Final = "matching/queue.html"
SESSION: Final = timedelta(hours=12)
NOTHING_CHOSEN: Final[dict[str, Any]] = {
    **dict.fromkeys(("form", "split", "record", "armed")),
    "options": [],
    "gone_back": [],
    "can_pick": False,
    "pickable_at": frozenset(),
    "shown": "",
}


class Last(msgspec.Struct, frozen=True):
    """The last decision, where it is undone, and how many are undone with it."""

    id: UUID
    undo_url: str
    number: int = 1

    @property
    def words(self) -> str:
        """Return what undoing it is called."""
        return "Undo last" if self.number == 1 else f"Undo last {self.number}"


Row = TypeVar("Row", bound=Waiting)


def here(request: StaffRequest) -> RequestScope:
    """Return whose queue it is."""
    there = visit_of(request.scope)
    assert there is not None  # noqa: S101 - the staff router found it
    return there


def queue_url(request: StaffRequest) -> str:
    """Return the address of the queue."""
    return f"/{here(request).slug}/queue"


async def queue_page(
    request: StaffRequest,
    selected: UUID | None = None,
    *,
    wants: PaymentQuery | None = None,
    status: int = 200,
    **more: Any,
) -> Page:
    """Build the page with a payment selected, or with the first that waits; `more` is what a form tried.

    Raises:
        RowMissing: the payment is not in scope.

    """
    wants = wants or PaymentQuery()
    part = _part(request)
    rows = await matching.waiting()
    detail = await _selected(rows, selected)
    lines = await matching.lines_of(rows, detail)
    rows = [_with_best(detail if detail and detail.id == row.id else row, lines) for row in rows]
    context: dict[str, Any] = NOTHING_CHOSEN | more
    if detail is not None:
        detail = _with_best(detail, lines)
        there = here(request)
        may_decide = there.may(Action.MATCH_PAYMENTS, detail.stations)
        decides = there.allowing(Action.MATCH_PAYMENTS) if may_decide else frozenset[UUID]()
        context |= await choices(detail, lines, wants, form=context["form"], split=context["split"], decides=decides)
    context |= {
        "rows": rows,
        "detail": detail,
        "beyond": list(beyond(request, detail)) if detail else [],
        "whose": _named(request, detail.stations) if detail else "",
        "later": matching.snooze_times(clocks(request).at(detail.stations).now) if detail else [],
        "wants": wants,
        "next": _after(rows, detail),
        "somebody": await somebody_else(request, detail.id if detail else None, is_opening=part == "queue"),
        "text": await matching.mail_text(detail.raw) if detail and wants.view == "text" else "",
    }
    about = await around(request, "needs_you")
    if detail is not None:
        about |= _rights(here(request), detail.stations)
    return Page(TEMPLATE, block=part, status=status, **about, **context)


async def _selected(rows: list[Waiting], selected: UUID | None) -> Detail | None:
    """Return the payment selected, or the first that waits; its candidates are those of now."""
    chosen = selected or (rows[0].id if rows else None)
    detail = await matching.notification(chosen) if chosen else None
    if selected and detail is None:
        raise RowMissing("PaymentNotification")
    return await matching.as_of_now(detail) if detail else None


async def around(request: StaffRequest, tab: str) -> dict[str, Any]:
    """Return what every page of the queue shows: tabs with counts, this person's log, the clock of the place."""
    there = here(request)
    counts = await matching.counts()
    log = await matching.decisions_of(request.user.id, since=clock.now() - SESSION)
    undoable = [entry for entry in log if there.may(Action.MATCH_PAYMENTS, entry.stations)]
    return {
        "queue": queue_url(request),
        "base": f"/{there.slug}",
        "tabs": _tabs(there, counts, tab),
        "counts": counts,
        "log": log,
        "last": last_of(undoable, queue_url(request)),
        "clocks": clocks(request),
        "stations": station_names(request),
        "decides": there.allowing(Action.MATCH_PAYMENTS),
        "records": there.allowing(Action.RECORD_PAYMENTS),
        **_rights(there),
        "can_paste": request.app.state.settings.mode is Mode.DEMO,
    }


def _rights(there: RequestScope, stations: Iterable[UUID] | None = None) -> dict[str, bool]:
    """Return what may be done with a payment of these stations; without one, with any."""
    return {
        "may_decide": there.may(Action.MATCH_PAYMENTS, stations),
        "may_record": there.may(Action.RECORD_PAYMENTS, stations),
        "may_manage_mailboxes": there.may(Action.MANAGE_MAILBOXES, stations),
    }


def _named(request: StaffRequest, stations: Iterable[UUID]) -> str:
    """Name the stations of this page whose payment it may be: Riverside or Hilltop."""
    names = station_names(request)
    return " or ".join(names[each] for each in stations if each in names)


def last_of(log: list[Decided], queue: str) -> Last | None:
    """Return what *Undo last* undoes: the last decision that stands, with those that were made together with it."""
    entry = next((entry for entry in log if not entry.is_undone), None)
    if entry is None:
        return None
    if entry.batch is None:
        return Last(entry.id, f"{queue}/decisions/{entry.id}/reversal")
    standing = sum(each.batch == entry.batch and not each.is_undone for each in log)
    return Last(entry.id, f"{queue}/batches/{entry.batch}/reversal", standing)


def _part(request: StaffRequest) -> str:
    """Return the block that htmx replaces: the list alone when the queue changed, otherwise everything."""
    target = request.headers.get("hx-target", "")
    return next((name for name in ("list", "mail") if f"#queue-{name}" in target), "queue")


def _with_best(row: Row, lines: dict[UUID, BookingLine]) -> Row:
    return msgspec.structs.replace(row, best=lines.get(row.best_id)) if row.best_id else row


def _after(rows: list[Waiting], detail: Detail | None) -> UUID | None:
    """Return the payment below the one selected: it comes next."""
    ids = [row.id for row in rows]
    if detail is None or detail.id not in ids:
        return ids[0] if ids else None
    place = ids.index(detail.id)
    return next(iter(ids[place + 1 :] or ids[:place]), None)


def _tabs(there: RequestScope, counts: matching.Counts, tab: str) -> list[Link]:
    queue = f"/{there.slug}/queue"
    return [
        Link(label="Needs you", href=queue, count=counts.waiting, current=tab == "needs_you"),
        Link(
            label="Matched",
            href=f"{queue}?show=matched",
            count=up_to(counts.matched, matching.MOST_COUNTED),
            current=tab == "matched",
        ),
        Link(
            label="Dismissed",
            href=f"{queue}?show=set_aside",
            count=up_to(counts.dismissed, matching.MOST_COUNTED),
            current=tab == "set_aside",
        ),
        Link(label="All payments", href=f"/{there.slug}/payments"),
    ]
