"""What is to be different about a party, and what it would cost."""

import hashlib
from datetime import date, datetime
from uuid import UUID

import msgspec

from portal.domain.quotes.price import Guests, Priced
from portal.domain.quotes.seen import Seen
from portal.domain.quotes.stored import menu_of
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

    def shrinks(self, party: CateringBooking) -> bool:
        """Say whether the kitchen would cook less: fewer guests of an age or older, or less of an extra."""
        guests, menu = self.guests, self.menu
        fewer = guests is not None and (
            guests.adults < party.adults
            or guests.adults + guests.children < party.adults + party.children
            or guests.count < party.adults + party.children + party.toddlers
        )
        return fewer or (menu is not None and any(menu.get(one, 0) < count for one, count in menu_of(party).items()))

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

    @property
    def fingerprint(self) -> str:
        """Return a mark that two changes share if they ask for the same party at the same time and place."""
        menu = sorted(self.menu.items()) if self.menu is not None else None
        wanted = msgspec.json.encode((self.starts_at, self.guests, menu, self.gratuity_percent, self.postal_code))
        return hashlib.blake2b(wanted, digest_size=8).hexdigest()

    PRICED = frozenset({"starts_at", "guests", "menu", "gratuity_percent", "postal_code"})
    """What a price depends on."""


class ChangePrice(msgspec.Struct, frozen=True):
    """What a change costs: the price before and after (with `fee_cents` for the change itself), and why, in words.

    `seen` is what a page shows of it, by which it is confirmed. `refundable_until_date` is the last day on which the
    deposit then goes back, where the new date does not say it.
    `is_undone` is a move of staff back to where a move of staff came from: the price is the one of before that.
    """

    before: Priced
    after: Priced
    fee_cents: int
    is_late: bool
    words: str
    seen: Seen = Seen()
    refundable_until_date: date | None = None
    is_undone: bool = False

    @property
    def delta_cents(self) -> int:
        """Return how much dearer the party becomes; negative where it becomes cheaper."""
        return self.after.total_cents - self.before.total_cents
