"""Lists of codes."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import msgspec
from piccolo.query.functions import Count

from tables.qr import QRCode, QRKind, QRScan

PAGE = 50


class CodeLine(msgspec.Struct, frozen=True):
    """A code in a list."""

    id: UUID
    station: UUID
    code: str
    kind: QRKind
    label: str
    target: str
    is_active: bool


async def codes(
    *, before: UUID | None = None, chef_id: UUID | None = None, booking_id: UUID | None = None, limit: int = PAGE
) -> list[CodeLine]:
    """Return codes, newest first, from below the id `before`; those about one chef or booking where one is named."""
    query = QRCode.select(
        QRCode.id, QRCode.station, QRCode.code, QRCode.kind, QRCode.label, QRCode.target, QRCode.is_active
    )
    if chef_id:
        query = query.where(QRCode.chef == chef_id)
    if booking_id:
        query = query.where(QRCode.booking == booking_id)
    if before:
        query = query.where(QRCode.id < before)
    rows = await query.order_by(QRCode.id, ascending=False).limit(limit)
    return [CodeLine(**row) for row in rows]


async def scans_of(code_ids: Iterable[UUID], *, since: datetime) -> dict[UUID, int]:
    """Return how often codes were scanned since a time, counted in one index; those that were not are left out."""
    ids = list(code_ids)
    if not ids:
        return {}
    rows = (
        await QRScan.select(QRScan.qr_code, Count())
        .where(QRScan.qr_code.is_in(ids) & (QRScan.created_at >= since))
        .group_by(QRScan.qr_code)
    )
    return {row["qr_code"]: row["count"] for row in rows}


async def labels(code_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what codes are called."""
    ids = list(code_ids)
    rows = await QRCode.select(QRCode.id, QRCode.label).where(QRCode.id.is_in(ids)) if ids else []
    return {row["id"]: row["label"] for row in rows}
