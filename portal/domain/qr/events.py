"""What can happen to a QR code (a scan is a row of its own, and no event: there are many)."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent
from tables.qr import QRKind


class CodeMade(RecordedEvent, frozen=True, kw_only=True):
    """A code can be printed."""

    name: ClassVar[str] = "qr.code.made"
    stream: ClassVar[str] = "qr code"
    kind: QRKind
    booking_id: UUID | None = None
    chef_id: UUID | None = None


class CodeLedElsewhere(RecordedEvent, frozen=True, kw_only=True):
    """A code leads somewhere else from now on, also where it is printed already."""

    name: ClassVar[str] = "qr.code.led_elsewhere"
    stream: ClassVar[str] = "qr code"
    is_ours: bool


class CodeRenamed(RecordedEvent, frozen=True, kw_only=True):
    """A code is called something else by the staff."""

    name: ClassVar[str] = "qr.code.renamed"
    stream: ClassVar[str] = "qr code"


class CodeSwitched(RecordedEvent, frozen=True, kw_only=True):
    """A code leads nowhere any more, or leads again."""

    name: ClassVar[str] = "qr.code.switched"
    stream: ClassVar[str] = "qr code"
    is_active: bool
