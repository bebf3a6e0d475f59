"""Leads: who asked for a party and waits for an answer."""

from typing import Any, Final

from portal.controllers.staff.leads import index

ROUTES: Final[tuple[Any, ...]] = (index.Leads,)
