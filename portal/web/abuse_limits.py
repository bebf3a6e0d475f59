"""Forms that everybody may send: not too many from one address, and none that a program filled in."""

from collections.abc import Mapping
from typing import Any, Final

from litestar import Request
from litestar.exceptions import TooManyRequestsException

from portal.web.counting import address, counting, hashed

AN_HOUR: Final = 3600
TRAP: Final = "website"
"""A field that no person sees (templates/components/form.html): what has something in it was filled in by a program."""

__all__ = ["address", "count", "is_from_a_program"]


async def count(request: Request[Any, Any, Any], form: str) -> None:
    """Count a form that was sent, by the address that it came from.

    Raises:
        TooManyRequestsException: this address has sent as many of these within the hour as it may.

    """
    sent = await counting(request).add(f"sent:{form}:{hashed(request, address(request))}", seconds=AN_HOUR)
    if sent > request.app.state.settings.customer_posts_per_hour:
        raise TooManyRequestsException(headers={"Retry-After": str(AN_HOUR // 4)})


def is_from_a_program(typed: Mapping[str, Any]) -> bool:
    """Say whether the trap was filled in; whoever did is answered as if all were well."""
    return bool(typed.get(TRAP))
