"""What the judgment has to know before it looks at bookings: what was learned of a payer, and what there is at all."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

import msgspec

from portal.domain.matching.facts import payer_indexes
from portal.domain.matching.score import Known, Received
from portal.domain.matching.ways import IN_OPEN_STATE, OPEN
from tables.scope import the_business
from tables.sql import fenced

COUNTED: Final = 100
"""Open bookings, up to which they are counted: the judgment asks only whether there are enough to call a name rare."""

_PREFIX: Final = "upper(substring(b.reference, '^(.*)-'))"
# from one prefix to the next along the index, as there are few of them and many bookings
_SQL: Final = f"""
WITH RECURSIVE step AS (
  SELECT s.station, (SELECT min({_PREFIX}) FROM core.bookings b
    WHERE b.station = s.station AND {IN_OPEN_STATE}) AS prefix
  FROM unnest({{stations}}::uuid[]) AS s(station)
  UNION ALL
  SELECT s.station, (SELECT min({_PREFIX}) FROM core.bookings b
    WHERE b.station = s.station AND {IN_OPEN_STATE} AND {_PREFIX} > s.prefix)
  FROM step s WHERE s.prefix IS NOT NULL)
SELECT
  ARRAY(SELECT DISTINCT s.prefix::text FROM step s WHERE s.prefix <> '' AND (SELECT true FROM core.bookings b
    WHERE b.station = s.station AND {_PREFIX} = s.prefix AND {OPEN} ORDER BY b.event_date DESC LIMIT 1)) AS prefixes,
  (SELECT count(*) FROM unnest({{stations}}::uuid[]) AS s(station) CROSS JOIN LATERAL (SELECT FROM core.bookings b
    WHERE b.station = s.station AND {OPEN} ORDER BY b.event_date DESC LIMIT {COUNTED}) AS counted) AS size,
  (SELECT currency FROM identity.businesses WHERE id = {{business}}) AS currency,
  ARRAY(SELECT ROW(payer_index, customer, confirmations) FROM payment.payer_aliases
    WHERE station = ANY({{stations}}) AND payer_index = ANY($2::bytea[]) AND deleted_at IS NULL) AS aliases,
  ARRAY(SELECT ROW(payer_index, customer) FROM payment.refused_pairs
    WHERE station = ANY({{stations}}) AND payer_index = ANY($2::bytea[]) AND deleted_at IS NULL) AS refused
"""  # noqa: S608 - conditions of our own


class Surroundings(msgspec.Struct, frozen=True):
    """`size` is counted up to COUNTED; `prefixes` begin the references of open bookings."""

    known: Known
    prefixes: frozenset[str]
    size: int
    currency: str


async def surroundings(received: Received, *, today: date) -> Surroundings:
    """Return what there is around a payment in scope, in one statement."""
    indexes = payer_indexes(the_business(), received)
    (row,) = await fenced(_SQL, today, list(indexes))
    return Surroundings(
        known=_known(indexes, row["aliases"], row["refused"]),
        prefixes=frozenset(row["prefixes"]),
        size=row["size"],
        currency=row["currency"],
    )


def _known(
    indexes: Mapping[bytes, str], learned: list[tuple[bytes, UUID, int]], refused: list[tuple[bytes, UUID]]
) -> Known:
    aliases: dict[str, dict[str, int]] = defaultdict(dict)
    for index, customer, confirmations in learned:
        aliases[indexes[index]][str(customer)] = confirmations
    return Known(aliases=aliases, refused=frozenset((indexes[index], str(customer)) for index, customer in refused))
