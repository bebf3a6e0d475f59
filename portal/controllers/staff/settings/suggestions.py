"""Settings: what is suggested while a party is put together."""

from typing import Any, Final
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery

from portal.controllers.staff.settings.page import Sheet, around, saved, sheet_page
from portal.domain import catalog
from portal.domain.access import Action
from portal.domain.catalog import UpsellDetails
from portal.web.forms import Form, filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.session import StaffRequest
from portal.web.shell import command
from tables.catalog import ProductKind

MOST: Final = 500
USUAL: Final = 20


class Suggestions(Controller):
    """The rules; adding and changing one, and trying them on a party."""

    path = "/suggestions"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=command("Suggestions", icon="plus", also="settings upsell"))
    async def index(self, request: StaffRequest, guests: FromQuery[str] = "") -> Page:
        asked = min(int(guests), MOST) if guests.isdecimal() else USUAL
        return Page(
            "settings/suggestions.html",
            block="suggested",
            rules=await catalog.suggestions(),
            names={line.id: line.details.name for line in await catalog.products()},
            asked=asked,
            suggested=catalog.suggest(await catalog.upsells(), asked, {}),
            **around(request, "suggestions"),
        )

    @get("/new")
    async def new(self, request: StaffRequest) -> Page:
        form: Form[UpsellDetails] = Form(UpsellDetails)
        form.typed = {"is_active": "on", "position": "0", "guests_at_least": "0"}
        return await sheet_page(request, await _sheet(), form)

    @post()
    async def create(self, request: StaffRequest) -> Page | Done:
        sheet = await _sheet()
        return await saved(
            request, sheet, UpsellDetails, catalog.set_upsell, to="suggestions", toast="We’ll suggest it from now on."
        )

    @get("/{upsell_id:uuid}")
    async def edit(self, request: StaffRequest, upsell_id: FromPath[UUID]) -> Page:
        (line,) = await catalog.suggestions(upsell_id)
        return await sheet_page(request, await _sheet(upsell_id), filled(UpsellDetails, line.details))

    @post("/{upsell_id:uuid}")
    async def update(self, request: StaffRequest, upsell_id: FromPath[UUID]) -> Page | Done:
        def change(typed: UpsellDetails) -> Any:
            return catalog.set_upsell(typed, upsell_id)

        sheet = await _sheet(upsell_id)
        return await saved(request, sheet, UpsellDetails, change, to="suggestions", toast="Changed.")


async def _sheet(upsell_id: UUID | None = None) -> Sheet:
    if upsell_id:
        await catalog.suggestions(upsell_id)
    choices = [
        (line.id, line.details.name)
        for line in await catalog.products()
        if line.details.kind is not ProductKind.GUEST and line.is_offered
    ]
    return Sheet(
        tab="suggestions",
        title="Change a suggestion" if upsell_id else "Add a suggestion",
        fields="settings/_upsell.html",
        place=f"/{upsell_id}" if upsell_id else "",
        with_sample=False,
        more={"choices": choices},
    )
