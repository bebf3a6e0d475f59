"""Note how a try went, for as long as what was tried stays the same."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.go_live.events import MailTried, NamesTried
from tables.go_live import GoLiveTry, TryKind
from tables.scope import the_business
from tables.unit_of_work import atomic

_HAPPENED = {TryKind.MAIL: MailTried, TryKind.NAMES: NamesTried}


@atomic
async def note_try(kind: TryKind, *, about: str, is_fine: bool, words: str, by: UUID) -> None:
    """Write it down."""
    await GoLiveTry(kind=kind, about=about, is_fine=is_fine, words=words, asked_by=by).save()
    await record(_HAPPENED[kind](stream_id=the_business(), is_fine=is_fine))
