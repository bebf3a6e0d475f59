"""Somebody opens a code's address."""

from portal.domain.qr.code import written
from portal.domain.qr.target import is_ours
from portal.domain.qr.visitor import Scanner
from portal.integrations.ports import Location
from tables.qr import QRCode, QRScan
from tables.unit_of_work import atomic


@atomic
async def scan(typed: str, *, scanner: Scanner | None, place: Location | None = None) -> str | None:
    """Return where a code leads, and count the scan; None for a code that leads nowhere.

    `scanner` is None for whoever looks without being somebody who scans: a preview, a search engine, a program.
    """
    code = await QRCode.objects().where(QRCode.code == written(typed)).first() if written(typed) else None
    if code is None or not code.is_active:
        return None
    if scanner is not None:
        where = place or Location()
        await QRScan(
            qr_code=code.id,
            device=scanner.device,
            system=scanner.system,
            browser=scanner.browser,
            country=where.country,
            region=where.region,
            city=where.city,
        ).save()
    return attributed(code.target, code.code)


def attributed(target: str, code: str) -> str:
    """Return a target that says which code led there: a page of ours notes it with the booking."""
    if not is_ours(target):
        return target
    path, mark, fragment = target.partition("#")
    return f"{path}{'&' if '?' in path else '?'}from={code}{mark}{fragment}"
