"""What happened, as lines of a time line."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from portal.domain import access, events
from portal.domain.events import History, RecordedEvent, UnknownEvent
from portal.web.components import Tone
from portal.web.events.presentation import Presentation
from portal.web.events.registry import PRESENTATIONS
from portal.web.places import here
from portal.web.public import CHEF, CUSTOMER
from portal.web.session import StaffRequest

USER: Final = "user:"
UNKNOWN_ICON: Final = "circle"
NOWHERE: Final = UUID(int=0)
"""The stream of a line that was written before its own was put there: words need none, and it leads nowhere."""
Names = Mapping[UUID, str]


class TimelineLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line, in words. `href` is a page that this person may open, and is not on."""

    title: str
    detail: str
    icon: str
    tone: Tone
    href: str | None
    by: str
    at: datetime


async def names_of(actors: Iterable[str], *others: UUID | None) -> Names:
    """Return the names of the users among those who did something, and of others on the page."""
    users = {UUID(actor.removeprefix(USER)) for actor in actors if actor.startswith(USER)}
    return await access.names(users | {user for user in others if user})


def time_line(history: Iterable[History], *, names: Names, request: StaffRequest) -> list[TimelineLine]:
    """Put what happened into words, in its order."""
    return [_line(each, names, request) for each in history]


def who(actor: str, names: Names) -> str:
    """Name whoever did something; customers and chefs come by a signed link."""
    if actor.startswith(USER):
        return names.get(UUID(actor.removeprefix(USER)), "A former user")
    return {CUSTOMER: "The customer", CHEF: "The chef"}.get(actor, "The portal")


def read(name: str, stream_id: UUID, facts: Mapping[str, Any]) -> RecordedEvent | None:
    """Return an event as its class; None where this copy of the portal cannot read it."""
    try:
        return events.decode(name, stream_id, facts)
    except (UnknownEvent, msgspec.ValidationError):
        return None


def label_of(name: str) -> str:
    """Say what an event is without its facts: of one that has no words yet, its name says it."""
    presentation = PRESENTATIONS.get(name)
    return presentation.label if presentation else " ".join(name.split(".")[1:]).replace("_", " ").capitalize()


def href(presentation: Presentation, event: RecordedEvent, request: StaffRequest) -> str | None:
    """Return the address of the page that an event leads to; None where this person may not open it, or is there."""
    there, path = here(request), presentation.path(event)
    if path is None or not there.may(request.app.state.event_pages[presentation.page]):
        return None
    address = f"/{there.slug}{path}"
    return address if address != request.url.path else None


def _line(line: History, names: Names, request: StaffRequest) -> TimelineLine:
    known = PRESENTATIONS.get(line.name)
    event = read(line.name, line.stream_id or NOWHERE, line.facts)
    words = known if event is not None else None
    return TimelineLine(
        title=words.title(event) if words and words.title else label_of(line.name),
        detail=words.detail(event) if words and words.detail else "",
        icon=known.icon if known else UNKNOWN_ICON,
        tone=known.tone if known else "",
        href=href(words, event, request) if words and event and line.stream_id else None,
        by=who(line.actor, names),
        at=line.happened_at,
    )
