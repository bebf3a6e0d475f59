"""The mails that went out about a booking: each as it was sent, and once more."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, MediaType, Response, get, post
from litestar.params import FromPath

from portal.domain import access, mailings, notifications
from portal.domain.access import Action
from portal.domain.errors import Refused
from portal.domain.mailings import LetterShown
from portal.web.audit import looks_at
from portal.web.guard import needs
from portal.web.mail_frame import framed, mail_policy
from portal.web.page import Done, Page
from portal.web.places import base, zones
from portal.web.session import StaffRequest
from tables.base import RowMissing
from tables.bookings import Booking

SEES: Final = needs(Action.SEE_CONTACT_DATA) | looks_at("letter")


class BookingLetters(Controller):
    """A letter, its frame, and the button that sends it again."""

    path = "/bookings/{booking_id:uuid}/letters/{copy_id:uuid}"

    @get(opt=SEES)
    async def show(self, request: StaffRequest, booking_id: FromPath[UUID], copy_id: FromPath[UUID]) -> Page:
        return await _page(request, booking_id, copy_id)

    @get("/frame", opt=SEES)
    async def frame(self, booking_id: FromPath[UUID], copy_id: FromPath[UUID]) -> Response[str]:
        html = (await _shown(booking_id, copy_id)).message.html or ""
        return Response(framed(html), media_type=MediaType.HTML, headers={"Content-Security-Policy": mail_policy(html)})

    @post("/resends", opt=needs(Action.MANAGE_BOOKINGS))
    async def send_again(
        self, request: StaffRequest, booking_id: FromPath[UUID], copy_id: FromPath[UUID]
    ) -> Page | Done:
        await _shown(booking_id, copy_id)
        try:
            await mailings.resend(copy_id, user_id=request.user.id)
        except Refused as refusal:
            return await _page(request, booking_id, copy_id, trouble=str(refusal))
        return Done(
            to=f"{base(request)}/bookings/{booking_id}/letters/{copy_id}", toast="It’s going out again, word for word."
        )


async def _shown(booking_id: UUID, copy_id: UUID) -> LetterShown:
    shown = await mailings.letter_shown(copy_id, booking_id=(await Booking.one(booking_id)).id)
    if shown is None:
        raise RowMissing("LetterCopy")
    return shown


async def _page(request: StaffRequest, booking_id: UUID, copy_id: UUID, *, trouble: str = "") -> Page:
    shown = await _shown(booking_id, copy_id)
    booking = await Booking.one(booking_id)
    to = await notifications.addressee(booking)
    people: dict[UUID, Any] = await access.names({each.sent_by for each in shown.line.resends if each.sent_by})
    at = f"{base(request)}/bookings/{booking.id}"
    return Page(
        "bookings/letter.html",
        status=422 if trouble else 200,
        base=base(request),
        at=at,
        letter_at=f"{at}/letters/{copy_id}",
        booking=booking,
        line=shown.line,
        message=shown.message,
        to=to,
        has_old_link=notifications.page_of(booking) not in shown.message.text,
        names=people,
        trouble=trouble,
        zone=zones(request)[booking.station],
        may_manage=request.user.may(Action.MANAGE_BOOKINGS, [booking.station]),
    )
