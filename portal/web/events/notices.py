"""The lines of the bell, in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.notifications import Notice
from portal.web.components import Tone
from portal.web.events.bell import RINGS, Find
from portal.web.events.lines import UNKNOWN_ICON, href, label_of, read
from portal.web.events.registry import PRESENTATIONS
from portal.web.session import StaffRequest


class NoticeLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the bell. `several` names many of its kind together."""

    kind: str
    station: UUID
    is_read: bool
    at: datetime
    title: str
    detail: str
    several: str
    icon: str
    tone: Tone
    href: str | None


async def notice_lines(notices: Sequence[Notice], request: StaffRequest) -> list[NoticeLine]:
    """Put notices into words, in their order; what they are about is looked up together."""
    found = await _found(notices)
    return [_line(notice, found, request) for notice in notices]


async def _found(notices: Sequence[Notice]) -> dict[tuple[Find[Any], UUID], Any]:
    """Return what notices are about, by where it was looked up."""
    wanted: dict[Find[Any], list[UUID]] = {}
    for notice in notices:
        if notice.kind in RINGS:
            wanted.setdefault(RINGS[notice.kind].find, []).append(notice.subject_id)
    return {(find, of): row for find, ids in wanted.items() for of, row in (await find(ids)).items()}


def _line(notice: Notice, found: dict[tuple[Find[Any], UUID], Any], request: StaffRequest) -> NoticeLine:
    known, ring = PRESENTATIONS.get(notice.kind), RINGS.get(notice.kind)
    # the fact that names what it is about was taken out of the others
    event = read(notice.kind, notice.subject_id, {"booking_id": notice.subject_id, **notice.facts})
    words = ring if event is not None else None
    about = found.get((ring.find, notice.subject_id)) if ring else None
    return NoticeLine(
        kind=notice.kind,
        station=notice.station,
        is_read=notice.is_read,
        at=notice.created_at,
        title=words.title(event, about) if words else label_of(notice.kind),
        detail=words.detail(event, about) if words else "",
        several=ring.several if ring else f"updates: {label_of(notice.kind).lower()}",
        icon=known.icon if known else UNKNOWN_ICON,
        tone=known.tone if known else "",
        href=href(known, event, request) if known and event else None,
    )
