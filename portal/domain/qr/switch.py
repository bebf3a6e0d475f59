"""Switch a code off, or on again."""

from uuid import UUID

from portal.domain.events import record
from portal.domain.qr.events import CodeSwitched
from tables.qr import QRCode
from tables.scope import stations
from tables.unit_of_work import atomic


@atomic
async def switch(code_id: UUID, *, is_active: bool) -> QRCode:
    """Let a code lead nowhere, or lead again, unless that is so already; its scans stay."""
    code = await QRCode.one(code_id, lock=True)
    if code.is_active is not is_active:
        with stations(code.station):
            code.is_active = is_active
            await code.save([QRCode.is_active])
            await record(CodeSwitched(stream_id=code.id, is_active=is_active))
    return code
