"""Save a view of a list by a name."""

from uuid import UUID

from portal.domain.access.saved_views import MOST_VIEWS, saved_views
from portal.domain.errors import Refused
from tables.access import SavedView
from tables.scope import scope
from tables.unit_of_work import atomic


class TooManyViews(Refused):
    """Somebody has as many views of a list as a menu can show."""


@atomic
async def save_view(user_id: UUID, *, list_name: str, name: str, query: str) -> UUID:
    """Save what a list is narrowed to, for the stations in scope; a view of the same name is replaced.

    Raises:
        TooManyViews: there are twenty already.

    """
    known = await saved_views(user_id, list_name)
    same = next((view for view in known if view.name.casefold() == name.casefold()), None)
    if same is not None:
        view = await SavedView.one(same.id, lock=True)
        view.name, view.query = name, query
    elif len(known) >= MOST_VIEWS:
        raise TooManyViews(f"You have {MOST_VIEWS} views of this list. Remove one first.", field="name")
    else:
        view = SavedView(user=user_id, stations=sorted(scope().stations), list_name=list_name, name=name, query=query)
    await view.save()
    return view.id
