"""See to it that nobody holds more dates than they may without having paid."""

from collections.abc import Sequence
from typing import Final

from portal.domain.bookings.holder import Limits
from portal.domain.errors import Refused
from tables.scope import the_station
from tables.sql import fenced, platform

_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtextextended(turn, 0)) FROM unnest($1::text[]) AS turn"
_COUNT: Final = """
SELECT token, count(*) AS holds FROM core.bookings booking, unnest(booking.holder_tokens) AS token
WHERE booking.station = ANY({stations}) AND booking.state = 'pending_deposit' AND booking.deleted_at IS NULL
  AND booking.paid_cents = 0 AND booking.holder_tokens && $1::bigint[] AND token = ANY($1::bigint[])
GROUP BY token
"""


class HoldsEnough(Refused):
    """As many dates are held unpaid as one may hold."""


async def check_holds(tokens: Sequence[int], limits: Limits, *, phone: str) -> None:
    """Refuse one more hold to whoever holds enough, until the transaction ends also to those who ask at the same time.

    The sentence does not tell whose the holds are: somebody else's address may have been typed. It names the station's
    phone.

    Raises:
        HoldsEnough: with what to do.

    """
    await platform(_ONE_AT_A_TIME, [f"holder:{the_station()}:{token}" for token in sorted(tokens)])
    for row in await fenced(_COUNT, list(tokens)):
        if row["holds"] >= limits.most(row["token"]):
            call = f" at {phone}" if phone else ""
            raise HoldsEnough(
                "You already hold as many unpaid dates as we can keep. Send the deposit for one of them (the e-mail "
                f"shows how), and you can hold this one, too. Or call us{call}, and we’ll find a way."
            )
