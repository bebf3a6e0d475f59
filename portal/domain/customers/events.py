"""What can happen to a customer."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent


class CustomerAdded(RecordedEvent, frozen=True, kw_only=True):
    """A customer was written down for the first time."""

    name: ClassVar[str] = "customers.customer.added"
    stream: ClassVar[str] = "customer"


class CustomerChanged(RecordedEvent, frozen=True, kw_only=True):
    """A customer's name, e-mail or phone was corrected."""

    name: ClassVar[str] = "customers.customer.changed"
    stream: ClassVar[str] = "customer"


class CustomerNoted(RecordedEvent, frozen=True, kw_only=True):
    """Somebody of the staff wrote something down about a customer."""

    name: ClassVar[str] = "customers.customer.noted"
    stream: ClassVar[str] = "customer"
    note_id: UUID
