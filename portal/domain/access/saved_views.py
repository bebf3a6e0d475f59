"""The views of lists that a person keeps by a name."""

from typing import Final
from uuid import UUID

import msgspec

from tables.access import SavedView

MOST_VIEWS: Final = 20


class View(msgspec.Struct, frozen=True):
    """A view by its name; `query` is what it narrows its list to, as the address has it."""

    id: UUID
    name: str
    query: str


async def saved_views(user_id: UUID, list_name: str) -> list[View]:
    """Return the views that somebody saved of a list at the stations in scope, by name."""
    rows = (
        await SavedView.select(SavedView.id, SavedView.name, SavedView.query)
        .where((SavedView.user == user_id) & (SavedView.list_name == list_name))
        .limit(MOST_VIEWS)
    )
    return sorted((View(**row) for row in rows), key=lambda view: view.name.casefold())
