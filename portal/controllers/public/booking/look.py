"""What somebody looks for before there is a draft: read kindly, as nobody types a month or a day."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from portal import clock
from portal.controllers.public.booking.forms import StartQuery, TimeForm
from portal.domain.errors import Refused
from portal.web.forms import Form
from tables.qr import QRCode

YEARS: Final = 10


def look_of(form: Form[StartQuery], typed: Mapping[str, Any]) -> StartQuery:
    """Return what is to be shown: what is wrong is left out, and takes nothing else along.

    Nobody types a month or a day: an address that names none of ours is no error.
    """
    whole = form.value or Form(StartQuery, {name: typed[name] for name in typed if name not in form.errors}).value
    for name in form.errors.keys() - {"zip", "guests"}:
        del form.errors[name]
    return whole or StartQuery()


def read_time(form: Form[TimeForm]) -> datetime:
    """Return the time that was chosen.

    Raises:
        Refused: none was.

    """
    try:
        return bookable(datetime.fromisoformat(form.value.starts_at if form.value else ""))
    except ValueError as error:
        raise Refused("Choose a day, and then a time.", field="starts_at") from error


def bookable(at: datetime | None) -> datetime:
    """Return a time that somebody may mean.

    Raises:
        Refused: it is none of ours, but far away or without a zone.

    """
    if at is None or at.tzinfo is None or abs(at.year - clock.now().year) > YEARS:
        raise Refused("Choose one of the times.", field="starts_at")
    return at


async def scanned(code: str) -> UUID | None:
    """Return the printed code that somebody came by, where it is one of this station's."""
    if not code:
        return None
    row = await QRCode.select(QRCode.id).where(QRCode.code == code).first()
    return row["id"] if row else None
