"""A customer's page: everything that hangs on them, in every word, under all of their names and addresses."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal.domain import bookings, customer_merges, customers, events, inbox, leads, matching, payments
from portal.domain.access import Action
from portal.web.events.lines import names_of, time_line
from portal.web.forms import Email, Form
from portal.web.page import Page
from portal.web.places import base, station_names, zones
from portal.web.session import StaffRequest
from tables.customers import Customer

LINES = 60


class CustomerDetailsForm(msgspec.Struct):
    """How a customer is called and reached."""

    name: str
    email: Email = ""
    phone: str = ""


class NoteForm(msgspec.Struct):
    """Something to remember about a customer."""

    words: str


class TagForm(msgspec.Struct):
    """A word that a list is filtered by."""

    tag: str


async def page(request: StaffRequest, customer: Customer, **forms: Form[Any]) -> Page:
    """Show a customer, with forms that were refused."""
    known_as = await customers.identities(customer.id)
    ids = [customer.id, *(each.id for each in known_as)]
    here, zone = [customer.station], zones(request)[customer.station]
    return Page(
        "customers/show.html",
        status=200 if all(form.ok for form in forms.values()) else 422,
        base=base(request),
        customer=customer,
        known_as=known_as,
        zone=zone,
        since=customer.created_at.astimezone(ZoneInfo(zone)).date(),
        station=station_names(request)[customer.station],
        lookalikes=await customers.lookalikes(customer),
        merges=await customer_merges.merges_of(customer.id),
        details=forms.get("details"),
        note=forms.get("note"),
        tag=forms.get("tag"),
        may_see_contact=request.user.may(Action.SEE_CONTACT_DATA, here),
        may_forget=request.user.may(Action.MATCH_PAYMENTS, here),
        may_edit=request.user.may(Action.EDIT_CUSTOMERS, here),
        may_merge=request.user.may(Action.MERGE_CUSTOMERS, here),
        may_see_money=request.user.may(Action.SEE_PAYMENTS, here),
        may_record=request.user.may(Action.RECORD_PAYMENTS, here),
        credit_cents=await payments.credit(customer.id),
        credit_back=await payments.manual_entries(customer_id=customer.id),
        **await _hanging(customer, ids),
        **await _told(request, ids),
    )


async def _hanging(customer: Customer, ids: list[UUID]) -> dict[str, Any]:
    """Return the rows of every word that hang on a person."""
    parties = await bookings.of_customer(*ids)
    return {
        "bookings": parties,
        "references": {line.id: line.reference for line in parties},
        "entries": await payments.of_bookings([line.id for line in parties]),
        "messages": await inbox.messages_with(ids),
        "leads": await leads.asked_by(
            ids,
            emails=[customer.email_index] if customer.email_index else [],
            phones=[customer.phone_index] if customer.phone_index else [],
        ),
        "consents": await customers.consents_of(ids),
        "aliases": await matching.aliases_of(ids),
        "refusals": await matching.refusals_of(ids[0]),
    }


async def _told(request: StaffRequest, ids: list[UUID]) -> dict[str, Any]:
    """Return the time line over every word, the notes, and the names of who did and wrote it all."""
    lines = [*await events.history(*ids, limit=LINES), *await events.stream("customer", *ids, limit=LINES)]
    lines = sorted(lines, key=lambda line: line.happened_at, reverse=True)[:LINES]
    notes = await customers.notes_of(ids)
    names = await names_of((line.actor for line in lines), *{note.author for note in notes})
    return {"history": time_line(lines, names=names, request=request), "notes": notes, "names": names}
