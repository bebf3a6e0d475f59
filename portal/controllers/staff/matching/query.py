"""What an address of the queue asks for, beside the payment."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from portal.web.session import StaffRequest

LONGEST_SEARCH: Final = 100
VIEWS: Final = ("mail", "text", "raw")


class PaymentQuery(msgspec.Struct, frozen=True):
    """How the mail is shown, which other bookings are looked for, and what is about to be done."""

    view: str = "mail"
    search: str = ""
    owing: bool = False
    split: bool = False
    record: bool = False

    @property
    def is_search(self) -> bool:
        """Say whether other bookings than the candidates are asked for."""
        return bool(self.search) or self.owing


def asked(request: StaffRequest) -> PaymentQuery:
    """Read the address."""
    query = request.query_params
    view = query.get("view", "mail")
    return PaymentQuery(
        view=view if view in VIEWS else "mail",
        search=query.get("search", "").strip()[:LONGEST_SEARCH],
        owing="owing" in query,
        split="split" in query,
        record="record" in query,
    )


def asked_again(typed: Mapping[str, Any]) -> PaymentQuery:
    """Read which bookings the form of a decision stood among, to show the same ones with its refusal."""
    return PaymentQuery(search=str(typed.get("search", "")).strip()[:LONGEST_SEARCH], owing="owing" in typed)
