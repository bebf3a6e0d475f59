"""Letters to customers: what the domain wants to say, in the words of the templates."""

from functools import cache
from typing import Final

from jinja2 import Environment

from portal import clock
from portal.domain.bookings import LetterFacts, OfferFacts, PartyDate, calendar_file
from portal.domain.notifications import Letter
from portal.domain.payments import ReceiptFacts
from portal.integrations.ports import Attachment
from portal.web.templates import environment
from tables.bookings import LetterKind

WITH_CALENDAR_FILE: Final = {LetterKind.CONFIRMED, LetterKind.CHANGED, LetterKind.CANCELLED}


class Letters:
    """Writes letters, whose links lead to where people find this portal."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/")

    def receipt(self, facts: ReceiptFacts) -> Letter:
        """Write the receipt for a payment: what came, what it is for, and what is still due."""
        return _letter(
            "emails/payments/receipt", facts=facts, business=facts.business_name, page=self._base_url + facts.page
        )

    def about_booking(self, facts: LetterFacts) -> Letter:
        """Write a letter about a booking, with a file for their calendar where the date is made, moved or off."""
        page = self._base_url + facts.page
        files = (_calendar_file(facts, page),) if facts.kind in WITH_CALENDAR_FILE else ()
        return _letter(
            f"emails/bookings/{facts.kind}",
            files=files,
            facts=facts,
            business=facts.to.business_name,
            zone=facts.to.time_zone,
            page=page,
            book=self._base_url + facts.book,
        )

    def offer(self, facts: OfferFacts) -> Letter:
        """Write to somebody who waits that a place came free, and until when it is kept from others who wait."""
        return _letter(
            "emails/bookings/waiting",
            facts=facts,
            business=facts.to.business_name,
            zone=facts.to.time_zone,
            book=self._base_url + facts.book,
        )


def _calendar_file(facts: LetterFacts, page: str) -> Attachment:
    party = PartyDate(
        booking_id=facts.booking_id,
        title=f"{facts.to.business_name} party",
        reference=facts.reference,
        starts_at=facts.starts_at,
        ends_at=facts.ends_at,
        place=facts.place,
        page=page,
        revision=facts.revision,
        is_off=facts.kind == LetterKind.CANCELLED,
    )
    return Attachment("party.ics", "text/calendar", calendar_file(party, now=clock.now()))


def _letter(name: str, *, files: tuple[Attachment, ...] = (), **context: object) -> Letter:
    """Render the three templates of a letter; only HTML is escaped, because plain text shows what is written."""
    subject = _plain().get_template(f"{name}.subject.txt").render(context)
    text = _plain().get_template(f"{name}.txt").render(context)
    html = _rich().get_template(f"{name}.html").render(context)
    return Letter(subject=" ".join(subject.split()), text=text.strip() + "\n", html=html, attachments=files)


@cache
def _rich() -> Environment:
    return environment()


@cache
def _plain() -> Environment:
    plain = environment()
    plain.autoescape = False  # a text is no markup
    return plain
