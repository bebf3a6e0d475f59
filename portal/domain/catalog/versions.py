"""The versions of a policy, and what each one changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from portal.domain.catalog.details import PolicyDetails
from tables.catalog import Policy
from tables.events import DomainEvent


class Changed(msgspec.Struct, frozen=True):
    """A rule that a version changed."""

    field: str
    before: Any
    after: Any


class PolicyVersion(msgspec.Struct, frozen=True):
    """A version of a policy: since when it holds, who wrote it, and what it changed."""

    id: UUID
    number: int
    since_at: datetime
    actor: str
    changed: tuple[Changed, ...]


async def versions(*, limit: int = 20) -> list[PolicyVersion]:
    """Return the newest versions, each compared with the one before it."""
    names = PolicyDetails.__struct_fields__
    rows = (
        await Policy.select(Policy.id, Policy.version, Policy.created_at, *(getattr(Policy, name) for name in names))
        .order_by(Policy.version, ascending=False)
        .limit(limit + 1)
    )
    actors = await _actors([row["id"] for row in rows])
    return [
        PolicyVersion(
            row["id"], row["version"], row["created_at"], actors.get(row["id"], "system"), _changes(row, older)
        )
        for row, older in zip(rows, [*rows[1:], None], strict=False)
    ][:limit]


def _changes(row: dict[str, Any], older: dict[str, Any] | None) -> tuple[Changed, ...]:
    if older is None:
        return ()
    names = PolicyDetails.__struct_fields__
    return tuple(Changed(name, older[name], row[name]) for name in names if row[name] != older[name])


async def _actors(ids: list[UUID]) -> dict[UUID, str]:
    if not ids:
        return {}
    rows = await DomainEvent.select(DomainEvent.stream_id, DomainEvent.actor).where(
        (DomainEvent.stream == "policy") & DomainEvent.stream_id.is_in(ids)
    )
    return {row["stream_id"]: row["actor"] for row in rows}
