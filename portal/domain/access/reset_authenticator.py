"""Take away the authenticator of a colleague who has lost it."""

from uuid import UUID

from portal.domain.access.events import SignInChange, SignInChanged
from portal.domain.access.log_in import has_authenticator
from portal.domain.access.person import Person
from portal.domain.access.reach import OutOfReach, reaches
from portal.domain.access.recovery_codes import forget_codes
from portal.domain.access.sessions import end_sessions
from portal.domain.access.staff import staff_member
from portal.domain.events import record
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def reset_authenticator(user_id: UUID, *, by: Person) -> None:
    """Ask a colleague for their password alone, until they set up another authenticator; all their sessions end.

    Where there is no authenticator, nothing is changed.

    Raises:
        OutOfReach: it is `by`, or somebody who may do more than `by`.
        RowMissing: `by` has no such colleague.

    """
    user = await User.one(user_id, lock=True)
    await staff_member(user_id)
    if user_id == by.id:
        raise OutOfReach("Your own authenticator is removed under “Your account”.")
    if not await reaches(by, user_id):
        raise OutOfReach("They may do something that you may not. Somebody who may do all of it can reset this.")
    if not has_authenticator(user):
        return
    await User.update({User.totp_secret: None, User.totp_last_step: None}).where(User.id == user_id)
    await forget_codes(user_id)
    await end_sessions(user_id)
    await record(SignInChanged(stream_id=user_id, change=SignInChange.AUTHENTICATOR_RESET, by=by.id))
