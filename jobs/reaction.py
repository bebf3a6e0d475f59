"""A job that follows an event, which it is handed as the class that was recorded.

So mypy knows the facts that it reads, and, in `reactions.py`, which events it may follow.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Generic, Protocol, TypeVar, overload
from uuid import UUID

import msgspec

from jobs.job import Call, Delay, GiveUp, Job
from portal.domain import events
from portal.domain.events import RecordedEvent, UnknownEvent
from portal.integrations.connect import Integrations
from tables.unit_of_work import transaction

E = TypeVar("E")
E_contra = TypeVar("E_contra", contravariant=True)
Kind = TypeVar("Kind", bound=RecordedEvent)
React = Callable[[Integrations, E, UUID], Awaitable[None]]
"""What is done about an event, whose id comes last."""


class Reaction(Job, Generic[E_contra]):
    """A job that follows events, of any kind that its function takes."""


class ReactionDecorator(Protocol):
    """Makes a reaction out of a function, by its name."""

    def __call__(self, react: React[E], /) -> Reaction[E]:
        """Return the reaction."""


def repeatable_reaction(name: str) -> ReactionDecorator:
    """Name a reaction that talks to the outside world: it may repeat, so its verb carries idempotency keys."""

    def named(react: React[E]) -> Reaction[E]:
        async def told(integrations: Integrations, call: Call) -> None:
            event, event_id = await _told(call)
            await react(integrations, event, event_id)

        return Reaction(name, told)

    return named


@overload
def reaction(name: str) -> ReactionDecorator: ...


@overload
def reaction(name: str, *, first: React[E]) -> Callable[[React[E]], Reaction[E]]: ...


def reaction(name: str, *, first: React[Any] | None = None) -> Any:
    """Name a reaction that only changes our own rows: it takes effect once for each event, in one transaction.

    What it needs from the outside world is fetched `first`, before that transaction; this may repeat.
    """

    def named(react: React[Any]) -> Reaction[Any]:
        async def remembered(integrations: Integrations, call: Call) -> None:
            event, event_id = await _told(call)
            if first is not None:
                await first(integrations, event, event_id)
            async with transaction():
                if await events.remember(event_id, name):
                    await react(integrations, event, event_id)

        return Reaction(name, remembered)

    return named


def delayed(job: Reaction[E], delay: Delay) -> Reaction[E]:
    """Have a job wait for a while after its event; what it finds then may have changed, or be undone."""
    return Reaction(job.name, job.run, delay)


class when(Generic[Kind]):  # noqa: N801 - it is read as a sentence: when(BookingPaid).do(send_receipt)
    """Says what follows when an event of a kind is recorded; mypy refuses what takes another kind."""

    def __init__(self, event: type[Kind]) -> None:
        self._event = event

    def do(self, *reactions: Reaction[Kind]) -> tuple[type[RecordedEvent], tuple[Job, ...]]:
        """Return the kind, with what follows."""
        return self._event, reactions


async def _told(call: Call) -> tuple[Any, UUID]:
    """Return the event that a reaction is told of, as its class, and its id.

    Raises:
        GiveUp: this copy of the portal does not know it, or not with these facts.

    """
    if call.event_id is None:
        raise GiveUp("It follows an event, and was told of none.")
    try:
        name = call.event or await events.name_of(call.event_id)
        return events.decode(name, UUID(call.facts["stream_id"]), call.facts), call.event_id
    except (UnknownEvent, msgspec.ValidationError) as error:
        raise GiveUp("Its event is unknown here, or was recorded with other facts.") from error
