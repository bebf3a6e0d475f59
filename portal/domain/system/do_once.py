"""Do what a form asks for, once, however often it is sent."""

from collections.abc import Awaitable, Callable
from typing import Final, Protocol
from uuid import UUID

import msgspec

from tables.crypto import keys
from tables.scope import the_business
from tables.system import SentForm
from tables.unit_of_work import atomic

KIND: Final = "form"


class HasId(Protocol):
    """Something that was made."""

    @property
    def id(self) -> UUID:
        """Return what it is found by."""


class Sending(msgspec.Struct, frozen=True):
    """A form that was sent: the key that its page gave it, and all that was typed."""

    key: UUID
    typed: str


@atomic
async def do_once(sending: Sending, make: Callable[[], Awaitable[HasId]]) -> UUID:
    """Make what a form asks for, and return its id: when the same form is sent again, that of the first time.

    Who sends it at the same moment waits here until the first has ended; a refusal of `make` leaves the key unused.
    """
    form = SentForm(
        business=the_business(),
        key=sending.key,
        fingerprint=keys().blind(the_business(), KIND, sending.typed),
    )
    target = (SentForm.business, SentForm.key, SentForm.fingerprint)
    if not await SentForm.insert(form).on_conflict(target=target, action="DO NOTHING").returning(SentForm.id):
        return await _made_before(form)
    made = (await make()).id
    await SentForm.update({SentForm.made: made}).where(SentForm.id == form.id)
    return made


async def _made_before(form: SentForm) -> UUID:
    [known] = await SentForm.select(SentForm.made).where(
        (SentForm.key == form.key) & (SentForm.fingerprint == form.fingerprint)
    )
    made: UUID = known["made"]
    return made
