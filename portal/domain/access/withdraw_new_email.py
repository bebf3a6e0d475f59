"""Take back that somebody is to sign in with another e-mail."""

from uuid import UUID

from portal.domain.access.new_email import end_waiting
from portal.domain.access.person import Person
from portal.domain.access.reach import OutOfReach, reaches
from portal.domain.access.staff import staff_member
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def withdraw_new_email(user_id: UUID, *, by: Person) -> None:
    """End the link that waits at the other e-mail, one's own or a colleague's; without one nothing is done.

    Raises:
        OutOfReach: it is somebody who may do more than `by`.
        RowMissing: `by` has no such colleague.

    """
    await User.one(user_id, lock=True)
    if user_id != by.id:
        await staff_member(user_id)
        if not await reaches(by, user_id):
            raise OutOfReach("They may do something that you may not. Somebody who may do all of it can change this.")
    await end_waiting(user_id)
