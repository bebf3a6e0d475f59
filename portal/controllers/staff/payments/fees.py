"""What payment providers keep: rates from a day on, for all stations of a business."""

from datetime import date
from typing import Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.exceptions import PermissionDeniedException
from litestar.params import FromPath

from portal.domain import payments, stations
from portal.domain.access import Action
from portal.web.forms import Cents, Form, Percent
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.scope import the_business

SET: Final = "Saved. It applies to payments from that day on."


class FeeForm(msgspec.Struct):
    """A rate, as it is typed."""

    provider: str
    since_date: date
    percent_basis_points: Percent = 0
    fixed_cents: Cents = 0


class ProviderFees(Controller):
    path = "/fees"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=needs(Action.CHANGE_SETTINGS) | nav_entry("Provider fees", icon="receipt", position=58, in_settings=True))
    async def index(self, request: StaffRequest) -> Page:
        return await _page(request, Form(FeeForm))

    @post()
    async def create(self, request: StaffRequest) -> Page | Done:
        await _for_all_stations(request)
        form = Form(FeeForm, await request.form())
        if typed := form.value:
            with form.catching():
                await payments.set_fee(
                    typed.provider,
                    since_date=typed.since_date,
                    percent_basis_points=typed.percent_basis_points,
                    fixed_cents=typed.fixed_cents,
                )
                return Done(to="fees", toast=SET)
        return await _page(request, form)

    @post("/{fee_id:uuid}/removal")
    async def remove(self, request: StaffRequest, fee_id: FromPath[UUID]) -> Done:
        await _for_all_stations(request)
        await payments.remove_fee(fee_id)
        return Done(to="../../fees", toast="Removed. Payments already recorded stay as they are.")


async def _for_all_stations(request: StaffRequest) -> None:
    """Refuse who may not change the settings of every station: a rate holds for all of them.

    Raises:
        PermissionDeniedException: they may at some of them only.

    """
    if not request.user.may(Action.CHANGE_SETTINGS, await stations.stations_of(the_business())):
        raise PermissionDeniedException


async def _page(request: StaffRequest, form: Form[FeeForm]) -> Page:
    return Page(
        "payments/fees.html",
        status=200 if form.ok else 422,
        base=base(request),
        form=form,
        fees=await payments.fees(),
        providers=payments.WITH_FEES,
    )
