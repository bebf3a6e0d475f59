"""The entries by which the mails of senders that were taught, and are trusted, are read."""

from uuid import UUID

import msgspec

from portal.domain.matching.parse.sender import Sender
from tables.system import TaughtState, TaughtTemplate


async def trusted_senders() -> tuple[Sender, ...]:
    """Return the entries that count in this business: of each trusted sender the version that was trusted."""
    rows = await (
        TaughtTemplate.select(TaughtTemplate.entry)
        .where(TaughtTemplate.taught_sender.state == TaughtState.TRUSTED)
        .where(TaughtTemplate.version == TaughtTemplate.taught_sender.version)
        .order_by(TaughtTemplate.id)
    )
    return tuple(opened(row["entry"]) for row in rows)


def opened(entry: str) -> Sender:
    """Return an entry as it is kept."""
    return msgspec.json.decode(entry, type=Sender)


async def version_of(taught_id: UUID, version: int) -> Sender | None:
    """Return one version of what was taught, by its sender's id; None when there is no such version."""
    row = await (
        TaughtTemplate.select(TaughtTemplate.entry)
        .where((TaughtTemplate.taught_sender == taught_id) & (TaughtTemplate.version == version))
        .first()
    )
    return opened(row["entry"]) if row else None
