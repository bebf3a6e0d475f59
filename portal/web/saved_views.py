"""The views of a list that its reader has saved, as the head of the list offers them."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

import msgspec

from portal.domain import access
from portal.web.places import base
from portal.web.session import StaffRequest


class ViewedList(msgspec.Struct, frozen=True):
    """A list that has views: where it stands, and what of its address narrows it (its pages do not)."""

    path: str
    narrowed_by: tuple[str, ...]


LISTS: Final = {
    "bookings": ViewedList("/bookings", ("q", "state", "money", "chef", "since", "until")),
    "matched": ViewedList("/queue", ("show", "q", "by_itself")),
    "payments": ViewedList("/payments", ("state", "q", "provider", "since", "until")),
}


class ViewLink(msgspec.Struct, frozen=True):
    """A saved view in the menu."""

    id: UUID
    name: str
    href: str
    is_current: bool


class Views(msgspec.Struct, frozen=True):
    """What the menu offers: the views, and to save the list as it is."""

    list_name: str
    query: str
    links: list[ViewLink]

    @property
    def words(self) -> str:
        """Return what stands on the menu's button."""
        return next((link.name for link in self.links if link.is_current), "Views")


async def views_of(request: StaffRequest, list_name: str, *, usual: Mapping[str, object] | None = None) -> Views:
    """Return this person's views of a list; what is `usual` is no part of one, so that it moves on with the days."""
    query = narrowing(list_name, request.query_params, usual or {})
    return Views(
        list_name=list_name,
        query=query,
        links=[
            ViewLink(view.id, view.name, address(request, list_name, view.query), view.query == query)
            for view in await access.saved_views(request.user.id, list_name)
        ],
    )


def narrowing(list_name: str, typed: Mapping[str, Any], usual: Mapping[str, object]) -> str:
    """Return what a list is narrowed to, always in the same order."""
    values = {name: str(typed.get(name, "")).strip() for name in LISTS[list_name].narrowed_by}
    return urlencode({name: said for name, said in values.items() if said and said != str(usual.get(name))})


def narrowing_of(list_name: str, query: str) -> str:
    """Read what a form says of it again: nothing but what narrows the list stays."""
    return narrowing(list_name, dict(parse_qsl(query)), {})


def address(request: StaffRequest, list_name: str, query: str) -> str:
    """Return where a view stands."""
    path = f"{base(request)}{LISTS[list_name].path}"
    return f"{path}?{query}" if query else path
