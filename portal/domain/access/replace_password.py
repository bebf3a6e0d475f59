"""Let another password count, with what always follows from it."""

from uuid import UUID

from portal.domain.access.new_email import end_waiting
from portal.domain.access.sessions import end_sessions
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def replace_password(user_id: UUID, password_hash: str, *, but: UUID | None = None) -> None:
    """Set the password of a user who is locked; what the one before opened or asked for ends, but one session."""
    await User.update({User.password_hash: password_hash}).where(User.id == user_id)
    await end_waiting(user_id)
    await end_sessions(user_id, but=but)
