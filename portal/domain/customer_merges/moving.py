"""What changes hands when two customers are merged, and what stays with the one whose address it was sent to."""

from typing import Any, Final
from uuid import UUID

import msgspec
from piccolo.querystring import QueryString

from portal import clock
from portal.domain import matching
from tables.bookings import Booking
from tables.customers import Customer, CustomerNote, CustomerTonePreference
from tables.leads import Lead
from tables.matching import PayerAlias, RefusedPair

# In this order they are shown. Bookings come first, because their `contact` is noted before they move.
MOVED: Final[dict[str, type[Any]]] = {
    "bookings": Booking,
    "payer_aliases": PayerAlias,
    "leads": Lead,
    "customer_notes": CustomerNote,
    "customer_tone_preferences": CustomerTonePreference,
}
STAYS: Final[dict[str, str]] = {
    "message_threads": "an answer goes to the address that wrote",
    "consent_entries": "who agreed, agreed for that address; the ledger is only added to",
    "refused_pairs": "moved by a rule of their own, below",
    "payments": "the ledger is never edited; it is found through its booking",
    "manual_entries": "as the ledger: what was written down by hand stays as it was",
    "stripe_customers": "Stripe knows them by that address",
    "customer_merges": "the memory of merges",
    "customers": "a row merged before is re-pointed, and noted as `merged`",
}
# Where the kept customer has the same payer already, the other's stays: the index allows no two.
_NOT_KNOWN_YET: Final = (
    "NOT EXISTS (SELECT FROM payment.payer_aliases own WHERE own.station = {} AND own.customer = {} "
    "AND own.payer_index = {} AND own.deleted_at IS NULL)"
)


class Moved(msgspec.Struct):
    """The rows that changed hands, by table; `without_contact` are the bookings that had none of their own.

    `refused` are payers told apart from the one who is gone; `withdrawn` those told apart from the one who is kept.
    """

    rows: dict[str, list[UUID]] = {}
    refused: list[UUID] = []
    withdrawn: list[UUID] = []
    without_contact: list[UUID] = []
    merged: list[UUID] = []
    tags: list[str] = []


async def rows_of(gone: Customer, *, kept: Customer) -> Moved:
    """Return what would change hands."""
    found = Moved()
    for name, table in MOVED.items():
        query = table.select(table.id).where(table.customer == gone.id)
        if table is PayerAlias:
            query = query.where(QueryString(_NOT_KNOWN_YET, table.station, kept.id, table.payer_index))
        if table is CustomerTonePreference and await table.exists().where(table.customer == kept.id):
            continue
        found.rows[name] = [row["id"] for row in await query.order_by(table.id)]
    found.without_contact = [
        row["id"]
        for row in await Booking.select(Booking.id).where((Booking.customer == gone.id) & Booking.contact.is_null())
    ]
    found.merged = [row["id"] for row in await Customer.select(Customer.id).where(Customer.merged_into == gone.id)]
    found.refused, found.withdrawn = await _pairs(gone, kept), await _pairs(kept, gone, withdrawn=True)
    found.tags = [tag for tag in gone.tags if tag not in kept.tags]
    return found


async def _pairs(of: Customer, other: Customer, *, withdrawn: bool = False) -> list[UUID]:
    """Return the payers told apart from one that hold for the other too; or, `withdrawn`, those that no longer do.

    A payer who pays for the other, or bears their name, was told apart from this one only because we took them for
    two: as one person, they are paid for by this payer.
    """
    rows = await RefusedPair.select(RefusedPair.id, RefusedPair.payer_index).where(RefusedPair.customer == of.id)
    theirs = await _payers(other)
    have = {
        row["payer_index"]
        for row in await RefusedPair.select(RefusedPair.payer_index).where(RefusedPair.customer == other.id)
    }
    return [row["id"] for row in rows if (row["payer_index"] in theirs) is withdrawn and row["payer_index"] not in have]


async def _payers(customer: Customer) -> set[bytes]:
    """Return everybody who is known to pay for a customer: themselves, and those who were confirmed."""
    rows = await PayerAlias.select(PayerAlias.payer_index).where(PayerAlias.customer == customer.id)
    own = matching.index_of_name(customer.name)
    return {row["payer_index"] for row in rows} | ({own} if own else set())


async def hand_over(moved: Moved, *, gone: UUID, kept: UUID) -> None:
    """Give rows to another customer; a booking without a contact keeps the one who booked it, whom its mails go to."""
    if moved.without_contact:
        await Booking.update({Booking.contact: gone}).where(Booking.id.is_in(moved.without_contact))
    for name, ids in moved.rows.items():
        if ids:
            table = MOVED[name]
            await table.update({table.customer: kept}).where(table.id.is_in(ids))
    for pairs, owner in ((moved.refused, kept), (moved.withdrawn, gone)):
        if pairs:
            await RefusedPair.update({RefusedPair.customer: owner}).where(RefusedPair.id.is_in(pairs))
    if moved.merged:
        await Customer.update({Customer.merged_into: kept}).where(Customer.id.is_in(moved.merged))


async def hand_back(moved: Moved, *, gone: UUID, kept: UUID) -> None:
    """Give exactly these rows back, those that have not gone elsewhere meanwhile."""
    for name, ids in moved.rows.items():
        if ids:
            table = MOVED[name]
            await table.update({table.customer: gone}).where(table.id.is_in(ids) & (table.customer == kept))
    await _pairs_back(moved.refused, holder=kept, owner=gone)
    await _pairs_back(moved.withdrawn, holder=gone, owner=kept)
    if moved.without_contact:
        await Booking.update({Booking.contact: None}).where(
            Booking.id.is_in(moved.without_contact) & (Booking.contact == gone) & (Booking.customer == gone)
        )
    if moved.merged:
        await Customer.update({Customer.merged_into: gone}).where(
            Customer.id.is_in(moved.merged) & (Customer.merged_into == kept)
        )


async def _pairs_back(pairs: list[UUID], *, holder: UUID, owner: UUID) -> None:
    """Give payers told apart back; of one who was told apart from the owner again since, the newer row stays."""
    if not pairs:
        return
    rows = await RefusedPair.select(RefusedPair.payer_index).where(RefusedPair.customer == owner)
    theirs = RefusedPair.id.is_in(pairs) & (RefusedPair.customer == holder) & RefusedPair.deleted_at.is_null()
    if rows:
        again = RefusedPair.payer_index.is_in([row["payer_index"] for row in rows])
        await RefusedPair.update({RefusedPair.deleted_at: clock.now()}).where(theirs & again)
    await RefusedPair.update({RefusedPair.customer: owner}).where(theirs)
