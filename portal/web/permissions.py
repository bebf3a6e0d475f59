"""docs/permissions.md, written from the routes: what each page needs, and which roles have it."""

from typing import Any, Final

from litestar import Litestar

from portal.domain.access import RoleName, actions_of
from portal.web.guard import PUBLIC, STAFF

_HEAD: Final = """# Who may do what

Written from the routes by `portal routes --permissions`, and compared with them by a test.

A role is granted at a station, in a business or (super admins) everywhere. Single permissions can be given to one
person or taken away; a denial wins. Who does not work at a station finds nothing there (404); who does, but lacks the
permission, is told so (403). Under `/all/` a page shows the stations where its permission is granted.

What stands under *recorded* is written to the audit: every write, and looks at what identifies a person.
"""


def permissions(app: Litestar) -> str:
    """Write the whole document."""
    roles = " | ".join(role.replace("_", " ").capitalize() for role in RoleName)
    lines = [_HEAD, f"| page | needs | {roles} | recorded |", "|---|---|" + ":-:|" * len(RoleName) + "---|"]
    lines += [_line(method, path, handler) for path, method, handler in staff_handlers(app)]
    lines += ["", "## Pages that ask for no permission", "", "| page | because it |", "|---|---|"]
    lines += [f"| `{path}` | {reason} |" for path, reason in sorted((PUBLIC | open_pages(app)).items())]
    return "\n".join(lines) + "\n"


def staff_handlers(app: Litestar) -> list[tuple[str, str, Any]]:
    """Return path, method and handler of every page under a station, sorted."""
    found = [
        (route.path, method, handler)
        for route in app.routes
        if route.path.startswith(STAFF)
        for handler in getattr(route, "route_handlers", ())
        for method in handler.http_methods
        if method not in {"OPTIONS", "HEAD"} and "open" not in handler.opt
    ]
    return sorted(found, key=lambda each: each[:2])


def open_pages(app: Litestar) -> dict[str, str]:
    """Return the pages of a station that everybody may open, each with its reason."""
    return {
        route.path.replace(STAFF, "/{station}", 1): handler.opt["open"]
        for route in app.routes
        if route.path.startswith(STAFF)
        for handler in getattr(route, "route_handlers", ())
        if "open" in handler.opt
    }


def _line(method: str, path: str, handler: Any) -> str:
    action = handler.opt["needs"]
    ticks = " | ".join("yes" if action in actions_of(role) else "" for role in RoleName)
    recorded = "write" if method != "GET" else handler.opt.get("looks_at", "")
    readable = path.replace(STAFF, "/{station}", 1)
    return f"| `{method} {readable}` | {action} | {ticks} | {recorded} |"
