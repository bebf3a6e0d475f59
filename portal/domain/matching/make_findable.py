"""Note by what payments find bookings, where that is not noted yet or has changed."""

import msgspec

from portal.domain.matching.tokens import VERSION, tokens_of
from tables.bookings import Booking
from tables.scope import the_business
from tables.sql import fenced
from tables.unit_of_work import atomic

# one statement for all, as it is run for every booking after an upgrade; a booking that somebody is writing is passed
# over: until its turn comes, each payment is compared with it
_NEXT = """SELECT id, reference, customer_name FROM core.bookings
WHERE station = ANY({stations}) AND match_version < $1 AND deleted_at IS NULL LIMIT $2 FOR UPDATE SKIP LOCKED"""
_NOTE = """UPDATE core.bookings b SET match_tokens = noted.tokens, match_version = $1
FROM jsonb_to_recordset($2::jsonb) AS noted(id uuid, tokens bigint[])
WHERE b.id = noted.id AND b.station = ANY({stations})"""


@atomic
async def make_findable(*, most: int = 500) -> int:
    """Note by what payments find the bookings in scope that need it, so many at most; return how many were noted."""
    rows = await fenced(_NEXT, VERSION, most)
    noted = [
        {
            "id": row["id"],
            "tokens": tokens_of(
                the_business(),
                reference=row["reference"],
                customer_name=Booking.customer_name.open(row["customer_name"], row["id"]),
            ),
        }
        for row in rows
    ]
    if noted:
        await fenced(_NOTE, VERSION, msgspec.json.encode(noted).decode())
    return len(noted)
