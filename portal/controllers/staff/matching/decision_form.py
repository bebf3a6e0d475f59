"""What every decision about a payment is sent with."""

from uuid import UUID

import msgspec

from portal.web.forms import Revision


class DecisionForm(msgspec.Struct, kw_only=True):
    """The state that the person saw, and which payment stood below.

    `shown` is everything that could be chosen there, sealed by the server.
    """

    revision: Revision
    next: UUID | None = None
    shown: str = ""
