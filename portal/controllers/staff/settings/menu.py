"""Settings: what a station sells, and for how much."""

from typing import Any
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath

from portal.controllers.staff.settings.page import Sheet, around, previewed, saved, sheet_page, station_id
from portal.domain import catalog
from portal.domain.access import Action
from portal.domain.catalog import ProductDetails
from portal.web.audit import writes_nothing
from portal.web.forms import Cents, Form, filled
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.session import StaffRequest
from portal.web.shell import nav_entry
from tables.catalog import ProductKind

KINDS = [
    (ProductKind.UPGRADE, "An upgrade: something better for a guest"),
    (ProductKind.ADD_ON, "An add-on: beside it"),
]


class ProductForm(ProductDetails, kw_only=True):
    amount_cents: Cents


class Menu(Controller):
    """The menu; adding, changing, taking off and putting back what is on it."""

    path = "/menu"
    opt = needs(Action.CHANGE_SETTINGS)

    @get(opt=nav_entry("Menu and rules", icon="settings", position=60, in_settings=True, also="/settings"))
    async def index(self, request: StaffRequest) -> Page:
        return Page("settings/menu.html", products=await catalog.products(), **around(request, "menu"))

    @post("/opening")
    async def begin(self, request: StaffRequest) -> Done:
        await catalog.begin_with_defaults(station_id())
        return Done(
            to=f"{base(request)}/settings/menu", toast="Started with the standard menu. Change anything you like."
        )

    @get("/new")
    async def new(self, request: StaffRequest) -> Page:
        form: Form[ProductForm] = Form(ProductForm)
        form.typed = {"kind": ProductKind.ADD_ON, "position": str(len(await catalog.products()))}
        return await sheet_page(request, _new(), form)

    @post()
    async def create(self, request: StaffRequest) -> Page | Done:
        return await saved(request, _new(), ProductForm, catalog.set_product, to="menu", toast="It’s on the menu.")

    @post("/preview", opt=writes_nothing())
    async def preview_new(self, request: StaffRequest) -> Page:
        return await previewed(request, _new(), ProductForm, catalog.set_product)

    @get("/{product_id:uuid}")
    async def edit(self, request: StaffRequest, product_id: FromPath[UUID]) -> Page:
        product = await catalog.product(product_id)
        return await sheet_page(request, await _sheet(product_id), filled(ProductForm, product.details))

    @post("/{product_id:uuid}")
    async def update(self, request: StaffRequest, product_id: FromPath[UUID]) -> Page | Done:
        return await saved(
            request,
            await _sheet(product_id),
            ProductForm,
            _change(product_id),
            to="menu",
            toast="Saved for new quotes. Existing quotes keep their price.",
        )

    @post("/{product_id:uuid}/preview", opt=writes_nothing())
    async def preview(self, request: StaffRequest, product_id: FromPath[UUID]) -> Page:
        return await previewed(request, await _sheet(product_id), ProductForm, _change(product_id))

    @post("/{product_id:uuid}/withdrawal")
    async def withdraw(self, request: StaffRequest, product_id: FromPath[UUID]) -> Done:
        await catalog.offer_product(product_id, is_offered=False)
        menu = f"{base(request)}/settings/menu"
        return Done(to=menu, toast="Off the menu. Existing orders keep it.", undo=f"{menu}/{product_id}/return")

    @post("/{product_id:uuid}/return")
    async def put_back(self, request: StaffRequest, product_id: FromPath[UUID]) -> Done:
        await catalog.offer_product(product_id, is_offered=True)
        return Done(to=f"{base(request)}/settings/menu", toast="It’s back on the menu.")


def _change(product_id: UUID) -> Any:
    return lambda typed: catalog.set_product(typed, product_id)


def _new() -> Sheet:
    return Sheet(
        tab="menu",
        title="Add to the menu",
        fields="settings/_product.html",
        save="Put it on the menu",
        pieces=1,
        more={"kinds": KINDS, "product": None},
    )


async def _sheet(product_id: UUID) -> Sheet:
    product = await catalog.product(product_id)
    return Sheet(
        tab="menu",
        title=product.details.name,
        fields="settings/_product.html",
        place=f"/{product_id}",
        below="settings/_product_more.html",
        pieces=0 if product.details.kind is ProductKind.GUEST else 1,
        more={"kinds": KINDS, "product": product},
    )
