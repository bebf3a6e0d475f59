"""Make two customers again of one."""

from uuid import UUID

import msgspec

from portal.clock import now
from portal.domain.customer_merges.events import CustomerSeparated
from portal.domain.customer_merges.moving import Moved, hand_back
from portal.domain.errors import Refused
from portal.domain.events import record
from tables.customers import Customer, CustomerMerge
from tables.scope import stations
from tables.unit_of_work import atomic


class NotSeparable(Refused):
    """A merge that cannot be taken back, or not yet."""


@atomic
async def undo(merge_id: UUID) -> CustomerMerge:
    """Give exactly what moved back, unless that has been done; what came since stays with the customer who was kept.

    Raises:
        NotSeparable: the one who was kept is merged into another: that merge is undone first.

    """
    made = await CustomerMerge.one(merge_id, lock=True)
    if made.undone_at is not None:
        return made
    rows = {each: await Customer.one(each, lock=True) for each in sorted((made.kept, made.gone))}
    kept, gone = rows[made.kept], rows[made.gone]
    if gone.merged_into != kept.id:
        raise NotSeparable("The customer who was kept is part of another one now. Undo that merge first.")
    moved = msgspec.json.decode(made.moved, type=Moved)
    with stations(kept.station):
        gone.merged_into = None
        await gone.save([Customer.merged_into])
        await hand_back(moved, gone=gone.id, kept=kept.id)
        kept.tags = [tag for tag in kept.tags if tag not in moved.tags]
        await kept.save([Customer.tags])
        made.undone_at = now()
        await made.save([CustomerMerge.undone_at])
        await record(CustomerSeparated(stream_id=kept.id, gone_id=gone.id, merge_id=made.id))
    return made
