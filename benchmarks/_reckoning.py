"""What came of a day: what was lost, what was done twice, and whose sums are wrong."""

import asyncio
import time
from collections import Counter
from typing import Any, Final
from uuid import UUID

import asyncpg
import msgspec

from benchmarks._house import House
from benchmarks._town import Guest, Town
from jobs.reactions import REACTIONS
from portal.domain import payments
from portal.integrations.local import LocalEmailSender
from tables.scope import Scope, scoped
from tables.stations import Station

QUIET_SECONDS: Final = 240
LOOK_SECONDS: Final = 1.0
EVERYTHING: Final = 100_000
BELLS: Final = ("bookings.booking.made", "bookings.booking.paid", "matching.notification.unmatched")

_STILL_WAITING: Final = """
SELECT (SELECT count(*) FROM system.outbox_entries WHERE relayed_at IS NULL)
     + (SELECT count(*) FROM system.waiting_jobs WHERE key NOT LIKE 'clock:%') AS n
"""
_READINGS: Final = """
SELECT number, (SELECT count(*) FROM payment.payment_notifications n WHERE n.transaction_id = number) AS n
FROM unnest($1::varchar[]) AS number
"""
_PARTIES: Final = """
SELECT d.id AS draft, b.id, b.paid_cents, b.deposit_cents, b.state,
  (SELECT count(*) FROM core.payments p WHERE p.booking = b.id) AS entries,
  (SELECT count(*) FROM payment.receipts r WHERE r.booking = b.id AND r.state = 'sent') AS receipts,
  (SELECT array_agg(l.kind ORDER BY l.kind) FROM notification.booking_letters l
   WHERE l.booking = b.id AND l.state = 'sent') AS letters
FROM core.booking_drafts d LEFT JOIN core.bookings b ON b.id = d.booking WHERE d.id = ANY($1::uuid[])
"""
_UNRECORDED: Final = """
SELECT e.name, r.job, count(*) AS n FROM system.domain_events e
JOIN unnest($1::varchar[], $2::varchar[]) AS r (name, job) ON r.name = e.name
LEFT JOIN system.idempotency_keys k ON k.event = e.id AND k.job = r.job WHERE k.id IS NULL GROUP BY 1, 2
"""
_SILENT: Final = """
SELECT e.name, count(*) AS n FROM system.domain_events e WHERE e.name = ANY($1::varchar[]) AND e.created_at > $2
AND NOT EXISTS (SELECT FROM notification.notifications n WHERE n.event = e.id) GROUP BY 1
"""
_TWICE_BOOKED: Final = """
SELECT count(*) AS n FROM core.bookings b WHERE b.created_at > $1
AND NOT EXISTS (SELECT FROM core.booking_drafts d WHERE d.booking = b.id)
"""


class Reckoning(msgspec.Struct):
    """Sentences: what was lost, what was done twice, and which sums are wrong."""

    lost: list[str] = []
    twice: list[str] = []
    wrong_sums: list[str] = []

    def once(self, count: int, what: str) -> None:
        """Note what there should be one of."""
        if count != 1:
            (self.lost if count < 1 else self.twice).append(f"{what}: {count} times")


async def until_quiet(house: House, url: str, *, seconds: float = QUIET_SECONDS) -> bool:
    """Wait until the portal is well and nothing waits any more; say whether that came to be."""
    deadline, quiet = time.monotonic() + seconds, 0
    while time.monotonic() < deadline:
        quiet = quiet + 1 if await asyncio.to_thread(house.is_well) and await _waits(url) == 0 else 0
        if quiet > 3:
            return True
        await asyncio.sleep(LOOK_SECONDS)
    return False


async def _waits(url: str) -> int:
    try:
        return int((await _rows(url, _STILL_WAITING))[0]["n"])
    except (OSError, asyncpg.PostgresError):
        return -1


async def reckon(house: House, url: str, town: Town, began: Any) -> Reckoning:  # noqa: ANN401 - the database's time
    """Compare what people did with what the database and the letters say."""
    found = Reckoning()
    numbers = town.strangers + [guest.payment for guest in town.guests if guest.payment]
    for row in await _rows(url, _READINGS, numbers):
        found.once(row["n"], f"the mail {row['number']}")
    parties = {row["draft"]: row for row in await _rows(url, _PARTIES, [guest.draft for guest in town.guests])}
    letters = _letters(house)
    for guest in town.guests:
        _look_at(found, guest, parties.get(guest.draft), letters)
    for row in await _rows(url, _TWICE_BOOKED, began):
        found.twice += ["a booking of no draft"] * row["n"]
    await _look_at_events(found, url, began)
    for business, ids in (await _stations()).items():
        with scoped(Scope(business, frozenset(ids))):
            found.wrong_sums += [str(wrong) for wrong in await payments.reconcile_ledger()]
    return found


def _look_at(found: Reckoning, guest: Guest, party: Any, letters: Counter[tuple[str, str]]) -> None:  # noqa: ANN401
    who = f"guest {guest.number}"
    mine = {subject: count for (address, subject), count in letters.items() if address == guest.email}
    for subject, count in mine.items():
        found.once(count, f"{who}'s letter {subject.split()[0]!r}")
    if party is None or party["id"] is None:
        if guest.was_answered:
            found.lost.append(f"{who}'s booking")
        return
    kinds = Counter(party["letters"] or ())
    found.once(kinds["held"], f"{who}'s letter of the hold")
    expected = 1
    if guest.payment:
        found.once(party["entries"], f"{who}'s payment")
        found.once(party["receipts"], f"{who}'s receipt")
        found.once(kinds["confirmed"], f"{who}'s confirmation")
        expected += 2
    if party["paid_cents"] != (party["deposit_cents"] if guest.payment else 0):
        found.wrong_sums.append(f"{who} has paid {party['paid_cents']} cents")
    if len(mine) < expected:
        found.lost.append(f"{who} got {len(mine)} of {expected} letters")


async def _look_at_events(found: Reckoning, url: str, began: Any) -> None:  # noqa: ANN401
    reactions = [
        (event.name, job.name) for event, jobs in REACTIONS.items() for job in jobs if job.run.__name__ == "remembered"
    ]
    names, jobs = zip(*reactions, strict=True)
    for row in await _rows(url, _UNRECORDED, names, jobs):
        found.lost += [f"{row['job']} of {row['name']}"] * row["n"]
    for row in await _rows(url, _SILENT, BELLS, began):
        found.lost += [f"the bell of {row['name']}"] * row["n"]
    for row in await _rows(url, "SELECT job, error FROM system.job_failures WHERE state = 'open'"):
        found.lost.append(f"{row['job']} gave up: {row['error']}")
    for row in await _rows(url, "SELECT job, tries FROM system.waiting_jobs WHERE key NOT LIKE 'clock:%'"):
        found.lost.append(f"{row['job']} still waits after {row['tries']} tries")


def _letters(house: House) -> Counter[tuple[str, str]]:
    sent = LocalEmailSender(house.data / "outbox").sent(limit=EVERYTHING)
    return Counter((str(mail["To"]), str(mail["Subject"])) for mail in sent)


async def _stations() -> dict[UUID, list[UUID]]:
    stations: dict[UUID, list[UUID]] = {}
    for row in await Station.select(Station.id, Station.business):
        stations.setdefault(row["business"], []).append(row["id"])
    return stations


async def _rows(url: str, sql: str, *args: Any) -> list[Any]:  # noqa: ANN401
    connection = await asyncpg.connect(url)
    try:
        return list(await connection.fetch(sql, *args))
    finally:
        await connection.close()
