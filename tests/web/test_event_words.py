"""Every kind of event has words, an icon, a tone, and a page that is there; what has none is never given others'."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from collections.abc import Iterator
from datetime import date
from enum import EnumType
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints
from uuid import UUID

import msgspec
import pytest

from tests.cast import Builder

if TYPE_CHECKING:
    from litestar import Litestar

    from portal.demo import Stage
    from portal.domain.events import RecordedEvent
    from tests.web.visitor import Visitor

ROOT: Final = Path(__file__).parents[2]
ICONS: Final = frozenset(re.findall(r'id="([a-z0-9-]+)"', (ROOT / "portal/static/icons.svg").read_text()))
SOME: Final[dict[Any, Any]] = {
    UUID: UUID(int=7),
    int: 100,
    str: "venmo",
    bool: True,
    date: date(2026, 6, 27),
    tuple[str, ...]: ("starts_at", "guests"),
}


def _kinds() -> "list[type[RecordedEvent]]":
    from portal.domain.events import kinds

    for path in (ROOT / "portal/domain").glob("*/events.py"):
        import_module(f"portal.domain.{path.parent.name}.events")
    return list(kinds())


def _made_up(kind: "type[RecordedEvent]") -> "Iterator[RecordedEvent]":
    """Yield events of a kind: one with each value that a choice has, and one with every fact that may be missing."""
    hints = get_type_hints(kind)
    facts = {field.name: _values(hints[field.name]) for field in msgspec.structs.fields(kind)}
    for number in range(max(len(values) for values in facts.values())):
        yield kind(**{name: values[min(number, len(values) - 1)] for name, values in facts.items()})


def _values(hint: Any) -> list[Any]:
    if isinstance(hint, EnumType):
        return list(hint)
    if hint in SOME:
        return [SOME[hint]]
    alternatives = get_args(hint)
    if type(None) in alternatives:
        return [*_values(next(each for each in alternatives if each is not type(None))), None]
    return [msgspec.convert({} if hint == dict[str, Any] else [], hint)] if alternatives else [_moment()]


def _moment() -> Any:
    from portal import clock

    return clock.now()


def test_every_kind_of_event_has_a_row_of_its_own() -> None:
    from portal.web.events.registry import PRESENTATIONS, ROWS

    names = {kind.name for kind in _kinds()}

    assert names - set(PRESENTATIONS) == set(), "Say in portal/web/events/registry.py how it is shown."
    assert set(PRESENTATIONS) - names == set()
    assert len(ROWS) == len(PRESENTATIONS)


def test_every_row_says_something_of_every_event_of_its_kind() -> None:
    from portal.web.events.registry import PRESENTATIONS

    for kind in _kinds():
        row = PRESENTATIONS[kind.name]
        for event in _made_up(kind):
            said = [row.label, *(words(event) for words in (row.title, row.detail) if words)]
            assert said[0], kind.name
            assert not [text for text in said if "None" in text or "." in text.strip(".")[:1]], (kind.name, said)
            assert not any(text.startswith(" ") or text.endswith((" ", ",")) for text in said), (kind.name, said)


def test_every_icon_is_drawn() -> None:
    from portal.web import vocabulary
    from portal.web.events.registry import PRESENTATIONS

    used = {row.icon for row in PRESENTATIONS.values()}
    for icons in (value for name, value in vars(vocabulary).items() if name.endswith("_ICONS")):
        used |= set(icons.values())

    assert used - ICONS == set()


def test_every_word_of_a_choice_is_in_the_vocabulary() -> None:
    from portal.web import vocabulary

    for name, words in vars(vocabulary).items():
        if isinstance(words, dict) and name.isupper():
            choice: Any = type(next(iter(words)))
            assert set(choice) - set(words) == set(), name


async def test_every_event_leads_to_a_page_that_is_there(app: "Litestar") -> None:
    from portal.web.events.registry import PRESENTATIONS

    for kind in _kinds():
        row = PRESENTATIONS[kind.name]
        assert row.page in app.state.event_pages, kind.name
        for event in _made_up(kind):
            path = row.path(event)
            assert path is None or "{" not in path, kind.name


async def test_a_portal_whose_events_lead_nowhere_does_not_start(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.domain.bookings import BookingMade
    from portal.web.events.pages import NoSuchPage
    from portal.web.events.presentation import shown
    from portal.web.events.registry import PRESENTATIONS
    from tests.web.visitor import application

    astray = shown(BookingMade, "Booked", "plus", "/parties/{stream_id}")
    monkeypatch.setitem(PRESENTATIONS, BookingMade.name, astray)

    with pytest.raises(NoSuchPage, match=r"bookings\.booking\.made leads to /parties/"):
        async with application():
            pass


async def test_the_audit_leads_to_pages_that_are_there(redis_url: str) -> None:
    from portal.controllers.staff.system.audit_log import PAGES
    from tests.web.visitor import application

    async with application() as app:
        there = {re.sub(r":uuid", "", route.path).partition("}")[2] for route in app.routes}

    of_rows = {path.rpartition("/")[0].strip("/") for path in there if re.fullmatch(r"/\w+/\{\w+\}", path)}
    assert PAGES - of_rows == set()


def test_whatever_rings_the_bell_has_words_for_it() -> None:
    from jobs.notifications import notify
    from jobs.reactions import REACTIONS
    from portal.web.events.bell import RINGS

    rung = {event.name for event, jobs in REACTIONS.items() if notify in jobs}

    assert rung == set(RINGS), "Say in portal/web/events/bell.py what the bell says."


def test_the_bell_says_something_also_of_what_is_out_of_sight() -> None:
    from portal.web.events.bell import RINGS

    for ring in RINGS.values():
        for event in _made_up(ring.event):
            title, detail = ring.title(event, None), ring.detail(event, None)
            assert title, ring.event.name
            assert "None" not in title + detail, ring.event.name


async def _line(stage: "Stage", visitor: "Visitor", a: Builder, name: str, facts: str) -> str:
    """Return a booking's time line on which something stands that this copy of the portal cannot read."""
    from portal import clock
    from tables.columns import TimeOrderedId
    from tables.events import Event
    from tables.scope import scoped

    booking = await a.booking(customer="Dana Ortiz")
    with scoped(stage.scope_of(stage.riverside)):
        line = Event(
            event=TimeOrderedId().python(),
            subject="booking",
            subject_id=booking.id,
            name=name,
            facts=facts,
            happened_at=clock.now(),
        )
        await Event.insert(line)
    await visitor.logs_in(stage.users["maya"].id)
    return (await visitor.get(f"/riverside/bookings/{booking.id}")).text.partition('id="history"')[2]


async def test_an_event_of_a_newer_copy_is_named_and_nothing_is_made_up(
    a: Builder, stage: "Stage", visitor: "Visitor"
) -> None:
    line = await _line(stage, visitor, a, "reviews.review.came_in", '{"stars": 5}')

    assert "<b>Review came in</b>" in line


async def test_an_event_whose_facts_cannot_be_read_says_what_is_true_of_its_kind(
    a: Builder, stage: "Stage", visitor: "Visitor"
) -> None:
    line = await _line(stage, visitor, a, "bookings.booking.cancelled", '{"kept": "all of it"}')

    assert "<b>Canceled</b>" in line
    assert "by us" not in line


async def test_a_line_leads_only_where_its_reader_may_go(
    a: Builder, stage: "Stage", visitor: "Visitor", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portal.domain.access import Action
    from portal.domain.notifications import notices
    from tables.scope import scoped
    from tests.journeys.work import integrations_in, work_off

    await a.notification("Nobody Known", "33.00")
    await work_off(integrations_in(tmp_path))
    with scoped(stage.scope_of(stage.riverside)):
        [notice] = await notices(stage.users["sam"].id)
    await visitor.logs_in(stage.users["sam"].id)

    may = (await visitor.get("/riverside/notifications")).text
    monkeypatch.setitem(visitor.app.state.event_pages, "/queue/{}", Action.ADMINISTER_PLATFORM)
    may_not = (await visitor.get("/riverside/notifications")).text

    assert f'href="/riverside/queue/{notice.subject_id}"' in may
    assert "needs review" in may_not
    assert f"/queue/{notice.subject_id}" not in may_not
