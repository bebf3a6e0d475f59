"""Teaching the portal a bank: marking a mail in the queue, and the list of banks that were taught."""

from typing import Final
from uuid import UUID

from litestar import Controller, Response, get, post
from litestar.params import FromPath, FromQuery

from portal.controllers.staff.matching.teaching_page import LessonForm, in_pieces, lesson_page, taught_page
from portal.domain import access, matching
from portal.domain.access import Action
from portal.domain.matching.parse.lesson import Learned
from portal.web.audit import looks_at, writes_nothing
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base, here, main_zone
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.base import RowMissing

LEARNED: Final = "Learned. It takes effect once an admin trusts this bank."


class Lessons(Controller):
    """One mail of a bank that the portal can't read yet."""

    path = "/queue/{notification_id:uuid}/teach"
    opt = needs(Action.MATCH_PAYMENTS)

    @get(opt=needs(Action.MATCH_PAYMENTS) | looks_at("payment mail"))
    async def show(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page:
        return await lesson_page(request, notification_id)

    @post("/replay", opt=needs(Action.MATCH_PAYMENTS) | writes_nothing())
    async def replay(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page:
        form = Form(LessonForm, await request.form())
        learned = Learned()
        if typed := form.value:
            with form.catching():
                subject = await matching.lesson_of(notification_id)
                learned = await matching.learned_from(subject, typed.teaching)
        return await lesson_page(request, notification_id, form=form, learned=learned)

    @post()
    async def create(self, request: StaffRequest, notification_id: FromPath[UUID]) -> Page | Done:
        form = Form(LessonForm, await request.form())
        if typed := form.value:
            with form.catching():
                taught = await matching.teach(notification_id, typed.teaching, user_id=request.user.id)
                return Done(to=f"{base(request)}/teaching/{taught.id}", toast=LEARNED)
        return await lesson_page(request, notification_id, form=form)


class TaughtBanks(Controller):
    """The banks that were taught, and what may be done about each."""

    path = "/teaching"

    @get(
        opt=needs(Action.MATCH_PAYMENTS) | nav_entry("Banks you taught", icon="landmark", position=86, in_settings=True)
    )
    async def index(self, request: StaffRequest) -> Page:
        banks = await matching.taught_senders()
        return Page(
            "matching/teaching/index.html",
            base=base(request),
            banks=banks,
            people=await access.names(
                {person for bank in banks for person in (bank.taught_by, bank.trusted_by) if person}
            ),
            zone=main_zone(request),
        )

    @get("/{taught_id:uuid}", opt=needs(Action.MATCH_PAYMENTS))
    async def show(self, request: StaffRequest, taught_id: FromPath[UUID]) -> Page:
        bank, versions = await _bank(taught_id), await matching.versions_of(taught_id)
        people = {bank.trusted_by, *(version.taught_by for version in versions)} - {None}
        return taught_page(
            request,
            "matching/teaching/show.html",
            bank,
            versions=versions,
            in_pieces=in_pieces,
            people=await access.names({person for person in people if person}),
            may_trust=here(request).may(Action.MANAGE_MAILBOXES),
        )

    @get("/{taught_id:uuid}/file", opt=needs(Action.MATCH_PAYMENTS))
    async def export(self, taught_id: FromPath[UUID]) -> Response[bytes]:
        file = await matching.exported(taught_id)
        if file is None:
            raise RowMissing("TaughtSender")
        name, content = file
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type="application/json", headers=headers)

    @get("/{taught_id:uuid}/trust", opt=needs(Action.MANAGE_MAILBOXES) | looks_at("payment mails"))
    async def ask(self, request: StaffRequest, taught_id: FromPath[UUID], version: FromQuery[int] = 0) -> Page:
        return await _trust_page(request, await _bank(taught_id), version)

    @post("/{taught_id:uuid}/trust", opt=needs(Action.MANAGE_MAILBOXES))
    async def trust(self, request: StaffRequest, taught_id: FromPath[UUID]) -> Done:
        typed = (await request.form()).get("version", "")
        version = int(typed) if isinstance(typed, str) and typed.isdecimal() else 0
        await matching.trust(taught_id, version=version, user_id=request.user.id)
        return _done(request, taught_id, "Trusted. We’re reading what’s waiting from this bank now.")

    @post("/{taught_id:uuid}/off", opt=needs(Action.MANAGE_MAILBOXES))
    async def switch_off(self, request: StaffRequest, taught_id: FromPath[UUID]) -> Done:
        await matching.switch_off(taught_id)
        return _done(request, taught_id, "Turned off. Its e-mails go to review again.")


async def _trust_page(request: StaffRequest, bank: matching.TaughtView, version: int) -> Page:
    """Show what trusting a version means, and what it reads in all kept mails."""
    number = version or bank.newest
    entry = await matching.version_of(bank.id, number)
    if entry is None:
        raise RowMissing("TaughtTemplate")
    everywhere = await matching.is_whole_business()
    return taught_page(
        request,
        "matching/teaching/trust.html",
        bank,
        version=number,
        rows=await matching.replay(entry, bank.address),
        everywhere=everywhere,
        all_stations=_all_stations(request),
    )


def _all_stations(request: StaffRequest) -> str:
    """Return what every address of all of a person's stations in this business begins with."""
    brand = here(request).brand
    return "/all" if len(request.user.businesses) == 1 else f"/all-{brand.slug}"


async def _bank(taught_id: UUID) -> matching.TaughtView:
    bank = await matching.taught_sender(taught_id)
    if bank is None:
        raise RowMissing("TaughtSender")
    return bank


def _done(request: StaffRequest, taught_id: UUID, toast: str) -> Done:
    return Done(to=f"{base(request)}/teaching/{taught_id}", toast=toast)
