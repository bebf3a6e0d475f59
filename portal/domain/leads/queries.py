"""Lists of leads."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

from tables.leads import Lead, LeadSource, LeadState


class LeadLine(msgspec.Struct, frozen=True):
    """A lead as a list names it."""

    id: UUID
    name: str
    email: str | None
    phone: str | None
    postal_code: str
    wanted_date: date | None
    guests: int


async def some(ids: Collection[UUID]) -> dict[UUID, LeadLine]:
    """Return leads by id."""
    if not ids:
        return {}
    columns = (getattr(Lead, name) for name in LeadLine.__struct_fields__)
    rows = await Lead.select(*columns).where(Lead.id.is_in(list(ids)))
    return {row["id"]: LeadLine(**row) for row in rows}


class AskedLine(msgspec.Struct, frozen=True):
    """What somebody asked for, and how far that went."""

    id: UUID
    state: LeadState
    source: LeadSource
    wanted_date: date | None
    guests: int
    created_at: datetime


async def asked_by(
    customer_ids: Collection[UUID], *, emails: Collection[bytes] = (), phones: Collection[bytes] = ()
) -> list[AskedLine]:
    """Return the leads of a person, newest first: those said to be theirs, and those from their addresses."""
    condition: Any = Lead.customer.is_in(list(customer_ids))
    if emails:
        condition = condition | Lead.email_index.is_in(list(emails))
    if phones:
        condition = condition | Lead.phone_index.is_in(list(phones))
    columns = (getattr(Lead, name) for name in AskedLine.__struct_fields__)
    rows = await Lead.select(*columns).where(condition).order_by(Lead.id, ascending=False).limit(20)
    return [AskedLine(**row) for row in rows]
