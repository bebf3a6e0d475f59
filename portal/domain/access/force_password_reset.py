"""End a colleague's password, and have them set another one."""

from uuid import UUID

from portal.clock import now
from portal.domain.access.events import PasswordResetForced
from portal.domain.access.passwords import unknown
from portal.domain.access.person import Person
from portal.domain.access.reach import OutOfReach, reaches
from portal.domain.access.replace_password import replace_password
from portal.domain.access.reset_link import LASTS
from portal.domain.access.staff import staff_member
from portal.domain.events import record
from tables.access import User
from tables.unit_of_work import transaction


async def force_password_reset(user_id: UUID, *, by: Person) -> None:
    """End a colleague's password and all their sessions, and have them mailed the link that sets another one.

    Nobody knows a password of theirs until they do; `by` never does.

    Raises:
        OutOfReach: it is `by`, or somebody who may do more than `by`, or who is switched off.
        RowMissing: `by` has no such colleague.

    """
    member = await staff_member(user_id)
    if user_id == by.id:
        raise OutOfReach("Your own password is changed under “Your account”.")
    if not member.is_active:
        raise OutOfReach("They are switched off. Switch them on first: nobody else can use a link.")
    nobodys = await unknown(email=member.email)
    async with transaction():
        await User.one(user_id, lock=True)
        if not await reaches(by, user_id):
            raise OutOfReach("They may do something that you may not. Somebody who may do all of it can reset this.")
        await replace_password(user_id, nobodys)
        await record(PasswordResetForced(stream_id=user_id, until_at=now() + LASTS, by=by.id))
