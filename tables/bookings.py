"""Bookings: a customer's party, its state, and the state of its money."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, BigInt, Boolean, Date, Integer, Timestamptz, Varchar
from piccolo.columns.base import Column
from piccolo.constraints import Check, Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed, blind_tokens


class BookingState(StrEnum):
    """The life of a booking; TRANSITIONS says which steps are allowed."""

    DRAFT = "draft"
    PENDING_DEPOSIT = "pending_deposit"
    CONFIRMED = "confirmed"
    IN_SERVICE = "in_service"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    EXPIRED = "expired"


TRANSITIONS: dict[BookingState, frozenset[BookingState]] = {
    BookingState.DRAFT: frozenset({BookingState.PENDING_DEPOSIT, BookingState.CANCELLED}),
    BookingState.PENDING_DEPOSIT: frozenset({BookingState.CONFIRMED, BookingState.EXPIRED, BookingState.CANCELLED}),
    BookingState.CONFIRMED: frozenset(
        {
            BookingState.PENDING_DEPOSIT,
            BookingState.IN_SERVICE,
            BookingState.COMPLETED,
            BookingState.CANCELLED,
            BookingState.NO_SHOW,
        }
    ),
    BookingState.IN_SERVICE: frozenset({BookingState.COMPLETED, BookingState.NO_SHOW}),
    BookingState.COMPLETED: frozenset({BookingState.NO_SHOW}),
    BookingState.CANCELLED: frozenset(),
    BookingState.NO_SHOW: frozenset(),
    BookingState.EXPIRED: frozenset({BookingState.CONFIRMED, BookingState.PENDING_DEPOSIT}),
}
UPCOMING = frozenset({BookingState.PENDING_DEPOSIT, BookingState.CONFIRMED})
"""Agreed, and not begun: what may still be changed or moved."""
ACTIVE = UPCOMING | {BookingState.IN_SERVICE}
"""To be cooked, or being cooked: what takes a place and has chefs."""
UNFINISHED = frozenset({BookingState.CONFIRMED, BookingState.IN_SERVICE})
"""Nobody has said yet how it went."""
TAKES_PLACE = ACTIVE | {BookingState.COMPLETED}
"""There is a party, or was one: chefs are expected, and what is due is asked for."""
ON_THE_CALENDAR = TAKES_PLACE | {BookingState.NO_SHOW}
"""It takes a place on its date, or did."""
OFF = frozenset({BookingState.CANCELLED, BookingState.EXPIRED})
"""It did not, and will not, take place."""
FELL_THROUGH = OFF | {BookingState.NO_SHOW}
"""There is no party: its chefs are free again."""

OPEN_STATES = (
    BookingState.PENDING_DEPOSIT,
    BookingState.CONFIRMED,
    BookingState.IN_SERVICE,
    BookingState.COMPLETED,
    BookingState.EXPIRED,
)
"""States in which money may still come: also after the party, and after a hold has run out."""


CLOSED_STATES = (BookingState.CANCELLED, BookingState.NO_SHOW)
"""States in which no money is expected any more."""


class PaymentState(StrEnum):
    """Money received against money due: an axis of its own."""

    UNPAID = "unpaid"
    DEPOSIT_PAID = "deposit_paid"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    OVERPAID = "overpaid"
    REFUNDED = "refunded"


OWING = frozenset({PaymentState.UNPAID, PaymentState.DEPOSIT_PAID, PaymentState.PARTIALLY_PAID})
"""Some of its price has not come."""


class SurplusWish(StrEnum):
    """What a customer wants done with what they have paid too much."""

    BACK = "back"
    GRATUITY = "gratuity"
    CREDIT = "credit"


class BookingSource(StrEnum):
    """Who wrote a booking down."""

    WEB = "web"
    STAFF = "staff"
    IMPORT = "import"


class Booking(Changing, StationTable, schema="core", tablename="bookings"):
    """A customer's party. `customer_name` is a sealed copy of the customer's name, so that lists need no join.

    Its mails go to `contact` where that is not the customer's own row (after two customers were merged).
    `link_version` stands in the link to its page; `revision` is what a form was written against. The deposit goes back
    until `refundable_until_date` where a move left that day behind; else the date and the policy say until when.
    `surplus_wish` is what its customer wants done with what they paid too much. A payment finds it by
    `match_tokens` (of that name's words and of the reference); `match_version` says by which rules they were made, 0
    that they were not yet, or are out of date: then it is among those that every payment is compared with.
    A hold ends at `hold_until_at`; where its customer has still to show that our letters reach them, that is soon, and
    `confirmed_hold_until_at` is when it ends once they have. One without a deposit is no hold: it counts as in doubt
    until they have, or until `unopened_until_at`. By `holder_tokens` (of e-mail, phone, network and browser) is counted
    what one person keeps unpaid.
    """

    customer = UUID(default=None)
    customer_name = Sealed()
    match_tokens = blind_tokens()
    match_version = Integer(default=0)
    reference = Varchar(length=16, default=None)
    state = Varchar(length=20, choices=BookingState, default=BookingState.PENDING_DEPOSIT)
    payment_state = Varchar(length=20, choices=PaymentState, default=PaymentState.UNPAID)
    event_date = Date(default=None)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(null=True, default=None)
    hold_until_at = Timestamptz(null=True, default=None)
    hold_extensions = Integer(default=0)
    confirmed_hold_until_at = Timestamptz(null=True, default=None)
    unopened_until_at = Timestamptz(null=True, default=None)
    holder_tokens = blind_tokens()
    source = Varchar(length=10, choices=BookingSource, default=BookingSource.STAFF)
    contact = UUID(null=True, default=None)
    qr_code = UUID(null=True, default=None)
    link_version = Integer(default=1)
    revision = Integer(default=1)
    chefs_needed = Integer(default=1)
    moves = Integer(default=0)
    refundable_until_date = Date(null=True, default=None)
    surplus_wish = Varchar(length=10, choices=SurplusWish, null=True, default=None)
    guests = Integer(default=0)
    city = Varchar(length=80, default="")
    deposit_cents = BigInt(default=None)
    total_cents = BigInt(default=None)
    paid_cents = BigInt(default=0)
    gratuity_cents = BigInt(default=0)
    refunded_cents = BigInt(default=0)

    bookings_reference_once = Unique(["station", "reference"])
    bookings_id_in_station = Unique(["station", "id"])
    bookings_never_owe_us_less_than_nothing = Check(paid_cents >= 0)
    bookings_total_is_money = Check((total_cents >= 0) & (deposit_cents >= 0) & (deposit_cents <= total_cents))

    def _is_written(self, column: Column) -> bool:
        """Leave out by what payments find it: a row that was read before that was noted would take it back."""
        return column._meta.name not in {"match_tokens", "match_version"} and super()._is_written(column)

    @property
    def is_unconfirmed(self) -> bool:
        """Say whether nobody has shown yet that our letters reach its customer."""
        return self.confirmed_hold_until_at is not None or self.unopened_until_at is not None

    @property
    def balance_cents(self) -> int:
        """Return what is still due; negative when too much came."""
        return self.total_cents - self.paid_cents

    @property
    def deposit_due_cents(self) -> int:
        """Return what is missing from the deposit."""
        return max(self.deposit_cents - self.paid_cents, 0)

    def can_become(self, state: BookingState) -> bool:
        """Say whether this step is allowed from the present state."""
        return state in TRANSITIONS[BookingState(self.state)]

    @property
    def derived_payment_state(self) -> PaymentState:
        """Return the payment state that the booking's sums amount to."""
        if self.paid_cents <= 0:
            return PaymentState.REFUNDED if self.refunded_cents else PaymentState.UNPAID
        if self.paid_cents > self.total_cents:
            return PaymentState.OVERPAID
        if self.paid_cents == self.total_cents:
            return PaymentState.PAID
        return PaymentState.DEPOSIT_PAID if self.paid_cents == self.deposit_cents else PaymentState.PARTIALLY_PAID


class CateringBooking(Changing, StationTable, schema="core", tablename="catering_bookings"):
    """What is to be served where: one for each booking. The quote is frozen with it, line by line.

    `menu` is how many of which product (`{product id: quantity}`); `miles` from the station, as they were quoted.
    """

    booking = UUID(default=None)
    adults = Integer(default=0)
    children = Integer(default=0)
    toddlers = Integer(default=0)
    address = Sealed(null=True)
    postal_code = Varchar(length=10, default="")
    gate_code = Sealed(null=True)
    allergies = Sealed(null=True)
    wishes = Sealed(null=True)
    is_outdoors = Boolean(default=False)
    miles = Integer(null=True, default=None)
    menu = JSONB(default="{}")
    quote_lines = JSONB(default="[]")
    policy_version = Integer(default=1)

    catering_bookings_once = Unique(["station", "booking"])
