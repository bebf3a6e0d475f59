"""What goes wrong becomes a page that says what happened, what was kept and what to do next; or a toast, for htmx."""

from typing import Any, Final
from urllib.parse import quote, urlsplit

import structlog
from litestar import HttpMethod, Request, Response
from litestar.exceptions import HTTPException, NotAuthorizedException
from litestar.status_codes import (
    HTTP_303_SEE_OTHER,
    HTTP_404_NOT_FOUND,
    HTTP_409_CONFLICT,
    HTTP_422_UNPROCESSABLE_ENTITY,
    HTTP_500_INTERNAL_SERVER_ERROR,
    HTTP_503_SERVICE_UNAVAILABLE,
)
from redis.exceptions import ConnectionError as RedisAway
from redis.exceptions import TimeoutError as RedisSlow

from portal.domain.errors import Refused
from portal.domain.events import EditConflict
from portal.web.components import Toast
from portal.web.htmx import is_htmx, page_of
from portal.web.page import Page, plain_toast
from portal.web.scope import visit_of
from portal.web.security import request_id
from tables.base import RowMissing
from tables.engine import is_away, is_full
from tables.scope import ScopeViolation

_log: Final = structlog.get_logger("portal.web")
REDIS_AWAY: Final = (RedisAway, RedisSlow)
RETRY_SECONDS: Final = "5"
_WORDS: Final = {
    403: "You can’t do this here. Your station’s manager can give you access.",
    404: "That’s no longer there, or it belongs to another station. Reload the page.",
    408: "Only part of it arrived, and nothing was saved. Try again.",
    413: "That’s too much at once, and nothing was saved. Send less; files can be up to 2 MB.",
    503: "The portal is restarting. Nothing was lost: try again in a moment.",
}
_CUSTOMERS_WORDS: Final = {
    403: "Nothing was sent: the page was open too long. Reload it and send it again.",
    404: "That’s no longer there. Reload the page.",
    408: "Only part of it arrived, and nothing was sent. Try again.",
    413: "That’s more than we can take, and nothing was sent. Send less at once, or call us.",
    429: "That was a lot at once. Nothing was lost: wait a few minutes and try again, or call us.",
    503: "We’ll be right back. Nothing was lost: try again.",
}
_FULL: Final = (
    "The portal’s disk is full: you can look at everything, but nothing can be saved until whoever runs the portal "
    "makes room. {}"
)
_LOOKS_ONLY: Final = (
    "Nothing was changed. That is no longer there, or it is at {}, where you can look but not do this: somebody who "
    "can do it there has to."
)
_FULL_FOR_CUSTOMERS: Final = "We can’t save anything right now. {}Try again in a little while, or call us."
_STILL_THERE: Final = "What you typed is still in the form. "
_GO_BACK: Final = "Go back: what you typed is still in the form. "
_LINKS: Final = {"b", "c"}
_WITHOUT_A_LOG_IN: Final = _LINKS | {"q", "feeds"}
_OTHERWISE: Final = "That didn’t work, and nothing was changed. If it happens again, tell us this number: {}."


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Turn anything that was raised into an answer, and log what nobody expected."""
    if isinstance(error, NotAuthorizedException):
        return _log_in_first(request)
    status = _status(error)
    _note(error, status)
    message = _message(request, error)
    if is_htmx(request):
        shown = _toast(request, status, message)
    else:
        shown = _page(request, status, message, full=is_full(error))
    if isinstance(error, HTTPException) and error.headers:
        shown.headers.update(error.headers)
    if status == HTTP_503_SERVICE_UNAVAILABLE:
        shown.headers["Retry-After"] = RETRY_SECONDS
    return shown


def _message(request: Request[Any, Any, Any], error: Exception) -> str | None:
    """Return what is said of this error in particular, beyond what its kind says."""
    if isinstance(error, Refused):
        return str(error)
    if isinstance(error, RowMissing) and (names := _looks_only_at(request)):
        return _LOOKS_ONLY.format(names)
    if is_full(error):
        said = _FULL_FOR_CUSTOMERS if _is_without_log_in(request) else _FULL
        return said.format(_what_was_typed(request)).rstrip()
    return None


def _looks_only_at(request: Request[Any, Any, Any]) -> str:
    """Name the stations of the page where its person may look, but not do what was asked for."""
    there, handler = visit_of(request.scope), request.scope.get("route_handler")
    needed = handler.opt.get("needs") if handler else None
    if there is None or needed is None or not there.may(needed):
        return ""
    return " or ".join(place.name for place in there.places if needed not in place.actions)


def _what_was_typed(request: Request[Any, Any, Any]) -> str:
    if request.method == HttpMethod.GET:
        return ""
    return _STILL_THERE if is_htmx(request) else _GO_BACK


def _status(error: Exception) -> int:
    if isinstance(error, RowMissing | ScopeViolation):
        return HTTP_404_NOT_FOUND
    if isinstance(error, EditConflict):
        return HTTP_409_CONFLICT
    if isinstance(error, Refused):
        return HTTP_422_UNPROCESSABLE_ENTITY
    if isinstance(error, REDIS_AWAY) or is_away(error):
        return HTTP_503_SERVICE_UNAVAILABLE
    return error.status_code if isinstance(error, HTTPException) else HTTP_500_INTERNAL_SERVER_ERROR


def _note(error: Exception, status: int) -> None:
    if isinstance(error, ScopeViolation):
        _log.error("scope violated", exc_info=error)
    elif status >= HTTP_500_INTERNAL_SERVER_ERROR:
        _log.error("request failed", status=status, exc_info=error)


def _page(request: Request[Any, Any, Any], status: int, message: str | None, *, full: bool) -> Response[Any]:
    if _is_without_log_in(request):
        return Page("errors/customer.html", status=status, message=message, is_full=full, own_url=_own_page(request))
    return Page("errors/error.html", status=status, message=message, is_full=full)


def _is_without_log_in(request: Request[Any, Any, Any]) -> bool:
    """Say whether this is a page of those who do not log in, who are told it in other words."""
    handler: Any = request.scope.get("route_handler")
    return _first(request) in _WITHOUT_A_LOG_IN or bool(handler and handler.opt.get("open"))


def _own_page(request: Request[Any, Any, Any]) -> str:
    """Return the page of the link that somebody came by; nothing where there is none."""
    return "/".join(request.url.path.split("/")[:3]) if _first(request) in _LINKS else ""


def _first(request: Request[Any, Any, Any]) -> str:
    return request.url.path.split("/")[1]


def _toast(request: Request[Any, Any, Any], status: int, message: str | None) -> Response[Any]:
    known = _CUSTOMERS_WORDS if _is_without_log_in(request) else _WORDS
    words = message or known.get(status) or _OTHERWISE.format(request_id(request.scope))
    return Response(
        plain_toast(Toast(text=words, tone="bad"), request),
        status_code=status,
        media_type="text/html",
        headers={"HX-Retarget": "#toasts", "HX-Reswap": "beforeend", "Vary": "HX-Request"},
    )


def _log_in_first(request: Request[Any, Any, Any]) -> Response[Any]:
    """Lead to the log-in, and from there back to where a person was; a write is not repeated."""
    place = f"/login?next={quote(_here(request), safe='')}"
    if is_htmx(request):
        return Response(None, status_code=200, headers={"HX-Redirect": place, "Vary": "HX-Request"})
    return Response(None, status_code=HTTP_303_SEE_OTHER, headers={"Location": place, "Vary": "HX-Request"})


def _here(request: Request[Any, Any, Any]) -> str:
    if is_htmx(request):
        seen = page_of(request)
    elif request.method == "GET":
        seen = urlsplit(str(request.url))
    else:
        return "/"
    return (seen.path or "/") + (f"?{seen.query}" if seen.query else "")
