"""QR codes: where they lead, and how often they were scanned."""

from enum import StrEnum

from piccolo.columns import UUID, Boolean, Text, Varchar
from piccolo.constraints import Unique

from tables.base import Changing, StationTable


class QRKind(StrEnum):
    """What a code is about."""

    STATION = "station"
    CHEF = "chef"
    CAMPAIGN = "campaign"
    BOOKING = "booking"


class QRCode(Changing, StationTable, schema="core", tablename="qr_codes"):
    """A printed code: `code` stands in its address for ever, `target` (a path of ours, or another site) may change."""

    code = Varchar(length=12, default=None)
    kind = Varchar(length=10, choices=QRKind, default=None)
    label = Varchar(length=80, default=None)
    target = Text(default=None)
    chef = UUID(null=True, default=None)
    booking = UUID(null=True, default=None)
    is_active = Boolean(default=True)

    qr_codes_code_once = Unique(["code"])
    qr_codes_id_in_station = Unique(["station", "id"])


class QRScan(StationTable, schema="core", tablename="qr_scans"):
    """Somebody opened a code's address, at `created_at`; no address of theirs is kept."""

    append_only = True

    qr_code = UUID(default=None)
    device = Varchar(length=20, default="")
    system = Varchar(length=40, default="")
    browser = Varchar(length=40, default="")
    country = Varchar(length=2, default="")
    region = Varchar(length=80, default="")
    city = Varchar(length=80, default="")
