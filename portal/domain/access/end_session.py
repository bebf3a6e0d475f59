"""Sign out of one browser."""

from uuid import UUID

from portal.clock import now
from tables.access import Session
from tables.base import RowMissing
from tables.unit_of_work import atomic


@atomic
async def end_session(user_id: UUID, session_id: UUID) -> None:
    """End one of a user's own sessions; an ended one stays as it is.

    Raises:
        RowMissing: it is none of theirs.

    """
    theirs = (Session.id == session_id) & (Session.user == user_id)
    if not await Session.exists().where(theirs):
        raise RowMissing(Session.__name__)
    await Session.update({Session.ended_at: now()}).where(theirs & Session.ended_at.is_null())
