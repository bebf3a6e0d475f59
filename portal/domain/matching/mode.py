"""Whether the matching of a source at a station applies what it decides."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.matching.events import MatchingModeChanged
from tables.matching import MatchingMode, SourceMode
from tables.scope import stations
from tables.unit_of_work import atomic


async def mode_of(station: UUID, provider: str) -> MatchingMode:
    """Return the mode of a source; shadow until somebody has switched it."""
    row = (
        await SourceMode.select(SourceMode.mode)
        .where((SourceMode.station == station) & (SourceMode.provider == provider))
        .first()
    )
    return MatchingMode(row["mode"]) if row else MatchingMode.SHADOW


@atomic
async def switch_mode(station: UUID, provider: str, mode: MatchingMode, *, reason: str) -> SourceMode:
    """Switch a source between shadow and automatic; the reason says who or what did it."""
    with stations(station):
        row = await SourceMode.objects().where(SourceMode.provider == provider).first().lock_rows("UPDATE")
        row = row or SourceMode(provider=provider)
        row.mode, row.reason = mode, reason
        await row.save()
        await record(MatchingModeChanged(stream_id=row.id, provider=provider, mode=mode))
    return row
