"""Take somebody on."""

from uuid import UUID

from portal.domain.access.grant import grant
from portal.domain.access.person import Person
from portal.domain.access.reach import check_gives
from portal.domain.access.register import register
from portal.domain.access.staff import HeldRole
from tables.access import User
from tables.unit_of_work import atomic


@atomic
async def hire(email: str, *, name: str, password: str, held: HeldRole, by: Person) -> UUID:
    """Add a colleague with their first role, and return their id.

    Raises:
        OutOfReach: `by` could not give this role there.
        EmailUnusable: it is no e-mail, or taken.
        PasswordTooWeak: the password is easily guessed.

    """
    await check_gives(by, held)
    user: User = await register(email, name=name, password=password)
    await grant(user.id, held.role, station=held.station, business=held.business)
    return user.id
