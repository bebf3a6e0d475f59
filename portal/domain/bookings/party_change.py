"""What is to be different about a party, and what it would cost."""

from datetime import datetime
from uuid import UUID

import msgspec

from portal.domain.bookings.kept import menu_of
from portal.domain.bookings.price import Guests, Priced
from tables.bookings import Booking, CateringBooking


class PartyChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be different; None leaves it as it is, an empty text takes it away."""

    starts_at: datetime | None = None
    guests: Guests | None = None
    menu: dict[UUID, int] | None = None
    gratuity_percent: int | None = None
    address: str | None = None
    postal_code: str | None = None
    city: str | None = None
    gate_code: str | None = None
    allergies: str | None = None
    wishes: str | None = None
    is_outdoors: bool | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of what is to be different."""
        return tuple(name for name in self.__struct_fields__ if getattr(self, name) is not None)

    @property
    def touches_the_price(self) -> bool:
        """Say whether a new price has to be made."""
        return not self.PRICED.isdisjoint(self.names)

    def beside(self, booking: Booking, party: CateringBooking) -> "PartyChange":
        """Return only what is different from the party as it is: what stays costs no fee, and is no move."""
        menu = self.menu and {product: count for product, count in self.menu.items() if count}
        has = {
            "starts_at": (self.starts_at, booking.starts_at),
            "guests": (self.guests, Guests(party.adults, party.children, party.toddlers)),
            "menu": (menu, menu_of(party)),
            "postal_code": (self.postal_code, party.postal_code),
        }
        return msgspec.structs.replace(self, **dict.fromkeys(name for name, (new, old) in has.items() if new == old))

    PRICED = frozenset({"starts_at", "guests", "menu", "gratuity_percent", "postal_code"})
    """What a price depends on."""


class ChangePrice(msgspec.Struct, frozen=True):
    """What a change costs: the price before and after (with `fee_cents` for the change itself), and why, in words."""

    before: Priced
    after: Priced
    fee_cents: int
    is_late: bool
    words: str

    @property
    def delta_cents(self) -> int:
        """Return how much dearer the party becomes; negative where it becomes cheaper."""
        return self.after.total_cents - self.before.total_cents
