"""Have a colleague sign in with another e-mail."""

from uuid import UUID

from portal.domain.access.new_email import let_wait
from portal.domain.access.person import Person
from portal.domain.access.reach import OutOfReach, reaches
from portal.domain.access.register import email_address
from portal.domain.access.staff import staff_member
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def propose_new_email(user_id: UUID, *, email: str, by: Person) -> None:
    """Have a link mailed to a colleague's other e-mail, which counts once they open it; both addresses are written to.

    An e-mail that somebody else signs in with is answered alike.

    Raises:
        EmailUnusable: it is no e-mail, or theirs already.
        OutOfReach: it is `by`, or somebody who may do more than `by`, or who is switched off.
        RowMissing: `by` has no such colleague.
        TooManyAsked: several were asked for within the hour.

    """
    address = email_address(email)
    user = await User.one(user_id, lock=True)
    await staff_member(user_id)
    if user_id == by.id:
        raise OutOfReach("Your own e-mail is changed under “Your account”.")
    if not user.is_active:
        raise OutOfReach("They are switched off. Switch them on first: nobody else can use a link.")
    if not await reaches(by, user_id):
        raise OutOfReach("They may do something that you may not. Somebody who may do all of it can change this.")
    await let_wait(user, address, by=by.id)
