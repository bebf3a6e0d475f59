"""How one kind of event is shown: its words, icon, tone, and the page that it leads to."""

from collections.abc import Callable
from string import Formatter
from typing import Any, TypeVar

import msgspec

from portal.domain.events import RecordedEvent
from portal.web.components import Tone

E = TypeVar("E", bound=RecordedEvent)


class Presentation(msgspec.Struct, frozen=True, kw_only=True):
    """How events of a kind are shown.

    `label` is true of all of them, and what is said where the facts of an old one cannot be read any more. `title`
    says it better with the facts, `detail` says more. `link` is a page after the station's address, with facts of the
    event in braces.
    """

    event: type[RecordedEvent]
    label: str
    icon: str
    link: str
    tone: Tone = ""
    title: Callable[[Any], str] | None = None
    detail: Callable[[Any], str] | None = None

    @property
    def page(self) -> str:
        """Return the page as routes are compared: with an empty place for each fact."""
        return "".join(f"{text}{{}}" if fact is not None else text for text, fact, *_ in Formatter().parse(self.link))

    def path(self, event: RecordedEvent) -> str | None:
        """Return the page of one event; None where it is about nothing that has one."""
        values = {fact: getattr(event, fact) for _, fact, *_ in Formatter().parse(self.link) if fact is not None}
        return None if None in values.values() else self.link.format_map(values)


def shown(
    event: type[E],
    label: str,
    icon: str,
    link: str,
    *,
    tone: Tone = "",
    title: Callable[[E], str] | None = None,
    detail: Callable[[E], str] | None = None,
) -> Presentation:
    """Say how events of a kind are shown; the words are checked against the event's facts."""
    return Presentation(event=event, label=label, icon=icon, link=link, tone=tone, title=title, detail=detail)
