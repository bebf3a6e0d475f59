"""Customers: who they are, how to reach them, and which two are one."""

from typing import Any, Final

from portal.controllers.staff.customers import changes, index, merge

ROUTES: Final[tuple[Any, ...]] = (
    index.Customers,
    changes.CustomerChanges,
    merge.CustomerMerges,
)
