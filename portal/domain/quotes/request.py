"""What somebody wants: a party, and who they are."""

from datetime import datetime
from uuid import UUID

import msgspec

from portal.domain.customers import Consent
from portal.domain.quotes.price import Guests


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """A party as it is asked for: when, how many, what (`{product id: quantity}`), and where."""

    starts_at: datetime
    guests: Guests
    menu: dict[UUID, int] = {}
    address: str = ""
    postal_code: str = ""
    city: str = ""
    gate_code: str = ""
    allergies: str = ""
    wishes: str = ""
    is_outdoors: bool = False
    code: str | None = None
    gratuity_percent: int = 0


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """Who gives a party, and what they agreed to."""

    name: str
    email: str | None = None
    phone: str | None = None
    consents: tuple[Consent, ...] = ()
