"""Lists of leads."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

import msgspec

from tables.leads import Lead


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
