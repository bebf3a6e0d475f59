"""Saved views: a list as somebody narrowed it, kept by a name."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import Controller, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from portal.domain import access
from portal.domain.access import Action
from portal.web.forms import Form
from portal.web.guard import needs
from portal.web.page import Done, Page
from portal.web.places import base
from portal.web.saved_views import LISTS, address, narrowing_of
from portal.web.session import StaffRequest


class Naming(msgspec.Struct):
    """A name for what a list is narrowed to."""

    name: Annotated[str, msgspec.Meta(max_length=40)]
    query: Annotated[str, msgspec.Meta(max_length=1000)] = ""


class ViewPages(Controller):
    path = "/views"
    opt = needs(Action.USE_PORTAL)

    @post("/{list_name:str}")
    async def create(self, request: StaffRequest, list_name: FromPath[str]) -> Page | Done:
        if list_name not in LISTS:
            raise NotFoundException
        form = Form(Naming, await request.form())
        if said := form.value:
            query = narrowing_of(list_name, said.query)
            with form.catching():
                await access.save_view(request.user.id, list_name=list_name, name=said.name, query=query)
                return Done(to=address(request, list_name, query), toast="Saved under Views.")
        back = address(request, list_name, narrowing_of(list_name, str(form.typed.get("query", ""))[:1000]))
        return Page("views/save.html", status=422, form=form, base=base(request), list_name=list_name, back=back)

    @post("/{view_id:uuid}/removal")
    async def create_removal(self, request: StaffRequest, view_id: FromPath[UUID]) -> Done:
        list_name = await access.remove_view(view_id, user_id=request.user.id)
        return Done(to=address(request, list_name, ""), toast="View removed.", tone="info")
