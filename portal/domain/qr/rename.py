"""Call a code something else."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.qr.events import CodeRenamed
from portal.domain.qr.label import label_of
from tables.qr import QRCode
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def rename(code_id: UUID, *, label: str) -> QRCode:
    """Give a code another label, for the staff's lists; posters keep what is printed."""
    code = await QRCode.one(code_id, lock=True)
    if (wanted := label_of(label)) != code.label:
        with stations(code.station):
            code.label = wanted
            await code.save([QRCode.label])
            await record(CodeRenamed(stream_id=code.id))
    return code
