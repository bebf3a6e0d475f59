"""Lead a printed code somewhere else."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.qr.events import CodeLedElsewhere
from portal.domain.qr.target import is_ours, target_of
from tables.qr import QRCode
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def change_target(code_id: UUID, *, target: str) -> QRCode:
    """Lead a code to another target, unless it leads there already.

    Raises:
        TargetRefused: no code of ours leads there.

    """
    code = await QRCode.one(code_id, lock=True)
    wanted = target_of(target)
    if wanted == code.target:
        return code
    with stations(code.station):
        code.target = wanted
        await code.save([QRCode.target])
        await record(CodeLedElsewhere(stream_id=code.id, is_ours=is_ours(wanted)))
    return code
