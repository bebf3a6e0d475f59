"""Whose rows may be touched right now: some stations of one business, or deliberately everything.

Only `portal/web/scope.py`, `jobs/job.py` and the command line enter a scope; everybody else may only narrow it.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final
from uuid import UUID

import msgspec


class ScopeMissing(LookupError):
    """A fenced table was queried outside any scope."""


class ScopeViolation(PermissionError):
    """A row was read or written in the scope of another station or business."""


class Scope(msgspec.Struct, frozen=True):
    """A set of stations of one business, and who acts in it (for the event log only.

    Rules take the user as an argument).
    """

    business: UUID | None
    stations: frozenset[UUID]
    actor: str = "system"

    @property
    def is_everywhere(self) -> bool:
        """Say whether this is the scope of maintenance jobs and the raw admin."""
        return self.business is None


ALL_STATIONS: Final = Scope(business=None, stations=frozenset())
_scope: ContextVar[Scope | None] = ContextVar("scope", default=None)


@contextmanager
def scoped(scope: Scope) -> Iterator[None]:
    """Enter a scope: every query inside the block is narrowed to it."""
    token = _scope.set(scope)
    try:
        yield
    finally:
        _scope.reset(token)


@contextmanager
def outside_any_scope() -> Iterator[None]:
    """Leave the scope, so that nothing can live off the caller's."""
    token = _scope.set(None)
    try:
        yield
    finally:
        _scope.reset(token)


@contextmanager
def stations(*ids: UUID) -> Iterator[None]:
    """Narrow the scope in force to some of its stations, as a write needs exactly one."""
    now = scope()
    if now.is_everywhere or not now.stations.issuperset(ids):
        raise ScopeViolation("A scope can only be narrowed to stations that it has.")
    with scoped(msgspec.structs.replace(now, stations=frozenset(ids))):
        yield


@contextmanager
def business(id: UUID) -> Iterator[None]:  # noqa: A002 - as `stations(*ids)` says it
    """Narrow the scope of everything to one business, none of its stations, as is needed to write about it."""
    now = scope()
    if not now.is_everywhere:
        raise ScopeViolation("Only the scope of everything is narrowed to a business.")
    with scoped(msgspec.structs.replace(now, business=id)):
        yield


def scope() -> Scope:
    """Return the scope in force, or refuse to go on without one."""
    if (now := _scope.get()) is None:
        raise ScopeMissing("No scope is set: a door enters it, with scoped().")
    return now


def in_words(stations: Iterable[UUID]) -> str:
    """Write stations out for a statement about shared rows, so that its plan is theirs even when it is made once.

    Some stations have a hundred times what others have: a plan that only knows that there will be some reads through
    the whole business for the few rows of a quiet one.
    """
    return f"ARRAY[{', '.join(repr(str(UUID(bytes=station.bytes))) for station in sorted(stations))}]::uuid[]"


def actor() -> str:
    """Return who acts: `user:<id>`, `job:<name>`, or `system` outside any scope."""
    now = _scope.get()
    return now.actor if now else "system"


def the_business() -> UUID:
    """Return the one business in scope: the default of every `business` column."""
    if (business := scope().business) is None:
        raise ScopeViolation("A row must belong to one business; ALL_STATIONS is for reading.")
    return business


def the_station() -> UUID:
    """Return the one station in scope: the default of every `station` column."""
    now = scope()
    if now.is_everywhere or len(now.stations) != 1:
        raise ScopeViolation("A row is written in the scope of exactly one station.")
    return next(iter(now.stations))


def check_stations(ids: Iterable[UUID]) -> None:
    """Refuse stations that are not in scope."""
    if not scope().stations.issuperset(ids):
        raise ScopeViolation("These stations are not all in scope.")
