"""Remove a saved view."""

from uuid import UUID

from portal import clock
from tables.access import SavedView
from tables.base import RowMissing
from tables.unit_of_work import atomic


@atomic
async def remove_view(view_id: UUID, *, user_id: UUID) -> str:
    """Remove one of somebody's own views, and return the name of its list.

    Raises:
        RowMissing: it is not theirs, or of stations out of scope.

    """
    view = await SavedView.one(view_id, lock=True)
    if view.user != user_id:
        raise RowMissing(SavedView.__name__)
    view.deleted_at = clock.now()
    await view.save([SavedView.deleted_at])
    return view.list_name
