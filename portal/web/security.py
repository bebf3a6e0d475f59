"""What every answer carries, whatever it is: a request id, a strict content policy, and no copy in anybody's cache."""

import secrets
from typing import Any, Final

from litestar.datastructures import MutableScopeHeaders
from litestar.types import Message, Scope

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# piccolo-admin's page writes styles into itself and shows pictures it has loaded.
ADMIN_POLICY: Final = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "img-src 'self'", "img-src 'self' data: blob:"
)
ADMIN_PATH: Final = "/admin"
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}
TWO_YEARS: Final = "max-age=63072000"


def request_id(scope: Scope) -> str:
    """Return the id of a request, which its log lines and its error page name."""
    identifier: str = scope["state"].setdefault("request_id", f"r-{secrets.token_hex(6)}")
    return identifier


async def secure(message: Message, scope: Scope) -> None:
    """Add the headers to an answer; a hook, because middleware does not run where there is no route.

    A page with a policy of its own (a mail in its frame) keeps that.
    """
    if message["type"] != "http.response.start":
        return
    headers = MutableScopeHeaders.from_message(message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    headers["X-Request-Id"] = request_id(scope)
    headers.setdefault("Content-Security-Policy", ADMIN_POLICY if _is_admin(scope) else POLICY)
    headers.setdefault("Cache-Control", "no-store")
    if scope["litestar_app"].state.settings.base_url.startswith("https"):
        headers.setdefault("Strict-Transport-Security", TWO_YEARS)


def _is_admin(scope: Any) -> bool:
    """Tell by the raw path: inside a mount the path is another."""
    path: bytes = scope.get("raw_path") or b""
    return path == ADMIN_PATH.encode() or path.startswith(f"{ADMIN_PATH}/".encode())
