"""Note what the machinery did."""

from uuid import UUID

import msgspec

from tables.scope import ScopeMissing, scope
from tables.system import SystemEvent


async def note(kind: str, *, source: str, **facts: object) -> SystemEvent:
    """Note that something of this kind happened at a source; the facts are ids and numbers, never PII."""
    event = SystemEvent(source=source, kind=kind, business=_business(), facts=msgspec.json.encode(facts).decode())
    await event.save()
    return event


def _business() -> UUID | None:
    try:
        return scope().business
    except ScopeMissing:  # the machinery works outside any business, too
        return None
