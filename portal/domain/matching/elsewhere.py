"""The bookings of other stations that a memo names: their money came into a mailbox that is not theirs."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.matching.memo_references import memo_references
from tables.sql import fenced

# Whose scope it is sees none of these rows. What is told of one is what the memo says already, and whom to call.
_ELSEWHERE: Final = """
SELECT b.id AS booking, b.reference, b.station, s.name AS station_name, s.phone
FROM identity.stations s JOIN core.bookings b ON b.station = s.id
WHERE s.business = {business} AND s.id <> ALL($2::uuid[]) AND s.deleted_at IS NULL
  AND b.reference = ANY($1::text[]) AND b.state <> 'draft' AND b.deleted_at IS NULL
ORDER BY b.reference, s.name
"""


class Elsewhere(msgspec.Struct, frozen=True):
    """A booking that a memo names, at a station that the payment's mail did not come for.

    Nothing more is told of it, as its rows are that station's own.
    """

    booking: UUID
    reference: str
    station: UUID
    station_name: str
    phone: str


async def named_elsewhere(memo: str | None, stations: Sequence[UUID]) -> tuple[Elsewhere, ...]:
    """Return the bookings of the business, at others than these stations, whose whole reference stands in a memo.

    Few memos cost a statement.
    """
    references = memo_references(memo)
    if not references:
        return ()
    return tuple(Elsewhere(**row) for row in await fenced(_ELSEWHERE, references, list(stations)))


def said_of_elsewhere(named: Sequence[Elsewhere]) -> str:
    """Say why a person decides: at which station the booking is that the memo names."""
    first = named[0]
    return (
        f"The memo names {first.reference}, a booking at {first.station_name}, but the payment came in for another "
        "station. Money never goes to another station by itself: somebody who works at both decides."
    )
