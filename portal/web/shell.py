"""What surrounds a staff page: the navigation with the pages that this person may open, the stations, the brand."""

from collections.abc import Iterator
from typing import Any

import msgspec
from litestar import Litestar, Request

from portal.domain.access import Action, Brand, Person
from portal.web.components import Csrf, Link, Shell, Theme, Toast
from portal.web.scope import RequestScope, slug_of_all, visit_of
from portal.web.sent_forms import token_of_page

THEMES: dict[str, Theme] = {"light": "light", "dark": "dark", "system": "system"}


class NavEntry(msgspec.Struct, frozen=True):
    """A page that the navigation leads to; `path` begins after the station. Lower positions come first.

    `also` is the path of pages that belong to it without standing in it; `counts` names the block (as the live
    stream does) that the page's own `/count` tells the size of.
    """

    label: str
    icon: str
    key: str | None
    position: int
    in_settings: bool
    also: str = ""
    counts: str = ""
    path: str = ""
    action: Action = Action.USE_PORTAL


class Command(msgspec.Struct, frozen=True):
    """Something that the palette (Ctrl K) does from everywhere: it opens the page at `path`, after the station.

    `also` are words by which it is found, beside its own.
    """

    label: str
    icon: str
    also: str = ""
    path: str = ""
    action: Action = Action.USE_PORTAL


def command(label: str, *, icon: str, also: str = "") -> dict[str, Any]:
    """Let the palette open a page from everywhere; written beside its URL, which names no row."""
    return {"command": Command(label, icon, also)}


def nav_entry(
    label: str,
    *,
    icon: str,
    key: str | None = None,
    position: int = 50,
    in_settings: bool = False,
    also: str = "",
    counts: str = "",
) -> dict[str, Any]:
    """Put a page into the navigation; written beside its URL, after what it needs. Low positions come first."""
    return {"nav_entry": NavEntry(label, icon, key, position, in_settings, also, counts)}


def nav_entries(app: Litestar) -> tuple[NavEntry, ...]:
    """Collect the entries of the navigation from the routes, once, when the application is built."""
    return tuple(sorted(_marked(app, "nav_entry"), key=lambda entry: entry.position))


def commands_of(app: Litestar) -> tuple[Command, ...]:
    """Collect what the palette does from everywhere, as the navigation is collected."""
    return tuple(sorted(_marked(app, "command"), key=lambda entry: entry.label))


def _marked(app: Litestar, mark: str) -> Iterator[Any]:
    """Yield what stands beside the URLs under a name, with the path and the right that it takes."""
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            if entry := handler.opt.get(mark):
                path = route.path_format.partition("}")[2]
                yield msgspec.structs.replace(entry, path=path, action=handler.opt["needs"])


def start_of(entries: tuple[NavEntry, ...], visit: RequestScope) -> str:
    """Return the first page of the navigation that may be opened there: what a log-in leads to."""
    for entry in entries:
        if not entry.in_settings and visit.may(entry.action):
            return f"/{visit.slug}{entry.path}"
    return f"/{visit.slug}/account"


def csrf(request: Request[Any, Any, Any]) -> Csrf:
    """Return the token that this page's forms send back."""
    return Csrf(token=token_of_page(request))


def brand_url(brand: Brand) -> str:
    """Return the address of a business's stylesheet; it changes with the colors, so that browsers may keep it."""
    return f"/brand/{brand.slug}.css?v={brand.hue}-{brand.chroma}"


def shell(request: Request[Any, Any, Any], *, toasts: list[Toast]) -> Shell | None:
    """Return what surrounds this page, or None outside of any station."""
    visit = visit_of(request.scope)
    person: Person | None = request.scope.get("user")
    if visit is None or person is None:
        return None
    entries: tuple[NavEntry, ...] = request.app.state.nav_entries
    return Shell(
        business=visit.brand.name,
        brand_url=brand_url(visit.brand),
        station=visit.label,
        person=person.name,
        nav=[_link(entry, visit, request.url.path) for entry in entries if _is_shown(entry, visit, settings=False)],
        settings=[_link(entry, visit, request.url.path) for entry in entries if _is_shown(entry, visit, settings=True)],
        commands=[_done(each, visit) for each in request.app.state.commands if visit.may(each.action)],
        csrf=csrf(request),
        search_url=f"/{visit.slug}/search",
        sign_out_url="/logout",
        stations=_stations(person, visit),
        toasts=toasts,
        theme=THEMES.get(request.cookies.get("theme", ""), THEMES.get(person.theme, "system")),
        live_url=f"/{visit.slug}/live",
    )


def _is_shown(entry: NavEntry, visit: RequestScope, *, settings: bool) -> bool:
    return entry.in_settings is settings and visit.may(entry.action)


def _link(entry: NavEntry, visit: RequestScope, path: str) -> Link:
    href = f"/{visit.slug}{entry.path}"
    places = [href, f"/{visit.slug}{entry.also}"] if entry.also else [href]
    here = any(path == place or path.startswith(f"{place}/") for place in places)
    return Link(
        label=entry.label,
        href=href,
        icon=entry.icon,
        key=entry.key,
        current=here,
        count_url=f"{href}/count" if entry.counts else None,
        counts=entry.counts or None,
    )


def _done(entry: Command, visit: RequestScope) -> Link:
    return Link(label=entry.label, href=f"/{visit.slug}{entry.path}", icon=entry.icon, also=entry.also or None)


def _stations(person: Person, visit: RequestScope) -> list[Link]:
    """List where else one can go: each station, all of a business where there are several, and opening another."""
    links = []
    for brand in person.businesses:
        places = [place for place in person.stations if place.business == brand]
        links += [Link(label=p.name, href=f"/{p.slug}", current=p.slug == visit.slug) for p in places]
        if len(places) > 1:
            slug = slug_of_all(person, brand)
            label = "All stations" if len(person.businesses) == 1 else f"All of {brand.name}"
            links.append(Link(label=label, href=f"/{slug}", icon="layers", current=slug == visit.slug))
    if person.may_everywhere(Action.ADMINISTER_PLATFORM):
        links.append(Link(label="Businesses", href="/businesses", icon="store"))
    return links
