"""See to it that nobody keeps more dates than they may without having paid."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from portal import clock
from portal.domain.bookings.holder import Limits, is_network
from portal.domain.errors import Refused
from tables.scope import the_station
from tables.sql import fenced, platform

_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(hashtextextended(turn, 0)) FROM unnest($1::text[]) AS turn"
_HELD: Final = """
SELECT token, count(*) AS dates FROM core.bookings booking, unnest(booking.holder_tokens) AS token
WHERE booking.station = ANY({stations}) AND booking.state = 'pending_deposit' AND booking.deleted_at IS NULL
  AND booking.paid_cents = 0 AND booking.holder_tokens && $1::bigint[] AND token = ANY($1::bigint[])
GROUP BY token
"""
_BOOKED: Final = """
SELECT token, count(*) AS dates FROM core.bookings booking, unnest(booking.holder_tokens) AS token
WHERE booking.station = ANY({stations}) AND booking.state = 'confirmed' AND booking.deposit_cents = 0
  AND booking.deleted_at IS NULL AND booking.paid_cents = 0 AND booking.starts_at > $3
  AND booking.holder_tokens && ($1::bigint[] || $2::bigint[])
  AND (token = ANY($1::bigint[]) OR (token = ANY($2::bigint[]) AND booking.created_at > $4))
GROUP BY token
"""


class HoldsEnough(Refused):
    """As many dates are held unpaid as one may hold."""


class BookedEnough(Refused):
    """As many parties are booked without a deposit as one may book without talking to us."""


async def check_holds(tokens: Sequence[int], limits: Limits, *, asks_deposit: bool = True, phone: str) -> None:
    """Refuse one more date to whoever keeps enough, until the transaction ends also to those who ask at the same time.

    Counted are unpaid holds, and where a party needs no deposit, the unpaid ones still to come. The sentence does not
    tell whose they are: somebody else's address may have been typed. It names the station's phone.

    Raises:
        HoldsEnough, BookedEnough: with what to do.

    """
    await platform(_ONE_AT_A_TIME, [f"holder:{the_station()}:{token}" for token in sorted(tokens)])
    await (_check_held(tokens, limits, phone) if asks_deposit else _check_booked(tokens, limits, phone))


async def _check_held(tokens: Sequence[int], limits: Limits, phone: str) -> None:
    for row in await fenced(_HELD, list(tokens)):
        if row["dates"] >= limits.holds(row["token"]):
            call = f" at {phone}" if phone else ""
            raise HoldsEnough(
                "You already hold as many unpaid dates as we can keep. Send the deposit for one of them (the e-mail "
                f"shows how), and you can hold this one, too. Or call us{call}, and we’ll find a way."
            )


async def _check_booked(tokens: Sequence[int], limits: Limits, phone: str) -> None:
    """Count of a person all that is to come, of a network (a phone company's has thousands) only what is new."""
    networks = [token for token in tokens if is_network(token)]
    people = [token for token in tokens if not is_network(token)]
    now = clock.now()
    for row in await fenced(_BOOKED, people, networks, now, now - timedelta(hours=limits.unopened_hours)):
        if row["dates"] >= limits.bookings(row["token"]):
            call = f"Call us at {phone}" if phone else "Call us"
            raise BookedEnough(
                f"That’s as many upcoming parties as you can book online. {call}, and we’ll book this one for you. "
                "Everything you typed is still here."
            )
