"""Forms that come in: whole and soon, of a size that a page of ours sends, and from a page of this session."""

import asyncio
import hashlib
import hmac
import re
import secrets
from typing import Any, Final

from litestar import Request
from litestar.datastructures import Cookie, MutableScopeHeaders
from litestar.enums import RequestEncodingType, ScopeType
from litestar.exceptions import HTTPException, PermissionDeniedException
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from portal.web.session import token_of

COOKIE: Final = "portal_csrf"
FIELD: Final = "_csrf_token"
HEADER: Final = "x-csrftoken"
SECONDS: Final = 30.0
MOST_FIELDS: Final = 2_000
MOST_BYTES_OF_STRANGERS: Final = 200_000
_NONCE_LETTERS: Final = 32
_FORMS: Final = frozenset({RequestEncodingType.URL_ENCODED, RequestEncodingType.MULTI_PART})
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
# piccolo-admin checks its own token. A chef's page that was kept without signal has an old one, and no cookie says who
# asks there: the address itself does.
_OTHERWISE: Final = re.compile(rb"^/(admin(/|$)|webhooks/|c/)")


class SentForms(ASGIMiddleware):
    """Look at every form before it is read, and give every page its token.

    The token of a page is made from a cookie of this browser and from the session: another session's opens nothing, and
    a log-in makes another. Without a session it is the cookie alone.
    """

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request, or refuse it.

        Raises:
            PermissionDeniedException: a write does not come from a page of ours.
            HTTPException: a form is too large, or half of it never came.

        """
        request = Request[Any, Any, Any](scope, receive)
        cookie = _cookie(request)
        token = scope["state"]["csrf"] = _token(request, cookie or (made := _new_cookie(request)))
        if request.method not in _SAFE and not _OTHERWISE.match(scope["raw_path"]) and not _is_led_to_log_in(scope):
            await _check(request, token if cookie else None)
        await next_app(scope, receive, send if cookie else _with_cookie(request, made, send))


def token_of_page(request: Request[Any, Any, Any]) -> str:
    """Return what the forms of a page send back; none where nothing is written, as at an address that is no page."""
    token: str = request.scope["state"].get("csrf", "")
    return token


def _is_led_to_log_in(scope: Scope) -> bool:
    """Say whether nobody is logged in where somebody must be: the page's own door refuses that, in better words."""
    handler: Any = scope["route_handler"]
    return scope.get("user") is None and "needs" in handler.opt


async def _check(request: Request[Any, Any, Any], token: str | None) -> None:
    """Read what was sent, unless the browser has no cookie, and compare the token in it."""
    form = await _whole(request) if token else {}
    sent = request.headers.get(HEADER) or form.get(FIELD, "")
    if token is None or not hmac.compare_digest(str(sent).encode(), token.encode()):
        raise PermissionDeniedException("The write comes from no page of ours.")


async def _whole(request: Request[Any, Any, Any]) -> Any:
    """Read a form, which stays with the request; what is no form is left alone."""
    kind, _ = request.content_type
    if kind not in _FORMS:
        return {}
    most = request.app.request_max_body_size if request.scope.get("user") else MOST_BYTES_OF_STRANGERS
    if _length(request) > int(str(most)):
        raise HTTPException("The form is too large.", status_code=413)
    try:
        async with asyncio.timeout(SECONDS):
            if kind == RequestEncodingType.URL_ENCODED:
                body = await request.body()
                if len(body) > int(str(most)) or body.count(b"&") >= MOST_FIELDS:
                    raise HTTPException("The form is too large.", status_code=413)
            return await request.form()
    except TimeoutError as error:
        raise HTTPException("Half of the form never came.", status_code=408) from error


def _length(request: Request[Any, Any, Any]) -> int:
    said = request.headers.get("content-length", "")
    return int(said) if said.isascii() and said.isdecimal() else 0


def _cookie(request: Request[Any, Any, Any]) -> str | None:
    """Return the browser's cookie, if we made it."""
    value = request.cookies.get(COOKIE, "")
    nonce = value[:_NONCE_LETTERS]
    return value if hmac.compare_digest(value.encode(), (nonce + _hash(request, nonce)).encode()) else None


def _new_cookie(request: Request[Any, Any, Any]) -> str:
    nonce = secrets.token_hex(_NONCE_LETTERS // 2)
    return nonce + _hash(request, nonce)


def _token(request: Request[Any, Any, Any], cookie: str) -> str:
    session = token_of(request)
    return _hash(request, f"{cookie}\0{session}") if session else cookie


def _hash(request: Request[Any, Any, Any], value: str) -> str:
    key = request.app.state.settings.secret_key.encode()
    return hmac.digest(key, b"form\0" + value.encode(), hashlib.sha256).hex()


def _with_cookie(request: Request[Any, Any, Any], value: str, send: Send) -> Send:
    """Give the browser its cookie with the answer."""
    cookie = Cookie(
        key=COOKIE,
        value=value,
        secure=request.app.state.settings.base_url.startswith("https"),
        httponly=True,
        samesite="lax",
    )

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableScopeHeaders.from_message(message).add("set-cookie", cookie.to_header(header=""))
        await send(message)

    return sent
