"""What can happen to a business."""

from typing import ClassVar

from portal.domain.events import RecordedEvent


class BusinessOpened(RecordedEvent, frozen=True, kw_only=True):
    """A business was opened, with no station yet."""

    name: ClassVar[str] = "stations.business.opened"
    stream: ClassVar[str] = "business"


class BusinessChanged(RecordedEvent, frozen=True, kw_only=True):
    """How a business is called, looks, or writes was changed."""

    name: ClassVar[str] = "stations.business.changed"
    stream: ClassVar[str] = "business"


class LogoSet(RecordedEvent, frozen=True, kw_only=True):
    """A business has another logo, or none any more."""

    name: ClassVar[str] = "stations.logo.set"
    stream: ClassVar[str] = "business"
    has_logo: bool
