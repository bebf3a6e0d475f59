"""The audit: every write of the staff, and every look at what identifies a customer, as seen at the door. Ids only."""

import re
from typing import Any, Final, cast
from uuid import UUID

import msgspec
import structlog
from litestar import Request
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from portal.domain.access import Person
from portal.web.errors import answer
from portal.web.security import request_id
from tables.access import AuditEntry
from tables.engine import DatabaseBusy, is_full
from tables.scope import scope as scope_in_force

_log: Final = structlog.get_logger("portal.web")
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FAILED: Final = 400
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def looks_at(what: str) -> dict[str, Any]:
    """Say that a page shows what identifies a person; written beside its URL, after what it needs."""
    return {"looks_at": what}


def writes_nothing() -> dict[str, Any]:
    """Say that a page is posted to and keeps nothing, as a preview: what was typed is too long for an address."""
    return {"writes_nothing": True}


class Audit(ASGIMiddleware):
    """Write an entry before the answer goes out.

    A look that cannot be recorded is not answered; while the disk is full, when people must still see who comes today,
    its entry goes to the log instead. A write that cannot be recorded has happened: that is logged.
    """

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Run the request, and record it."""
        http = cast("HTTPScope", scope)
        action = _recorded(http)
        if action is None:
            await next_app(scope, receive, send)
            return
        unrecorded: list[Exception] = []

        async def recorded(message: Message) -> None:
            if message["type"] == "http.response.start":
                await _record(http, action, message["status"], unrecorded)
            if not unrecorded:
                await send(message)

        await next_app(scope, receive, recorded)
        if unrecorded:
            request = Request[Any, Any, Any](scope)
            await answer(request, DatabaseBusy()).to_asgi_response(None, request)(scope, receive, send)


async def record_write(scope: HTTPScope, person: Person, *, action: str, status: int) -> None:
    """Record a write that no station's page made, as in the raw admin: the row is the last part of its path."""
    place, _, row = scope["raw_path"].decode().rstrip("/").rpartition("/")
    await AuditEntry(
        user=person.id,
        action=action,
        method=scope["method"],
        route=place,
        subject_id=UUID(row) if _UUID.fullmatch(row) else None,
        status=status,
        request_id=request_id(scope),
    ).save()


def _recorded(scope: HTTPScope) -> str | None:
    """Return what the entry calls it: the permission that a write needs, or the look; None for any other reading."""
    handler: Any = scope["route_handler"]
    if scope["method"] not in _READING:
        if handler.opt.get("writes_nothing"):
            return None
        return str(handler.opt.get("needs", "undeclared"))
    what = handler.opt.get("looks_at")
    return f"look at {what}" if what and scope["method"] == "GET" else None


async def _record(scope: HTTPScope, action: str, status: int, unrecorded: list[Exception]) -> None:
    is_look = scope["method"] in _READING
    if is_look and status >= _FAILED:
        return
    entry = _entry(scope, action, status)
    try:
        await entry.save()
    except Exception as error:  # noqa: BLE001 - whatever keeps it from being written
        if is_look and is_full(error):
            _log.warning("audit entry in the log only", **entry.to_dict())
            return
        _log.exception("audit entry not written", action=action)
        if is_look:
            unrecorded.append(error)


def _entry(scope: HTTPScope, action: str, status: int) -> AuditEntry:
    person: Person = scope["user"]
    now = scope_in_force()
    return AuditEntry(
        user=person.id,
        business=now.business,
        stations=msgspec.json.encode(sorted(str(station) for station in now.stations)).decode(),
        action=action,
        method=scope["method"],
        route=scope["path_template"],
        subject_id=next((value for value in scope["path_params"].values() if isinstance(value, UUID)), None),
        status=status,
        request_id=request_id(scope),
    )
