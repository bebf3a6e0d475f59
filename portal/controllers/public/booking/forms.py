"""What customers type on the pages of a booking."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec

from portal.web.forms import Email, Form, Zip

ADate = date  # a field of a form may be called so, too
MOST = 999
Count = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
Short = Annotated[str, msgspec.Meta(max_length=120)]
Line = Annotated[str, msgspec.Meta(max_length=200)]
City = Annotated[str, msgspec.Meta(max_length=80)]
Long = Annotated[str, msgspec.Meta(max_length=2000)]
Phone = Annotated[str, msgspec.Meta(max_length=40)]


class StartQuery(msgspec.Struct, frozen=True):
    """What the first page shows: a ZIP, a number of guests, a month, a day; and where somebody came from.

    `came` is the station that sent them here, `qr` the printed code that they scanned.
    """

    zip: str = ""
    guests: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = 10
    month: str = ""
    date: ADate | None = None
    came: str = ""
    qr: Annotated[str, msgspec.Meta(max_length=12)] = ""


class TimeForm(msgspec.Struct, frozen=True):
    """A time, as its opening says it."""

    starts_at: str = ""


class AddressSoFar(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed so far of where the party is, and of what the chef should know."""

    address: Line = ""
    city: City = ""
    gate_code: Short = ""
    is_outdoors: bool = False
    allergies: Long = ""
    wishes: Long = ""


class AddressForm(AddressSoFar, frozen=True, kw_only=True):
    """The whole page."""

    address: Line
    city: City


class YouSoFar(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed so far of who gives the party, and what its price depends on."""

    name: Short = ""
    email: Email = ""
    phone: Phone = ""
    wants_email: bool = False
    wants_sms: bool = False
    code: Annotated[str, msgspec.Meta(max_length=20)] = ""
    gratuity_percent: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0


class YouForm(YouSoFar, frozen=True, kw_only=True):
    """The whole page, and that they know the rules."""

    name: Short
    email: Email
    phone: Phone
    accepted: str = ""


class InquiryForm(msgspec.Struct, frozen=True):
    """Somebody asks for a party that they cannot book by themselves."""

    name: Short
    email: Email = ""
    phone: Phone = ""
    zip: Zip = ""
    guests: Count = 0
    date: ADate | None = None
    words: Long = ""
    wants_email: bool = False
    wants_sms: bool = False
    qr: Annotated[str, msgspec.Meta(max_length=12)] = ""


class WaitForm(msgspec.Struct, frozen=True):
    """Somebody waits for a date that is full."""

    name: Short
    email: Email
    date: ADate
    phone: Phone = ""
    zip: Zip = ""
    guests: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = 1
    starts_minute: Annotated[int, msgspec.Meta(ge=0, le=1439)] | None = None


def guests_form(products: list[UUID], typed: Any = None) -> Form[Any]:
    """Read how many come, and how many of each product they take."""
    return Form(msgspec.defstruct("GuestsForm", guest_fields(products), frozen=True), typed)


def guest_fields(products: list[UUID]) -> list[tuple[str, Any, Any]]:
    """Return the fields of a form for guests and menu."""
    return [
        ("adults", Count, 0),
        ("children", Count, 0),
        ("toddlers", Count, 0),
        *((item_field(product), Count, 0) for product in products),
    ]


def item_field(product: UUID) -> str:
    """Return the name of a product's field."""
    return f"item_{product.hex}"
