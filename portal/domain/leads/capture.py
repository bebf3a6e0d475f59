"""Write down somebody who asks for a party."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import msgspec

from portal.domain import customers
from portal.domain.customers import Consent
from portal.domain.errors import Refused
from portal.domain.events import record
from portal.domain.leads.events import LeadCaptured
from portal.domain.stations import check_ahead
from tables.leads import Lead, LeadSource, LeadState
from tables.scope import the_business
from tables.unit_of_work import atomic


class WayBackMissing(Refused):
    """Nobody can be answered without an address or a number."""


class Enquiry(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks, and for what; an e-mail or a phone number is enough."""

    name: str
    email: str = ""
    phone: str = ""
    words: str = ""
    postal_code: str = ""
    wanted_date: date | None = None
    guests: int = 0


@atomic
async def capture(
    enquiry: Enquiry,
    *,
    source: LeadSource = LeadSource.WEB_QUOTE,
    qr_code: UUID | None = None,
    consents: Iterable[Consent] = (),
) -> Lead:
    """Write a lead down at the station in scope, unless the same person still waits for an answer about the same day.

    Raises:
        WayBackMissing: there is neither an e-mail nor a phone.
        DatePassed: they ask for a party on a day that is over.

    """
    if not enquiry.name.strip():
        raise Refused("Tell us your name.", field="name")
    if not (enquiry.email or enquiry.phone):
        raise WayBackMissing("How can we reach you? Enter an e-mail or a phone number.", field="email")
    await check_ahead(date=enquiry.wanted_date)
    lead = _lead(enquiry)
    if already := await _the_same(lead):
        return already
    lead.source, lead.qr_code = source, qr_code
    await lead.save()
    await customers.record_consents(consents, lead_id=lead.id)
    await record(LeadCaptured(stream_id=lead.id, source=source, guests=enquiry.guests))
    return lead


def _lead(enquiry: Enquiry) -> Lead:
    business = the_business()
    address = customers.email_address(enquiry.email) if enquiry.email else None
    number = customers.phone_number(enquiry.phone) if enquiry.phone else None
    return Lead(
        name=" ".join(enquiry.name.split()),
        email=address,
        phone=number,
        words=enquiry.words.strip() or None,
        email_index=customers.email_index(business, address) if address else None,
        phone_index=customers.phone_index(business, number) if number else None,
        name_tokens=customers.search_tokens(business, name=enquiry.name, email=address, phone=number),
        postal_code=enquiry.postal_code,
        wanted_date=enquiry.wanted_date,
        guests=enquiry.guests,
    )


async def _the_same(lead: Lead) -> Lead | None:
    """Return the lead that a second click, or a page that was sent again, has made already."""
    query = Lead.objects().where(Lead.state == LeadState.NEW).where(Lead.guests == lead.guests)
    if lead.email_index:
        query = query.where(Lead.email_index == lead.email_index)
    else:
        query = query.where(Lead.phone_index == lead.phone_index)
    if lead.wanted_date:
        return await query.where(Lead.wanted_date == lead.wanted_date).first()
    return await query.where(Lead.wanted_date.is_null()).first()
