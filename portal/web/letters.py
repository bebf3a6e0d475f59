"""Letters to customers: what the domain wants to say, in the words of the templates."""

from typing import Final

from portal import clock
from portal.domain import feeds
from portal.domain.feeds import PartyDate
from portal.domain.mailings import LetterFacts
from portal.domain.notifications import Addressee, Letter
from portal.domain.payments import ReceiptFacts, RefundFacts
from portal.domain.waitlist import OfferFacts
from portal.integrations.ports import Attachment
from portal.web.letter import written
from tables.bookings import BookingState
from tables.mailings import LetterKind

WITH_CALENDAR_FILE: Final = {
    LetterKind.CONFIRMED: BookingState.CONFIRMED,
    LetterKind.CHANGED: BookingState.CONFIRMED,
    LetterKind.CANCELLED: BookingState.CANCELLED,
}
"""The letters that bring a calendar up to date, and the state in which there is something to put into one."""


class LetterWriter:
    """Writes letters, whose links lead to where people find this portal."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")

    def about_booking(self, kind: LetterKind, facts: LetterFacts) -> Letter:
        """Write a letter about a booking, with a file for their calendar where the date is made, moved or off."""
        files = (self._calendar_file(facts),) if WITH_CALENDAR_FILE.get(kind) == facts.state else ()
        return self._letter(f"emails/bookings/{kind}", facts.to, facts=facts, files=files, page=facts.page)

    def receipt(self, facts: LetterFacts, receipt: ReceiptFacts) -> Letter:
        """Write the receipt for a payment, or, of a negative amount, what corrects one that was wrong."""
        name = "receipt" if receipt.amount_cents > 0 else "correction"
        return self._letter(f"emails/payments/{name}", facts.to, facts=facts, page=facts.page, receipt=receipt)

    def refund(self, kind: LetterKind, facts: LetterFacts, refund: RefundFacts) -> Letter:
        """Write that money is on its way back, or that it is not after all."""
        return self._letter(f"emails/payments/{kind}", facts.to, facts=facts, page=facts.page, refund=refund)

    def offer(self, facts: OfferFacts) -> Letter:
        """Write to somebody who waits that a place came free, and until when it is kept from others who wait."""
        return self._letter("emails/bookings/waiting", facts.to, facts=facts)

    def welcome(self, facts: OfferFacts) -> Letter:
        """Write to somebody that they are on the waiting list, and how they leave it."""
        return self._letter("emails/bookings/waits", facts.to, facts=facts)

    def _letter(
        self,
        name: str,
        to: Addressee,
        *,
        facts: LetterFacts | OfferFacts,
        files: tuple[Attachment, ...] = (),
        page: str = "",
        receipt: ReceiptFacts | None = None,
        refund: RefundFacts | None = None,
    ) -> Letter:
        """Write a letter about these facts."""
        context = {
            "facts": facts,
            "to": to,
            "zone": to.time_zone,
            "page": self._base_url + page,
            "book": self._base_url + facts.book,
            "leave": self._base_url + facts.leave if isinstance(facts, OfferFacts) else "",
            "receipt": receipt,
            "refund": refund,
            "amount_cents": abs(receipt.amount_cents) if receipt else 0,
            "has_calendar_file": bool(files),
        }
        return written(name, context, files=files)

    def _calendar_file(self, facts: LetterFacts) -> Attachment:
        party = PartyDate(
            booking_id=facts.booking_id,
            title=f"{facts.to.business_name} party",
            reference=facts.reference,
            starts_at=facts.starts_at,
            ends_at=facts.ends_at,
            address=facts.full_address,
            page=self._base_url + facts.page,
            revision=facts.revision,
            is_off=facts.state == BookingState.CANCELLED,
        )
        return Attachment("party.ics", "text/calendar", feeds.calendar_file(party, now=clock.now()))
