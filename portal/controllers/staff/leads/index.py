"""Leads as staff see them: who asked, who still waits, and who answered."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal import clock
from portal.domain import access, leads
from portal.domain.access import Action
from portal.domain.leads import Contact, LeadLine, Show
from portal.web.audit import looks_at
from portal.web.components import Link
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, station_names, zones
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.leads import ContactWay, Lead

TABS: Final = {Show.OPEN: "Open", Show.ANSWERED: "Answered", Show.CLOSED: "Closed", Show.ALL: "All"}


class AnswerForm(msgspec.Struct):
    """How a lead was answered, and what is to be remembered of it."""

    way: ContactWay
    words: str = ""


class Leads(Controller):
    """The list, a lead, and what becomes of it."""

    path = "/leads"
    opt = needs(Action.EDIT_CUSTOMERS)

    @get(
        opt=needs(Action.SEE_CUSTOMERS)
        | looks_at("leads")
        | nav_entry("Leads", icon="funnel", key="g l", position=40, counts="leads")
    )
    async def index(
        self,
        request: StaffRequest,
        show: FromQuery[Show] = Show.OPEN,
        q: FromQuery[str] = "",
        before: FromQuery[UUID | None] = None,
    ) -> Page:
        lines = await leads.leads(show=show, search=q, before=before, limit=leads.PAGE + 1)
        shown = lines[: leads.PAGE]
        contacts = await leads.last_contacts([line.id for line in shown if not line.is_open])
        at = f"{base(request)}/leads"
        return Page(
            "leads/index.html",
            block="rows",
            base=base(request),
            show=show,
            q=q,
            tabs=[Link(label=word, href=f"{at}?show={tab}", current=tab == show) for tab, word in TABS.items()],
            lines=shown,
            contacts=contacts,
            names=await _names(contacts.values()),
            reachable=_reachable(request, shown),
            older=shown[-1].id if len(lines) > len(shown) else None,
            is_first=before is None,
            now=clock.now(),
            zones=zones(request),
            stations=station_names(request),
        )

    @get("/count", opt=needs(Action.SEE_CUSTOMERS))
    async def count(self) -> Page:
        return Page("leads/count.html", block="count", waiting=len(await leads.waiting()))

    @get("/{lead_id:uuid}", opt=needs(Action.SEE_CUSTOMERS) | looks_at("lead"))
    async def show(self, request: StaffRequest, lead_id: FromPath[UUID]) -> Page:
        return await _page(request, lead_id, Form(AnswerForm))

    @post("/{lead_id:uuid}/answers")
    async def answer(self, request: StaffRequest, lead_id: FromPath[UUID]) -> Page | Done:
        lead, form = await Lead.one(lead_id), Form(AnswerForm, await request.form())
        if typed := form.value:
            with form.catching():
                await leads.answer(lead.id, way=typed.way, by=request.user.id, words=typed.words)
                undo = f"{base(request)}/leads/{lead.id}/return" if lead.is_open else None
                return Done(to=f"../{lead.id}", toast="Logged as answered.", undo=undo)
        return await _page(request, lead.id, form)

    @post("/{lead_id:uuid}/closing")
    async def close(self, request: StaffRequest, lead_id: FromPath[UUID]) -> Page | Done:
        form = Form(AnswerForm)
        with form.catching():
            await leads.close(lead_id)
            return Done(to="../../leads", toast="Closed.", undo=f"{base(request)}/leads/{lead_id}/return")
        return await _page(request, lead_id, form)

    @post("/{lead_id:uuid}/return")
    async def reopen(self, request: StaffRequest, lead_id: FromPath[UUID]) -> Page | Done:
        form = Form(AnswerForm)
        with form.catching():
            await leads.reopen(lead_id)
            return Done(to=f"{base(request)}/leads/{lead_id}", toast="Reopened. It needs an answer again.")
        return await _page(request, lead_id, form)


async def _page(request: StaffRequest, lead_id: UUID, form: Form[AnswerForm]) -> Page:
    lead = await Lead.one(lead_id)
    contacts = await leads.contacts(lead.id)
    return Page(
        "leads/show.html",
        status=200 if form.ok else 422,
        base=base(request),
        lead=lead,
        contacts=contacts,
        names=await _names(contacts),
        form=form,
        zone=zones(request)[lead.station],
        station=station_names(request)[lead.station],
        may_see_contact=request.user.may(Action.SEE_CONTACT_DATA, [lead.station]),
        may_edit=request.user.may(Action.EDIT_CUSTOMERS, [lead.station]),
        may_book=request.user.may(Action.MANAGE_BOOKINGS, [lead.station]),
    )


def _reachable(request: StaffRequest, lines: list[LeadLine]) -> frozenset[UUID]:
    """Return the stations whose leads this person may call and write to."""
    places = {line.station for line in lines}
    return frozenset(place for place in places if request.user.may(Action.SEE_CONTACT_DATA, [place]))


async def _names(contacts: Iterable[Contact]) -> dict[UUID, str]:
    return await access.names({contact.by for contact in contacts})
