"""Settings: what moves the price (weekdays, seasons, lead times, full dates), and what takes something off it."""

from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.settings.page import Sheet, around, previewed, saved, sheet_page
from portal.domain import catalog
from portal.domain.access import Action
from portal.domain.catalog import OfferDetails, TierDetails
from portal.web.audit import writes_nothing
from portal.web.forms import Cents, Form, Percent, filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from portal.web.shell import command
from tables.catalog import TierKind

SAID: Final = "Saved for new quotes. Existing quotes keep their price."
TIER_KINDS: Final = {
    TierKind.WEEKDAY: "The weekday of the party",
    TierKind.SEASON: "A time of the year",
    TierKind.LEAD_TIME: "How soon it is",
    TierKind.FILL: "How full its date is",
}


class TierForm(TierDetails, kw_only=True):
    percent_basis_points: Percent


class OfferForm(OfferDetails, kw_only=True):
    percent_basis_points: Annotated[Percent, msgspec.Meta(ge=0, le=10_000)] = 0
    amount_cents: Cents = 0
    minimum_cents: Cents = 0


class Adjustments(Controller):
    """The tiers and offers; adding and changing one."""

    path = "/adjustments"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=command("Tiers and offers", icon="tag", also="settings discount code weekday price"))
    async def index(self, request: StaffRequest) -> Page:
        offers = await catalog.offers()
        return Page(
            "settings/adjustments.html",
            tiers=await catalog.tiers(),
            offers=offers,
            overlapping=catalog.overlapping(offers),
            policy=await catalog.policy(),
            **around(request, "adjustments"),
        )

    @get("/tiers/new")
    async def new_tier(self, request: StaffRequest) -> Page:
        form: Form[TierForm] = Form(TierForm)
        form.typed = {"kind": TierKind.WEEKDAY, "is_active": "on", "weekdays": []}
        return await sheet_page(request, await _tier(), form)

    @post("/tiers")
    async def create_tier(self, request: StaffRequest) -> Page | Done:
        return await saved(request, await _tier(), TierForm, catalog.set_tier, to="adjustments", toast=SAID)

    @post("/tiers/preview", opt=writes_nothing())
    async def preview_new_tier(self, request: StaffRequest) -> Page:
        return await previewed(request, await _tier(), TierForm, catalog.set_tier)

    @get("/tiers/{tier_id:uuid}")
    async def edit_tier(self, request: StaffRequest, tier_id: FromPath[UUID]) -> Page:
        (line,) = await catalog.tiers(tier_id)
        return await sheet_page(request, await _tier(tier_id), filled(TierForm, line.details))

    @post("/tiers/{tier_id:uuid}")
    async def update_tier(self, request: StaffRequest, tier_id: FromPath[UUID]) -> Page | Done:
        sheet = await _tier(tier_id)
        return await saved(request, sheet, TierForm, _change_tier(tier_id), to="adjustments", toast=SAID)

    @post("/tiers/{tier_id:uuid}/preview", opt=writes_nothing())
    async def preview_tier(self, request: StaffRequest, tier_id: FromPath[UUID]) -> Page:
        return await previewed(request, await _tier(tier_id), TierForm, _change_tier(tier_id))

    @get("/offers/new")
    async def new_offer(self, request: StaffRequest) -> Page:
        form: Form[OfferForm] = Form(OfferForm)
        form.typed = {"is_active": "on"}
        return await sheet_page(request, await _offer(), form)

    @post("/offers")
    async def create_offer(self, request: StaffRequest) -> Page | Done:
        return await saved(request, await _offer(), OfferForm, catalog.set_offer, to="adjustments", toast=SAID)

    @post("/offers/preview", opt=writes_nothing())
    async def preview_new_offer(self, request: StaffRequest) -> Page:
        return await previewed(request, await _offer(), OfferForm, catalog.set_offer)

    @get("/offers/{offer_id:uuid}")
    async def edit_offer(self, request: StaffRequest, offer_id: FromPath[UUID]) -> Page:
        (line,) = await catalog.offers(offer_id)
        return await sheet_page(request, await _offer(offer_id), filled(OfferForm, line.details))

    @post("/offers/{offer_id:uuid}")
    async def update_offer(self, request: StaffRequest, offer_id: FromPath[UUID]) -> Page | Done:
        sheet = await _offer(offer_id)
        return await saved(request, sheet, OfferForm, _change_offer(offer_id), to="adjustments", toast=SAID)

    @post("/offers/{offer_id:uuid}/preview", opt=writes_nothing())
    async def preview_offer(self, request: StaffRequest, offer_id: FromPath[UUID]) -> Page:
        return await previewed(request, await _offer(offer_id), OfferForm, _change_offer(offer_id))


def _change_tier(tier_id: UUID) -> Any:
    return lambda typed: catalog.set_tier(typed, tier_id)


def _change_offer(offer_id: UUID) -> Any:
    return lambda typed: catalog.set_offer(typed, offer_id)


async def _tier(tier_id: UUID | None = None) -> Sheet:
    title = (await catalog.tiers(tier_id))[0].details.name if tier_id else "Add a tier"
    more = {"kinds": TIER_KINDS, "policy": await catalog.policy()}
    place = f"/tiers/{tier_id}" if tier_id else "/tiers"
    return Sheet(tab="adjustments", title=title, fields="settings/_tier.html", place=place, more=more)


async def _offer(offer_id: UUID | None = None) -> Sheet:
    title = (await catalog.offers(offer_id))[0].details.name if offer_id else "Add an offer"
    place = f"/offers/{offer_id}" if offer_id else "/offers"
    return Sheet(tab="adjustments", title=title, fields="settings/_offer.html", place=place)
