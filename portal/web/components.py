"""What the layouts and components are told: the shell around a page, its links, its toasts, its color."""

from typing import Literal

import msgspec

Theme = Literal["light", "dark", "system"]
Tone = Literal["", "ok", "warn", "bad", "info", "note"]


def theme_of(cookie: str | None) -> Theme:
    """Read the theme that this browser keeps; static/js/theme.js writes it."""
    return "light" if cookie == "light" else "dark" if cookie == "dark" else "system"


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A place to go: in the navigation, in tabs, in a menu, in a breadcrumb. `key` is its shortcut, like "g p".

    `count_url` is where the page asks for the count by itself, and again whenever `counts` changes at the station;
    `also` are words by which the palette finds it beside its label.
    """

    label: str
    href: str
    icon: str | None = None
    key: str | None = None
    count: int | str | None = None
    count_url: str | None = None
    counts: str | None = None
    current: bool = False
    also: str | None = None


class Toast(msgspec.Struct, frozen=True, kw_only=True):
    """What was just done, said once; `undo_url` takes a POST that takes it back."""

    text: str
    undo_url: str | None = None
    tone: Tone = "ok"


class Csrf(msgspec.Struct, frozen=True):
    """The token that every write must carry, and the names under which forms and htmx send it."""

    token: str
    field: str = "_csrf_token"
    header: str = "x-csrftoken"


class Shell(msgspec.Struct, frozen=True, kw_only=True):
    """Everything around a staff page."""

    business: str
    brand_url: str
    station: str
    person: str
    nav: list[Link]
    csrf: Csrf
    search_url: str
    sign_out_url: str
    stations: list[Link] = msgspec.field(default_factory=list)
    views: list[Link] = msgspec.field(default_factory=list)
    settings: list[Link] = msgspec.field(default_factory=list)
    commands: list[Link] = msgspec.field(default_factory=list)
    toasts: list[Toast] = msgspec.field(default_factory=list)
    theme: Theme = "system"
    live_url: str | None = None


class Site(msgspec.Struct, frozen=True, kw_only=True):
    """Everything around a customer page."""

    business: str
    brand_url: str
    station: str
    home_url: str
    address: str
    links: list[Link] = msgspec.field(default_factory=list)
    rating: str | None = None
    parties: str | None = None
    logo_url: str | None = None
    legal: str = ""
    preview: "LinkPreview | None" = None


class LinkPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a link to a page looks like where somebody shares it; addresses are whole."""

    words: str
    image: str


def brand_css(hue: int, chroma: float) -> str:
    """Write the stylesheet that gives a business its color; the tokens keep the contrast for any hue.

    The hue is a full circle of degrees; chroma above 0.2 would not print on most screens.
    """
    return f":root {{ --brand-h: {hue % 360}; --brand-c: {min(max(chroma, 0.0), 0.2):.3f}; }}\n"
