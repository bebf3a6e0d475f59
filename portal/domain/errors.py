"""What the domain says when it will not do as asked."""


class Refused(Exception):
    """A request that the rules forbid; its message is written for the person who asked."""

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
