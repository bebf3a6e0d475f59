"""What a business tried before it lets customers in."""

from enum import StrEnum

from piccolo.columns import UUID, Boolean, Text, Timestamptz, Varchar

from tables.base import BusinessTable


class TryKind(StrEnum):
    """What only trying shows."""

    MAIL = "mail"
    NAMES = "names"


class GoLiveTry(BusinessTable, schema="system", tablename="go_live_tries"):
    """A test mail that was sent, or what the DNS said of the domain that we send from.

    `about` is what was tried: with another sender or server the try says nothing any more. A test mail is `arrived_at`
    once the person who asked for it says so.
    """

    kind = Varchar(length=10, choices=TryKind, default=None)
    about = Varchar(length=600, default=None)
    is_fine = Boolean(default=None)
    words = Text(default="")
    asked_by = UUID(null=True, default=None)
    arrived_at = Timestamptz(null=True, default=None)
