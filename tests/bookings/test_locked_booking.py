"""A verb about a booking holds it as the page showed it, by one preamble."""

import ast
import inspect
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from msgspec import structs

from portal.domain import bookings, schedule
from portal.domain.bookings import ChangedMeanwhile, locked_booking
from tables.scope import ScopeViolation, scoped, the_station
from tests.cast import Builder

DOMAIN = Path(__file__).parents[2] / "portal" / "domain"
DECIDED_ON_A_PAGE = (
    bookings.begin, bookings.complete, bookings.mark_no_show, bookings.cancel, bookings.change, schedule.reschedule,
)  # fmt: skip


async def test_it_narrows_the_scope_to_the_station_of_the_booking(a: Builder) -> None:
    booking = await a.booking()

    of_one = a.stage.scope_of(a.stage.riverside)
    of_two = structs.replace(of_one, stations=of_one.stations | {uuid4()})

    with scoped(of_two):
        with pytest.raises(ScopeViolation):
            the_station()
        async with locked_booking(booking.id, revision=booking.revision) as locked:
            assert (locked.id, the_station()) == (booking.id, booking.station)


async def test_it_refuses_what_another_state_of_the_booking_was_shown_for(a: Builder) -> None:
    booking = await a.booking()

    with scoped(a.stage.scope_of(a.stage.riverside)), pytest.raises(ChangedMeanwhile, match="not as you saw it"):
        async with locked_booking(booking.id, revision=booking.revision + 1):
            pass


@pytest.mark.parametrize("verb", DECIDED_ON_A_PAGE, ids=lambda verb: verb.__name__)
def test_whoever_decides_on_a_page_says_what_it_showed(verb: object) -> None:
    revision = inspect.signature(verb).parameters["revision"]  # type: ignore[arg-type]

    assert (revision.default, revision.annotation) == (inspect.Parameter.empty, int)


def test_no_verb_writes_the_preamble_out() -> None:
    written_out = [place for path in DOMAIN.rglob("*.py") if path.name != "locked_booking.py" for place in _of(path)]

    assert written_out == [], "Write `async with locked_booking(...)` instead."


def _of(path: Path) -> Iterator[str]:
    """Name the places where a booking is read with a lock and its station entered right after it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.AsyncFunctionDef):
            for read, then in pairwise(node.body):
                said = ast.unparse(read)
                is_locked = said.startswith("booking = await Booking.one(") and "lock=True" in said
                if is_locked and ast.unparse(then).startswith("with stations(booking.station)"):
                    yield f"{path.relative_to(DOMAIN)}:{read.lineno}"
