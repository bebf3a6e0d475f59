"""A form does what it asks for once, however often its button is pressed: its page gives it a key (`ui.once()`).

Going back and writing something else is another form; the same words again are the same.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID, uuid4

import msgspec
from litestar import Request

from portal.domain import system
from portal.domain.errors import Refused

KEY: Final = "form_key"
_OF_THE_PAGE: Final = frozenset({KEY, "_csrf_token"})


class PageIsOld(Refused):
    """A form came without the key that its page should have given it."""


def form_key() -> str:
    """Return a key for a form; each showing of it has its own."""
    return str(uuid4())


async def once(
    request: Request[Any, Any, Any], typed: Mapping[str, Any], make: Callable[[], Awaitable[system.HasId]]
) -> UUID:
    """Make what a form asks for, and return its id; of the same form sent again, the id of the first time.

    Raises:
        PageIsOld: it has no key.

    """
    return await system.do_once(system.Sending(_key(typed), _said(request, typed)), make)


def _key(typed: Mapping[str, Any]) -> UUID:
    try:
        return UUID(str(typed.get(KEY, "")))
    except ValueError as error:
        raise PageIsOld("Nothing was sent yet: this page was open during an update. Send it once more.") from error


def _said(request: Request[Any, Any, Any], typed: Any) -> str:
    """Write down where a form was sent and all that was typed, so that it can be compared."""
    pairs = typed.multi_items() if hasattr(typed, "multi_items") else typed.items()
    said = sorted((name, value) for name, value in pairs if isinstance(value, str) and name not in _OF_THE_PAGE)
    return msgspec.json.encode([request.url.path, said]).decode()
