"""The lines of the bell, in words."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.events import RecordedEvent
from portal.domain.notifications import Notice
from portal.web.components import Tone
from portal.web.events.bell import RINGS, EventSubject
from portal.web.events.lines import UNKNOWN_ICON, href, label_of, read
from portal.web.events.registry import PRESENTATIONS
from portal.web.session import StaffRequest

Found = dict[tuple[EventSubject[Any], UUID], Any]


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
    events = [_event(notice) for notice in notices]
    found = await _found([event for event in events if event is not None])
    return [_line(notice, event, found, request) for notice, event in zip(notices, events, strict=True)]


def _event(notice: Notice) -> RecordedEvent | None:
    """Return what is told; an older copy of the portal took its subject's id out of the facts, not its stream's."""
    stream_id = UUID(notice.facts.get("stream_id", str(notice.subject_id)))
    return read(notice.kind, stream_id, {"booking_id": notice.subject_id, **notice.facts})


async def _found(events: Sequence[RecordedEvent]) -> Found:
    """Return what events are about, by where it was looked up."""
    wanted: dict[EventSubject[Any], list[UUID]] = {}
    for event in events:
        if event.name in RINGS:
            subject = RINGS[event.name].subject
            wanted.setdefault(subject, []).append(getattr(event, subject.fact))
    return {(subject, of): row for subject, ids in wanted.items() for of, row in (await subject.find(ids)).items()}


def _line(notice: Notice, event: RecordedEvent | None, found: Found, request: StaffRequest) -> NoticeLine:
    known, ring = PRESENTATIONS.get(notice.kind), RINGS.get(notice.kind)
    words = ring if event is not None else None
    about = found.get((words.subject, getattr(event, words.subject.fact))) if words else None
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
