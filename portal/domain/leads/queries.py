"""Lists of leads."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.query import Select

from portal.domain.customers import found_by
from tables.leads import ANSWERED, FINISHED, ContactWay, Lead, LeadContact, LeadSource, LeadState

PAGE: Final = 50
MOST_WAITING: Final = 100


class Show(StrEnum):
    """Which leads a list shows."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"
    ALL = "all"


_STATES: Final = {
    Show.OPEN: frozenset({LeadState.NEW}),
    Show.ANSWERED: ANSWERED,
    Show.CLOSED: FINISHED,
}


class LeadLine(msgspec.Struct, frozen=True):
    """A lead as a list names it."""

    id: UUID
    station: UUID
    state: LeadState
    source: LeadSource
    name: str
    email: str | None
    phone: str | None
    postal_code: str
    wanted_date: date | None
    guests: int
    created_at: datetime

    @property
    def is_open(self) -> bool:
        """Say whether somebody waits for an answer."""
        return self.state == LeadState.NEW


_COLUMNS: Final = tuple(getattr(Lead, name) for name in LeadLine.__struct_fields__)


class Contact(msgspec.Struct, frozen=True):
    """An answer that somebody of ours gave."""

    id: UUID
    lead: UUID
    way: ContactWay
    by: UUID
    created_at: datetime
    words: str | None = None


async def leads(
    *, show: Show = Show.OPEN, search: str = "", before: UUID | None = None, limit: int = PAGE
) -> list[LeadLine]:
    """Return leads, newest first, from below the id `before`; those that `search` finds where something is typed."""
    query = Lead.select(*_COLUMNS)
    if show != Show.ALL:
        query = query.where(Lead.state.is_in(sorted(_STATES[show])))
    if search.strip():
        query = query.where(found_by(search, Lead))
    if before:
        query = query.where(Lead.id < before)
    return [LeadLine(**row) for row in await query.order_by(Lead.id, ascending=False).limit(limit)]


async def waiting(*, limit: int = MOST_WAITING) -> list[LeadLine]:
    """Return the leads that nobody has answered, the longest waiting first."""
    rows = await Lead.select(*_COLUMNS).where(Lead.state == LeadState.NEW).order_by(Lead.id).limit(limit)
    return [LeadLine(**row) for row in rows]


async def by_ids(ids: Collection[UUID]) -> dict[UUID, LeadLine]:
    """Return leads by id."""
    if not ids:
        return {}
    return {row["id"]: LeadLine(**row) for row in await Lead.select(*_COLUMNS).where(Lead.id.is_in(list(ids)))}


async def contacts(lead_id: UUID) -> list[Contact]:
    """Return how a lead was answered, newest first."""
    rows = await _contacts().columns(LeadContact.words).where(LeadContact.lead == lead_id).limit(PAGE)
    return [Contact(**row) for row in rows]


async def last_contacts(lead_ids: Collection[UUID]) -> dict[UUID, Contact]:
    """Return who answered each of these leads last, and when."""
    if not lead_ids:
        return {}
    rows = await _contacts().where(LeadContact.lead.is_in(list(lead_ids)))
    return {row["lead"]: Contact(**row) for row in reversed(rows)}


def _contacts() -> Select[LeadContact]:
    contact = LeadContact
    columns = (contact.id, contact.lead, contact.way, contact.by, contact.created_at)
    return contact.select(*columns).order_by(contact.id, ascending=False)


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
