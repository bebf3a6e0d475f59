"""Every letter to customers, written with invented facts: its words beside what it looks like."""

from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, MediaType, Request, Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal.controllers.matching import MAIL_POLICY
from portal.domain.bookings import Addressee, LetterFacts, OfferFacts, QuoteLine, Rule
from portal.domain.notifications import Letter
from portal.domain.payments import ReceiptFacts
from portal.web.letters import Letters
from portal.web.page import Page
from tables.bookings import LetterKind

HERE: Final = "/dev/letters"
TO: Final = Addressee(
    name="Ngozi Okonkwo",
    email="ngozi@example.com",
    page="/b/a-signed-link",
    business_name="MyHibachi",
    postal_address="1 River Rd, Sacramento, CA 95814",
    sender="hello@demo.example.com",
    station_name="Riverside",
    station_slug="riverside",
    station_phone="(916) 555-0142",
    time_zone="America/Los_Angeles",
    zelle_recipient="pay-riverside@demo.example.com",
    venmo_handle="MyHibachi-Riverside",
)
FACTS: Final = LetterFacts(
    kind=LetterKind.HELD,
    to=TO,
    booking_id=UUID(int=7),
    reference="MH-7K4Q2X",
    event_date=date(2027, 6, 26),
    starts_at=datetime(2027, 6, 27, 1, 0, tzinfo=UTC),
    ends_at=datetime(2027, 6, 27, 2, 30, tzinfo=UTC),
    hold_until_at=datetime(2027, 6, 13, 18, 14, tzinfo=UTC),
    guests=28,
    place="9018 Laguna Shores Dr, Elk Grove",
    lines=(
        QuoteLine(Rule.GUEST, "22 adults", 22, 55_00, 1_210_00),
        QuoteLine(Rule.GUEST, "6 children", 6, 30_00, 180_00),
        QuoteLine(Rule.MENU, "9 filet mignon", 9, 5_00, 45_00),
        QuoteLine(Rule.TRAVEL, "Travel, 38 miles", 8, 2_00, 16_00),
    ),
    total_cents=1_451_00,
    deposit_cents=100_00,
    paid_cents=0,
    balance_due_date=date(2027, 6, 25),
    delta_cents=0,
    refund_cents=0,
    revision=1,
)
PAID: Final = msgspec.structs.replace(FACTS, hold_until_at=None, paid_cents=100_00)
# What each letter is told beside what all are: it is written for somebody who has paid, or not yet.
TOLD: Final = {
    LetterKind.HELD: FACTS,
    LetterKind.CONFIRMED: PAID,
    LetterKind.CHANGED: msgspec.structs.replace(PAID, delta_cents=110_00),
    LetterKind.CANCELLED: msgspec.structs.replace(PAID, refund_cents=100_00),
    LetterKind.EXPIRED: FACTS,
    LetterKind.BALANCE_DUE: PAID,
    LetterKind.REMINDER: PAID,
    LetterKind.THANKS: msgspec.structs.replace(PAID, paid_cents=1_451_00),
}
RECEIPT: Final = ReceiptFacts(
    business_name=TO.business_name,
    station_name=TO.station_name,
    customer_name=TO.name,
    reference=FACTS.reference,
    amount_cents=100_00,
    paid_cents=100_00,
    total_cents=FACTS.total_cents,
    event_date="June 26, 2027",
    page=TO.page,
)

OFFER: Final = OfferFacts(
    to=TO,
    event_date=FACTS.event_date,
    starts_at=FACTS.starts_at,
    guests=28,
    offered_until_at=datetime(2027, 6, 13, 18, 14, tzinfo=UTC),
    book="/riverside/book?zip=95757&guests=28&date=2027-06-26",
)


class DevLetters(Controller):
    """The letters, and each in a frame of its own."""

    path = HERE
    opt = {"public": True}

    @get()
    async def index(self, request: Request[Any, Any, Any]) -> Page:
        return Page("dev/letters.html", letters=_written(request), at=HERE)

    @get("/{name:str}")
    async def show(self, request: Request[Any, Any, Any], name: FromPath[str]) -> Response[str]:
        if (letter := _written(request).get(name)) is None:
            raise NotFoundException
        return Response(letter.html, media_type=MediaType.HTML, headers={"Content-Security-Policy": MAIL_POLICY})


def _written(request: Request[Any, Any, Any]) -> dict[str, Letter]:
    write = Letters(request.app.state.settings.base_url)
    about = {kind.value: write.about_booking(msgspec.structs.replace(facts, kind=kind)) for kind, facts in TOLD.items()}
    return about | {LetterKind.WAITING.value: write.offer(OFFER), "receipt": write.receipt(RECEIPT)}
