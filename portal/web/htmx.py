"""What htmx says about a request, and the headers that speak to it."""

from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from litestar import Request

VARY: Final = {"Vary": "HX-Request"}


def is_htmx(request: Request[Any, Any, Any]) -> bool:
    """Say whether htmx asked, for a part or a page."""
    return request.headers.get("hx-request") == "true"


def page_of(request: Request[Any, Any, Any]) -> SplitResult:
    """Return the address of the page that htmx asks from; an empty one where it says none, or nonsense."""
    try:
        return urlsplit(request.headers.get("hx-current-url", ""))
    except ValueError:
        return urlsplit("")


def wants_part(request: Request[Any, Any, Any]) -> bool:
    """Say whether a part of the page is asked for: not by a boosted link, the history or a swap of the whole body."""
    says = request.headers.get
    return (
        is_htmx(request)
        and says("hx-boosted") != "true"
        and says("hx-history-restore-request") != "true"
        and says("hx-request-type") != "full"
    )
