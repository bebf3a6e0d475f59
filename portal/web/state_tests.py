"""How templates ask for the state of a booking: `{% if booking.state is upcoming %}`.

A state or a set that is not there stops the template, where a misspelled word in quotes would only never be true.
"""

from collections.abc import Callable, Container, Mapping
from typing import Final

from tables.bookings import ACTIVE, CLOSED_STATES, FELL_THROUGH, OFF, TAKES_PLACE, UNFINISHED, UPCOMING, BookingState

SETS: Final[Mapping[str, Container[str]]] = {
    "upcoming": UPCOMING,
    "active": ACTIVE,
    "unfinished": UNFINISHED,
    "taking_place": TAKES_PLACE,
    "off": OFF,
    "closed": CLOSED_STATES,
    "fallen_through": FELL_THROUGH,
} | {state.value: frozenset({state}) for state in BookingState}


def _test(states: Container[str]) -> Callable[[str], bool]:
    return lambda state: state in states


STATE_TESTS: Final = {name: _test(states) for name, states in SETS.items()}
