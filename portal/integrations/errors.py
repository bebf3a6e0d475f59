"""The two ways in which the outside world lets us down; every adapter translates its own errors into these."""


class VendorUnavailable(Exception):
    """The other side does not answer, or not now: try again. The message is a sentence for staff, without PII."""


class VendorRefused(Exception):
    """The other side said no, and will again: do not repeat. The reason is a sentence for staff, without PII."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
