"""What can happen to a customer."""

from typing import ClassVar

from portal.domain.events import Happened


class CustomerAdded(Happened, frozen=True, kw_only=True):
    """A customer was written down for the first time."""

    name: ClassVar[str] = "customers.customer.added"
    stream: ClassVar[str] = "customer"
