"""The page of the review queue, put together: the list, the payment selected, and what this person decided lately."""

from contextlib import suppress
from datetime import timedelta
from typing import Any, Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from redis.exceptions import RedisError

from portal import clock
from portal.controllers.matching_draft import first_draft
from portal.domain import matching
from portal.domain.access import Action
from portal.domain.bookings import BookingLine
from portal.domain.matching import Detail, Option, Waiting
from portal.settings import Mode
from portal.web.components import Link
from portal.web.live import also_looking, look
from portal.web.page import Page
from portal.web.scope import Visit, visit_of
from portal.web.session import StaffRequest
from tables.base import RowMissing

TEMPLATE: Final = "matching/queue.html"
SESSION: Final = timedelta(hours=12)
LONGEST_SEARCH: Final = 100
VIEWS: Final = ("mail", "text", "raw")


Row = TypeVar("Row", bound=Waiting)


class Asked(msgspec.Struct, frozen=True):
    """What an address of the queue asks for, beside the payment."""

    view: str = "mail"
    search: str = ""
    owing: bool = False
    split: bool = False
    record: bool = False


def asked(request: StaffRequest) -> Asked:
    """Read the address."""
    query = request.query_params
    view = query.get("view", "mail")
    return Asked(
        view=view if view in VIEWS else "mail",
        search=query.get("search", "").strip()[:LONGEST_SEARCH],
        owing="owing" in query,
        split="split" in query,
        record="record" in query,
    )


def here(request: StaffRequest) -> Visit:
    """Return whose queue it is."""
    there = visit_of(request.scope)
    assert there is not None  # noqa: S101 - the staff router found it
    return there


def queue_url(request: StaffRequest) -> str:
    """Return the address of the queue."""
    return f"/{here(request).slug}/queue"


async def queue_page(
    request: StaffRequest, selected: UUID | None = None, *, wants: Asked | None = None, status: int = 200, **more: Any
) -> Page:
    """Build the page with a payment selected, or with the first that waits; `more` is what a form tried.

    Raises:
        RowMissing: the payment is not in scope.

    """
    rows = await matching.waiting()
    wants = wants or Asked()
    chosen = selected or (rows[0].id if rows else None)
    detail = await matching.notification(chosen) if chosen else None
    if selected and detail is None:
        raise RowMissing("PaymentNotification")

    lines = await matching.lines_of(rows, detail)
    rows = [_with_best(row, lines) for row in rows]
    detail = _with_best(detail, lines) if detail else None
    options = await _options(detail, lines, wants)
    shown = {
        "rows": rows,
        "detail": detail,
        "options": options,
        "wants": wants,
        "next": _after(rows, detail),
        "looking": await _looking(request, rows, detail),
        "gone_back": await matching.may_have_gone_back(detail) if detail and detail.takes_back else [],
        "text": matching.as_text(detail.raw) if detail and wants.view == "text" else "",
        "form": None,
        "split": first_draft(detail, options) if detail and wants.split else None,
        "record": None,
    }
    return Page(TEMPLATE, block=_part(request), status=status, **await around(request, "needs_you"), **shown | more)


async def around(request: StaffRequest, tab: str) -> dict[str, Any]:
    """Return what every page of the queue shows: tabs with counts, this person's log, the clock of the place."""
    there = here(request)
    counts = await matching.counts()
    log = await matching.decisions_of(request.user.id, since=clock.now() - SESSION)
    zone = there.places[0].time_zone
    return {
        "queue": queue_url(request),
        "tabs": _tabs(there, counts, tab),
        "counts": counts,
        "log": log,
        "last": next((entry for entry in log if not entry.is_undone), None),
        "zone": zone,
        "now": clock.now().astimezone(ZoneInfo(zone)),
        "may_decide": there.may(Action.MATCH_PAYMENTS),
        "may_record": there.may(Action.RECORD_PAYMENTS),
        "can_paste": request.app.state.settings.mode is Mode.DEMO,
    }


def _part(request: StaffRequest) -> str:
    """Return the block that htmx replaces: the list alone when the queue changed, otherwise everything."""
    target = request.headers.get("hx-target", "")
    return next((name for name in ("list", "presence") if target.endswith(f"#queue-{name}")), "queue")


def _with_best(row: Row, lines: dict[UUID, BookingLine]) -> Row:
    return msgspec.structs.replace(row, best=lines.get(row.best_id)) if row.best_id else row


async def _options(detail: Detail | None, lines: dict[UUID, BookingLine], wants: Asked) -> list[Option]:
    if detail is None or detail.left_cents is None:
        return []
    known = matching.ranked(detail, lines)
    if not (wants.search or wants.owing):
        return known
    asked_for = (
        await matching.found(wants.search, amount_cents=detail.left_cents)
        if wants.search
        else await matching.owing_exactly(detail.left_cents)
    )
    ranked = {option.booking.id: option for option in known}
    return [ranked.get(option.booking.id, option) for option in asked_for]


def _after(rows: list[Waiting], detail: Detail | None) -> UUID | None:
    """Return the payment below the one selected: it comes next."""
    ids = [row.id for row in rows]
    if detail is None or detail.id not in ids:
        return ids[0] if ids else None
    place = ids.index(detail.id)
    return next(iter(ids[place + 1 :] or ids[:place]), None)


async def _looking(request: StaffRequest, rows: list[Waiting], detail: Detail | None) -> dict[UUID, list[str]]:
    """Say that this person looks at the payment selected, and return who looks at which; nobody when Redis is away."""
    with suppress(RedisError, OSError):
        redis = request.app.state.redis
        if detail is not None:
            await look(redis, detail.id, person_id=request.user.id)
        return await also_looking(redis, [row.id for row in rows], but=request.user.id)
    return {}


def _tabs(there: Visit, counts: matching.Counts, tab: str) -> list[Link]:
    queue = f"/{there.slug}/queue"
    return [
        Link(label="Needs you", href=queue, count=counts.waiting, current=tab == "needs_you"),
        Link(label="Matched", href=f"{queue}?show=matched", count=counts.matched, current=tab == "matched"),
        Link(label="Set aside", href=f"{queue}?show=set_aside", count=counts.set_aside, current=tab == "set_aside"),
        Link(label="All money", href=f"/{there.slug}/payments"),
    ]
