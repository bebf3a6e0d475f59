"""Answer with a page, or with the part of it that htmx asked for; answer a form that did what it should."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from litestar import Litestar, MediaType, Request, Response
from litestar.response.base import ASGIResponse
from litestar.status_codes import HTTP_200_OK, HTTP_303_SEE_OTHER

from portal.web import flash
from portal.web.components import Toast, Tone
from portal.web.htmx import VARY, is_htmx, wants_part
from portal.web.public import site
from portal.web.security import request_id
from portal.web.shell import csrf, shell


class Page(Response[Any]):
    """A whole page; for an htmx request only the named block of its template.

    The template is given `shell` (around staff pages) or `site` (around customers'), `csrf` and `here` (the address
    asked for) with its context.
    """

    def __init__(
        self, template: str, /, *, block: str | None = None, status: int = HTTP_200_OK, **context: Any
    ) -> None:
        super().__init__(None, status_code=status, media_type=MediaType.HTML, headers=dict(VARY))
        self.template = template
        self.block = block
        self.context = context

    def to_asgi_response(self, app: Litestar | None, request: Request[Any, Any, Any], **options: Any) -> ASGIResponse:
        """Render the page, or its block."""
        if self.block is not None and wants_part(request):
            self.content = self.part(request)
        else:
            self.content = self._whole(request)
        return super().to_asgi_response(app, request, **options)

    def part(self, request: Request[Any, Any, Any]) -> str:
        """Render only the block."""
        template = _template(request, self.template)
        block: Callable[..., Any] = template.blocks[self.block]
        return "".join(block(template.new_context(self._context(request, toasts=[]))))

    def _whole(self, request: Request[Any, Any, Any]) -> str:
        toasts = flash.waiting(request)
        if toasts:
            self.cookies.append(flash.forgotten())
        return str(_template(request, self.template).render(self._context(request, toasts=toasts)))

    def _context(self, request: Request[Any, Any, Any], *, toasts: list[Toast]) -> dict[str, Any]:
        around = shell(request, toasts=toasts)
        surrounding = site(request)
        known = {
            "csrf": csrf(request),
            "here": request.url.path,
            "request_id": request_id(request.scope),
            "status": self.status_code,
        }
        return (
            known
            | ({"shell": around} if around else {})
            | ({"site": surrounding} if surrounding else {})
            | self.context
        )


class Done(Response[Any]):
    """What a form asked for is done: go to a page that shows it, with a toast that can offer to undo it.

    Without htmx that is a redirect, and the toast waits in a cookie (so it names no customer). With htmx it is the
    block of `page` with the toast beside it, or the same redirect where no page is given. `to` may be relative to the
    form's address.
    """

    def __init__(
        self, *, to: str, toast: str | None = None, undo: str | None = None, page: Page | None = None, tone: Tone = "ok"
    ) -> None:
        super().__init__(None, status_code=HTTP_303_SEE_OTHER, media_type=MediaType.HTML, headers=dict(VARY))
        self.to = to
        self.toast = Toast(text=toast, undo_url=undo, tone=tone) if toast else None
        self.page = page

    def to_asgi_response(self, app: Litestar | None, request: Request[Any, Any, Any], **options: Any) -> ASGIResponse:
        """Redirect, or render the block and the toast."""
        if self.page is not None and wants_part(request):
            self.status_code = self.page.status_code
            self.content = self.page.part(request) + (toast_part(self.toast, request) if self.toast else "")
        else:
            self._redirect(request)
        return super().to_asgi_response(app, request, **options)

    def _redirect(self, request: Request[Any, Any, Any]) -> None:
        place = urljoin(request.url.path, self.to)
        if self.toast:
            self.cookies.append(flash.kept(self.toast, request))
        if is_htmx(request):
            self.status_code = HTTP_200_OK
            self.headers["HX-Redirect"] = place
        else:
            self.headers["Location"] = place


def toast_part(toast: Toast, request: Request[Any, Any, Any]) -> str:
    """Render a toast so that htmx appends it to the others, wherever the rest of the answer goes."""
    return f'<hx-partial hx-target="#toasts" hx-swap="beforeend">{plain_toast(toast, request)}</hx-partial>'


def plain_toast(toast: Toast, request: Request[Any, Any, Any]) -> str:
    """Render a toast alone."""
    return str(_engine(request).globals["ui"].toast(toast.text, toast.undo_url, csrf(request), toast.tone))


def _template(request: Request[Any, Any, Any], name: str) -> Any:
    return _engine(request).get_template(name)


def _engine(request: Request[Any, Any, Any]) -> Any:
    engine: Any = request.app.template_engine
    return engine.engine
