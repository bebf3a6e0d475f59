"""Let a colleague log in, or keep them out."""

from uuid import UUID

from portal.domain.access.events import UserSwitched
from portal.domain.access.person import Person
from portal.domain.access.reach import OutOfReach, reaches
from portal.domain.access.sessions import end_sessions
from portal.domain.access.staff import staff_member
from portal.domain.events import record
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def switch_user(user_id: UUID, *, is_active: bool, by: Person) -> None:
    """Switch a colleague off, which ends all their sessions at once, or on again, unless that is so already.

    Raises:
        OutOfReach: it is `by`, or somebody who also works where `by` does not manage staff.
        RowMissing: `by` has no such colleague.

    """
    user = await User.one(user_id, lock=True)
    await staff_member(user_id)
    await _check(by, user_id)
    if user.is_active == is_active:
        return
    await User.update({User.is_active: is_active}).where(User.id == user_id)
    if not is_active:
        await end_sessions(user_id)
    await record(UserSwitched(stream_id=user_id, is_active=is_active))


async def _check(by: Person, user_id: UUID) -> None:
    if user_id == by.id:
        raise OutOfReach("You cannot switch yourself off. Somebody else who manages staff can.")
    if not await reaches(by, user_id):
        raise OutOfReach("They also have a role that you could not give. Take away their roles here instead.")
