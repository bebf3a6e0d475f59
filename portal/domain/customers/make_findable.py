"""Note by what customers are found, where that was noted by older rules."""

import msgspec

from portal.domain.customers.words import SEARCH_VERSION, search_tokens
from tables.customers import Customer
from tables.scope import the_business
from tables.sql import fenced
from tables.unit_of_work import atomic

# one statement for all, as it is run for every customer after an upgrade; one that somebody is writing is passed over
_NEXT = """SELECT id, name, email, phone FROM core.customers
WHERE station = ANY({stations}) AND search_version < $1 LIMIT $2 FOR UPDATE SKIP LOCKED"""
_NOTE = """UPDATE core.customers c SET name_tokens = noted.tokens, search_version = $1
FROM jsonb_to_recordset($2::jsonb) AS noted(id uuid, tokens bigint[])
WHERE c.id = noted.id AND c.station = ANY({stations})"""


@atomic
async def make_findable(*, most: int = 500) -> int:
    """Note by what the customers in scope are found that need it, so many at most; return how many were noted."""
    rows = await fenced(_NEXT, SEARCH_VERSION, most)
    noted = [
        {
            "id": row["id"],
            "tokens": search_tokens(
                the_business(),
                name=Customer.name.open(row["name"], row["id"]),
                email=Customer.email.open(row["email"], row["id"]) if row["email"] else None,
                phone=Customer.phone.open(row["phone"], row["id"]) if row["phone"] else None,
            ),
        }
        for row in rows
    ]
    if noted:
        await fenced(_NOTE, SEARCH_VERSION, msgspec.json.encode(noted).decode())
    return len(noted)
