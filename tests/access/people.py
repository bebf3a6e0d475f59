"""What the tests of people's rights ask for: somebody with their rights, and the scope of a page."""

from contextlib import AbstractContextManager
from uuid import UUID

from portal.domain import access
from portal.domain.access import Person
from portal.domain.access.sessions import open_session
from tables.scope import Scope, scoped
from tests.access.company import Company


async def person(user_id: UUID) -> Person:
    """Let somebody log in, and return them as a request knows them."""
    opened = await open_session(user_id, stay=False)
    seen = await access.person_of(opened.token)
    assert seen is not None
    return seen.person


def at_riverside(staff: Company) -> AbstractContextManager[None]:
    """Enter the scope of Riverside's pages."""
    return scoped(Scope(staff.business, frozenset({staff.riverside})))


def at_hilltop(staff: Company) -> AbstractContextManager[None]:
    """Enter the scope of Hilltop's pages."""
    return scoped(Scope(staff.business, frozenset({staff.hilltop})))
