"""What can happen to a person."""

from typing import ClassVar
from uuid import UUID

from portal.domain.events import RecordedEvent


class CustomerMerged(RecordedEvent, frozen=True, kw_only=True):
    """Another customer turned out to be this one: what was theirs is found here from now on."""

    name: ClassVar[str] = "people.customer.merged"
    stream: ClassVar[str] = "customer"
    gone_id: UUID
    merge_id: UUID


class CustomerSeparated(RecordedEvent, frozen=True, kw_only=True):
    """A merge was taken back: they are two customers again."""

    name: ClassVar[str] = "people.customer.separated"
    stream: ClassVar[str] = "customer"
    gone_id: UUID
    merge_id: UUID
