"""Make one customer of two."""

from uuid import UUID

import msgspec

from portal.domain.customer_merges.events import CustomerMerged
from portal.domain.customer_merges.moving import hand_over, rows_of
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.customers import Customer, CustomerMerge
from tables.scope import stations
from tables.unit_of_work import atomic


class NotMergeable(Refused):
    """Two rows that cannot be made one."""


@atomic
async def merge(kept_id: UUID, gone_id: UUID, *, user_id: UUID) -> CustomerMerge:
    """Let everything of one customer be another's, and remember what moved, so that it can be undone.

    The row that is gone keeps its name and addresses: it is found by them, and what was sent there is answered there.

    Raises:
        NotMergeable: they are one already, one of them is merged, or they belong to two stations.

    """
    kept, gone = await two(kept_id, gone_id)
    with stations(kept.station):
        moved = await rows_of(gone, kept=kept)
        made = CustomerMerge(kept=kept.id, gone=gone.id, moved=msgspec.json.encode(moved).decode(), merged_by=user_id)
        await made.save()
        await hand_over(moved, gone=gone.id, kept=kept.id)
        gone.merged_into = kept.id
        await gone.save([Customer.merged_into])
        kept.tags = sorted({*kept.tags, *moved.tags})
        await kept.save([Customer.tags])
        await record(CustomerMerged(stream_id=kept.id, gone_id=gone.id, merge_id=made.id))
    return made


async def two(kept_id: UUID, gone_id: UUID) -> tuple[Customer, Customer]:
    """Return both, locked, always in the same order: two people who merge them crosswise wait for each other.

    Raises:
        NotMergeable: they cannot be made one.

    """
    if kept_id == gone_id:
        raise NotMergeable("This is the same customer. Choose another one.")
    rows = {each: await Customer.one(each, lock=True) for each in sorted((kept_id, gone_id))}
    kept, gone = rows[kept_id], rows[gone_id]
    if kept.station != gone.station:
        raise NotMergeable("They belong to two stations, and each keeps its own customers.")
    if kept.merged_into or gone.merged_into:
        raise NotMergeable("One of them is part of another customer already. Open that one.")
    return kept, gone
