"""What the pages are told of senders that were taught."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from portal.domain.matching.parse.entries import as_file
from portal.domain.matching.parse.place import Css, Label, WholeLine
from portal.domain.matching.parse.remittance import Kind
from portal.domain.matching.parse.sender import Sender
from portal.domain.matching.parse.senders.zelle import NOT_MONEY_IN
from portal.domain.matching.taught.business_wide import shown_here
from portal.domain.matching.taught.trusted import opened
from tables.system import TaughtSender, TaughtState, TaughtTemplate


class TaughtView(msgspec.Struct, frozen=True, kw_only=True):
    """A taught sender in the list; `newest` is its newest version, which nobody may trust yet."""

    id: UUID
    address: str
    name: str
    provider: str
    state: TaughtState
    version: int
    newest: int
    mails: int
    misfits: int
    reason: str
    trusted_by: UUID | None
    trusted_at: datetime | None
    taught_by: UUID | None
    taught_at: datetime | None

    @property
    def waits_for_trust(self) -> bool:
        """Say whether the newest version counts for nothing yet."""
        return self.newest > self.version

    @property
    def is_trusted(self) -> bool:
        """Say whether its mails count."""
        return self.state == TaughtState.TRUSTED

    @property
    def is_off(self) -> bool:
        """Say whether somebody, or what did not fit, has switched it off."""
        return self.state == TaughtState.OFF


class VersionView(msgspec.Struct, frozen=True, kw_only=True):
    """One version of what was taught, in words."""

    number: int
    taught_by: UUID
    taught_at: datetime
    subject: str
    sentences: tuple[str, ...]
    places: tuple[tuple[str, str], ...]
    """Each fact with where it stands."""


async def taught_senders() -> list[TaughtView]:
    """Return every sender that was taught with a mail in scope, the newest first; all of the business's where it is."""
    shown = await shown_here()
    templates = await (
        TaughtTemplate.select(
            TaughtTemplate.taught_sender, TaughtTemplate.version, TaughtTemplate.taught_by, TaughtTemplate.created_at
        )
        .order_by(TaughtTemplate.version)
        .limit(2000)
    )
    newest = {row["taught_sender"]: row for row in templates}
    names = ("id", "address", "name", "provider", "state", "version", "mails", "misfits", "reason")
    columns = [getattr(TaughtSender, name) for name in (*names, "trusted_by", "trusted_at")]
    rows = await TaughtSender.select(*columns).order_by(TaughtSender.id, ascending=False).limit(500)
    return [_view(row, newest.get(row["id"])) for row in rows if row["id"] in shown]


async def taught_sender(taught_id: UUID) -> TaughtView | None:
    """Return one of them; None when it is not to be seen here."""
    return next((view for view in await taught_senders() if view.id == taught_id), None)


async def names_of_taught(ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of taught senders, by their ids."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = await TaughtSender.select(TaughtSender.id, TaughtSender.name).where(TaughtSender.id.is_in(wanted))
    return {row["id"]: row["name"] for row in rows}


async def versions_of(taught_id: UUID) -> list[VersionView]:
    """Return all versions, the newest first."""
    rows = await (
        TaughtTemplate.select(
            TaughtTemplate.version, TaughtTemplate.entry, TaughtTemplate.taught_by, TaughtTemplate.created_at
        )
        .where(TaughtTemplate.taught_sender == taught_id)
        .order_by(TaughtTemplate.version, ascending=False)
        .limit(100)
    )
    return [
        described(opened(row["entry"]), number=row["version"], taught_by=row["taught_by"], taught_at=row["created_at"])
        for row in rows
    ]


async def exported(taught_id: UUID) -> tuple[str, bytes] | None:
    """Return the version that counts, or else the newest, as a file with its name; None where there is none."""
    view = await taught_sender(taught_id)
    if view is None or not view.newest:
        return None
    row = await (
        TaughtTemplate.select(TaughtTemplate.entry)
        .where(TaughtTemplate.taught_sender == taught_id)
        .where(TaughtTemplate.version == (view.version or view.newest))
        .first()
    )
    entry = opened(row["entry"]) if row else None
    return (f"{entry.id}.json", as_file(entry)) if entry else None


def described(entry: Sender, *, number: int, taught_by: UUID, taught_at: datetime) -> VersionView:
    """Say in words how an entry reads a mail: everything that was taken from the mail is in it."""
    own = [says for says in entry.subjects if says not in NOT_MONEY_IN and says.kind is Kind.INCOMING]
    return VersionView(
        number=number,
        taught_by=taught_by,
        taught_at=taught_at,
        subject=own[0].sentence if own else "",
        sentences=tuple(says.sentence for says in entry.headlines if says not in NOT_MONEY_IN),
        places=tuple(_in_words(place) for place in entry.details if isinstance(place, Label | Css | WholeLine)),
    )


def _in_words(place: Label | Css | WholeLine) -> tuple[str, str]:
    if isinstance(place, Label):
        return place.sentence, f"beside, or below, “{place.label}”"
    if isinstance(place, Css):
        return place.sentence, f"in the element {place.selector}"
    return place.sentence, "in a line like this, anywhere"


def _view(row: dict[str, object], newest: dict[str, object] | None) -> TaughtView:
    return msgspec.convert(
        row
        | {
            "newest": newest["version"] if newest else 0,
            "taught_by": newest["taught_by"] if newest else None,
            "taught_at": newest["created_at"] if newest else None,
        },
        TaughtView,
    )
