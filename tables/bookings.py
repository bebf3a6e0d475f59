"""Bookings: a customer's party, its state, and the state of its money."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, BigInt, Date, Integer, Timestamptz, Varchar
from piccolo.constraints import Check, Unique

from tables.base import Changing, StationTable
from tables.columns import Sealed


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
        {BookingState.PENDING_DEPOSIT, BookingState.IN_SERVICE, BookingState.CANCELLED, BookingState.NO_SHOW}
    ),
    BookingState.IN_SERVICE: frozenset({BookingState.COMPLETED}),
    BookingState.COMPLETED: frozenset(),
    BookingState.CANCELLED: frozenset(),
    BookingState.NO_SHOW: frozenset(),
    BookingState.EXPIRED: frozenset({BookingState.CONFIRMED}),
}

OPEN_STATES = (
    BookingState.PENDING_DEPOSIT,
    BookingState.CONFIRMED,
    BookingState.IN_SERVICE,
    BookingState.COMPLETED,
    BookingState.EXPIRED,
)
"""States in which money may still come: also after the party, and after a hold has run out."""


class PaymentState(StrEnum):
    """Money received against money due: an axis of its own."""

    UNPAID = "unpaid"
    DEPOSIT_PAID = "deposit_paid"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    OVERPAID = "overpaid"
    REFUNDED = "refunded"


class Booking(Changing, StationTable, schema="core", tablename="bookings"):
    """A customer's party. `customer_name` is a sealed copy of the customer's name, so that lists need no join."""

    customer = UUID(default=None)
    customer_name = Sealed()
    reference = Varchar(length=16, default=None)
    state = Varchar(length=20, choices=BookingState, default=BookingState.PENDING_DEPOSIT)
    payment_state = Varchar(length=20, choices=PaymentState, default=PaymentState.UNPAID)
    event_date = Date(default=None)
    starts_at = Timestamptz(default=None)
    hold_until_at = Timestamptz(null=True, default=None)
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
    """What is to be served where: one for each booking. The quote is frozen with it, line by line."""

    booking = UUID(default=None)
    adults = Integer(default=0)
    children = Integer(default=0)
    toddlers = Integer(default=0)
    address = Sealed(null=True)
    postal_code = Varchar(length=10, default="")
    allergies = Sealed(null=True)
    menu = JSONB(default="{}")
    quote_lines = JSONB(default="[]")
    policy_version = Integer(default=1)

    catering_bookings_once = Unique(["station", "booking"])


class Chef(Changing, StationTable, schema="core", tablename="chefs"):
    """A person who cooks at parties."""

    name = Varchar(length=120, default=None)
    phone = Sealed(null=True)

    chefs_id_in_station = Unique(["station", "id"])


class AvailabilityCalendar(Changing, StationTable, schema="knowledge", tablename="availability_calendars"):
    """A stretch of time in which a chef can, or cannot, be booked."""

    chef = UUID(default=None)
    starts_at = Timestamptz(default=None)
    ends_at = Timestamptz(default=None)
    max_events = Integer(default=1)
    reason = Varchar(length=120, default="")

    availability_calendars_in_order = Check(ends_at > starts_at)
