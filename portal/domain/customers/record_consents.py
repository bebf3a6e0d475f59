"""Record what somebody agreed to."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from tables.customers import ConsentChannel, ConsentEntry
from tables.unit_of_work import atomic


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """A box that was ticked: the words beside it, their version, and on which page and from which address."""

    channel: ConsentChannel
    words: str
    wording_version: str
    page: str = ""
    address: str | None = None
    is_given: bool = True


@atomic
async def record_consents(
    consents: Iterable[Consent], *, customer_id: UUID | None = None, lead_id: UUID | None = None
) -> list[ConsentEntry]:
    """Write each consent into the ledger, for a customer or a lead."""
    entries = [
        ConsentEntry(
            customer=customer_id,
            lead=lead_id,
            channel=consent.channel,
            is_given=consent.is_given,
            words=consent.words,
            wording_version=consent.wording_version,
            page=consent.page,
            address=consent.address,
        )
        for consent in consents
    ]
    for entry in entries:
        await entry.save()
    return entries
