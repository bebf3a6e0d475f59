"""What a job is: a named, scoped, repeatable call into the domain.

Names are strings that outlive functions. Arguments are ids; unknown ones are ignored, as deployments overlap.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import structlog

from portal.integrations.connect import Integrations
from portal.settings import Settings
from tables.scope import ALL_STATIONS, Scope, outside_any_scope, scoped

Delay = Callable[[Settings], timedelta]
log = structlog.get_logger()


class Snooze(Exception):
    """Run again later, without using up an attempt."""

    def __init__(self, *, seconds: int) -> None:
        super().__init__(f"again in {seconds} s")
        self.seconds = seconds


class GiveUp(Exception):
    """Trying again is of no use: the reason, without PII, goes to the page of failed jobs."""


class Call(msgspec.Struct, frozen=True):
    """What a job is told: the event (none where the clock started it), its scope, its name and its facts.

    The name is None where it waited, or failed, before names were written down: the event's row knows it.
    """

    event_id: UUID | None = None
    business: UUID | None = None
    stations: tuple[UUID, ...] = ()
    event: str | None = None
    facts: dict[str, Any] = {}

    def scope(self, job: str) -> Scope:
        """Return the scope that the event was recorded in; everything, for the clock's jobs."""
        if self.business is None:
            return msgspec.structs.replace(ALL_STATIONS, actor=f"job:{job}")
        return Scope(self.business, frozenset(self.stations), actor=f"job:{job}")


Run = Callable[[Integrations, Call], Awaitable[Any]]


def at_once(_: Settings) -> timedelta:
    """Wait for nothing."""
    return timedelta()


def until_undo_ends(settings: Settings) -> timedelta:
    """Wait until a decision is no longer undone with one key: what it says to a customer may be wrong until then."""
    return timedelta(seconds=settings.undo_seconds)


class Job(NamedTuple):
    """A piece of work that may be started more than once; after an event it is due when its delay is over."""

    name: str
    run: Run
    delay: Delay = at_once

    async def __call__(self, integrations: Integrations, call: Call) -> None:
        """Run in the scope of the call, and in no other that happens to be around."""
        with (
            outside_any_scope(),
            scoped(call.scope(self.name)),
            structlog.contextvars.bound_contextvars(job=self.name, event_id=str(call.event_id)),
        ):
            await self.run(integrations, call)
            log.info("job.done")


def job(name: str) -> Callable[[Callable[..., Awaitable[Any]]], Job]:
    """Name a job that the clock or the watch starts; it may repeat."""

    def named(run: Callable[..., Awaitable[Any]]) -> Job:
        async def told(integrations: Integrations, call: Call) -> None:
            await run(integrations, **call.facts)

        return Job(name, told)

    return named
