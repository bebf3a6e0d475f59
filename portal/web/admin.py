"""piccolo-admin at /admin, behind our own session: every table as it lies there, for super admins.

It runs in ALL_STATIONS. What is only ever added to is read-only there, rows that belong to a station or a business are
not created there, and every write is audited. Money (`*_cents`), states, and whose a row is (`business`, `station`,
`stations`) change on the portal's own pages only, with their events: an edit leaves them as they are. It patches the
internals of piccolo-admin: its version is pinned, and tests/web/test_admin.py edits a customer.
"""

from functools import cache
from typing import Any, Final, cast
from urllib.parse import parse_qsl, urlencode

import msgspec
from litestar import asgi
from litestar.handlers import ASGIRouteHandler
from litestar.types import HTTPScope, Message, Receive, Scope, Send
from piccolo.columns import Bytea
from piccolo.columns.base import Column
from piccolo_admin.endpoints import TableConfig, create_admin
from piccolo_api.crud.hooks import Hook, HookType
from piccolo_api.crud.validators import Validators
from starlette.authentication import AuthCredentials, AuthenticationBackend, BaseUser
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse
from starlette.routing import Mount

from portal.domain.access import Action, Person
from portal.web.audit import record_write
from portal.web.guard import administers
from portal.web.security import ADMIN_PATH
from tables.access import RecoveryCode, Session
from tables.base import BusinessTable, PlatformTable, StationTable
from tables.events import DomainEvent, IdempotencyKey, OutboxEntry
from tables.piccolo_app import APP_CONFIG
from tables.scope import ALL_STATIONS, scoped
from tables.system import SentForm

READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
MACHINERY: Final = (DomainEvent, IdempotencyKey, OutboxEntry, RecoveryCode, SentForm, Session)
"""Written by code only: a hand in them breaks what holds together."""
FIXED_ENDS: Final = ("_cents", "state", "mode")
_PERSON: Final = "portal_person"
_OUR_OWN: Final = {"/login", "/logout", "/change-password", "/mfa-setup"}  # of piccolo-admin: sessions are ours


class Administrator(BaseUser):
    """A super admin as piccolo-admin wants to see one."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.username = person.name
        self.superuser = self.admin = self.active = True
        self.user = self

    @property
    def is_authenticated(self) -> bool:
        """Say yes: the guard has asked already."""
        return True

    @property
    def display_name(self) -> str:
        """Return the name."""
        return self.person.name

    @property
    def user_id(self) -> str:
        """Return the id."""
        return str(self.person.id)


class OurSession(AuthenticationBackend):
    """Hand over whom our own session found."""

    async def authenticate(self, conn: HTTPConnection) -> tuple[AuthCredentials, BaseUser]:
        """Return the person that the guard let through."""
        return AuthCredentials(["authenticated"]), Administrator(conn.scope[_PERSON])


def admin() -> ASGIRouteHandler:
    """Build the handler of /admin; the pages behind it take a second, and are built when they are first asked for."""

    @asgi(ADMIN_PATH, is_mount=True, guards=[administers], copy_scope=True)
    async def raw_admin(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["raw_path"] == ADMIN_PATH.encode():  # its page names its files relative to the folder
            await cast("Any", RedirectResponse(f"{ADMIN_PATH}/"))(scope, receive, send)
            return
        person: Person = scope["user"]
        inner: Any = scope | {_PERSON: person, "query_string": without_search(scope["query_string"])}
        with scoped(msgspec.structs.replace(ALL_STATIONS, actor=f"user:{person.id}")):
            await pages()(inner, receive, _audited(cast("HTTPScope", scope), person, send))

    return raw_admin


@cache
def pages() -> Any:
    """Build piccolo-admin over every table, once a process."""
    tables = sorted((t for t in APP_CONFIG.table_classes if issubclass(t, PlatformTable)), key=_place)
    app: Any = create_admin(
        [_config(table) for table in tables],
        auto_include_related=False,
        production=True,
        site_name="Portal",
        allowed_hosts=[],
    )
    _behind_our_session(app)
    return app


def without_search(query: bytes) -> bytes:
    """Drop the search of a reference's ids: piccolo-admin writes it as raw SQL, which our tables refuse."""
    return urlencode([(name, value) for name, value in parse_qsl(query.decode()) if name != "search"]).encode()


def _place(table: type[PlatformTable]) -> tuple[str, str]:
    return table._meta.schema or "", table._meta.tablename


def _config(table: type[PlatformTable]) -> TableConfig:
    hidden = _hide(table)
    is_fixed = table.append_only or table in MACHINERY
    belongs = issubclass(table, BusinessTable | StationTable)
    return TableConfig(
        table,
        exclude_visible_columns=hidden,
        exclude_visible_filters=hidden,
        menu_group=table._meta.schema,
        validators=Validators(
            every=[_only_read] if is_fixed else [],
            get_all=[_in_a_known_order],
            get_new=[_not_here] if belongs else [],
            post_single=[_not_here] if belongs else [],
            put_single=[_not_here],  # writes all columns, the hidden ones too
            delete_all=[_not_here],
        ),
        hooks=[Hook(hook_type=HookType.pre_patch, callable=_editable)],
    )


def _hide(table: type[PlatformTable]) -> list[Column]:
    """Hide what is sealed or secret, and the indexes and tokens by which sealed values are found.

    Piccolo leaves out of an answer what is marked as secret, so those are marked, too: JSON has no words for bytes.
    """
    for column in table._meta.columns:
        column._meta.secret = column._meta.secret or isinstance(column, Bytea) or column._meta.name.endswith("_tokens")
    return [column for column in table._meta.columns if column._meta.secret]


def _only_read(piccolo_crud: Any, request: Request) -> None:  # noqa: ARG001 - piccolo-admin calls it by these names
    if request.method not in READING:
        raise HTTPException(405, "This table is only ever added to, by the portal itself.")


def _not_here(piccolo_crud: Any, request: Request) -> None:  # noqa: ARG001
    raise HTTPException(405, "That is done on the portal's own pages, where its rules hold.")


def _in_a_known_order(piccolo_crud: Any, request: Request) -> None:
    columns = {column._meta.name for column in piccolo_crud.table._meta.columns}
    asked = [name for said in request.query_params.getlist("__order") for name in said.split(",")]
    if not columns.issuperset(name.strip().removeprefix("-") for name in asked):
        raise HTTPException(400, "The table has no such column to order by.")


def _editable(row_id: Any, values: dict[Column, Any]) -> dict[Column, Any]:  # noqa: ARG001
    """Leave out what the page sends back unseen or unchanged: hidden columns (as null), and what is fixed."""
    return {column: value for column, value in values.items() if not (column._meta.secret or _is_fixed(column))}


def _is_fixed(column: Column) -> bool:
    name = column._meta.name
    return name.endswith(FIXED_ENDS) or name in {"id", "created_at", "updated_at", "business", "station", "stations"}


def _behind_our_session(app: Any) -> None:
    """Replace piccolo-admin's own log-in, which has other users, by ours."""
    mounted: dict[str, Any] = {route.path: route.app for route in app.routes if isinstance(route, Mount)}
    behind, public = mounted["/api"], mounted["/public"]
    behind.backend = OurSession()
    for part in (behind.app, public):
        part.router.routes = _without_log_in(part.router.routes)


def _without_log_in(routes: list[Any]) -> list[Any]:
    return [route for route in routes if getattr(route, "path", "").rstrip("/") not in _OUR_OWN]


def _audited(scope: HTTPScope, person: Person, send: Send) -> Send:
    """Write an audit entry for every write, before its answer goes out."""

    async def recorded(message: Message) -> None:
        if message["type"] == "http.response.start" and scope["method"] not in READING:
            await record_write(scope, person, action=Action.ADMINISTER_PLATFORM, status=message["status"])
        await send(message)

    return recorded
