"""QR codes: what stands on paper, where it leads, and who came by it."""

from typing import Any, Final

from portal.controllers.staff.qr import files, index, statistics

ROUTES: Final[tuple[Any, ...]] = (
    index.QrCodes,
    files.CodeFiles,
    statistics.qr_statistics,
)
