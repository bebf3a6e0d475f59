"""A draft: what a customer has typed so far, sealed, with the rates of the first price that they saw."""

import hashlib
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from portal import clock
from portal.domain import quotes
from portal.domain.catalog import Rates
from portal.domain.quotes import Guests, Order, Priced, Seen
from tables.drafts import BookingDraft

PRICE_VALID_FOR: Final = timedelta(hours=48)
"""How long a price that somebody saw holds for them."""
ANSWERS: Final = [BookingDraft.answers, BookingDraft.last_page]


class DraftStep(StrEnum):
    """The pages of the way to a booking, in their order."""

    DATE = "date"
    GUESTS = "guests"
    ADDRESS = "place"
    YOU = "you"


class LastPage(msgspec.Struct, frozen=True, kw_only=True):
    """What the last page says: who gives the party, and what they agree to.

    `policy_version` is that of the rules which were accepted.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    wants_email: bool = False
    wants_sms: bool = False
    code: str = ""
    gratuity_percent: int = 0
    policy_version: int | None = None


class Answers(LastPage, frozen=True, kw_only=True):
    """All that was typed; `days_ahead` and `fill_percent` are those of the moment at which the date was chosen."""

    postal_code: str = ""
    guests: Guests = Guests(0)
    starts_at: datetime | None = None
    event_date: date | None = None
    days_ahead: int = 0
    fill_percent: int = 0
    has_menu: bool = False
    menu: dict[UUID, int] = {}
    address: str = ""
    city: str = ""
    gate_code: str = ""
    is_outdoors: bool = False
    allergies: str = ""
    wishes: str = ""

    @property
    def chosen(self) -> "Answers":
        """Return what the pages before the last one ask for: that one carries its own answers."""
        return msgspec.structs.replace(self, **msgspec.structs.asdict(LastPage()))

    @property
    def next_step(self) -> DraftStep:
        """Return the first page on which something is missing."""
        if self.starts_at is None:
            return DraftStep.DATE
        if not self.has_menu:
            return DraftStep.GUESTS
        return DraftStep.YOU if self.address and self.city else DraftStep.ADDRESS

    @property
    def is_whole(self) -> bool:
        """Say whether nothing is missing for a booking."""
        return self.next_step is DraftStep.YOU and bool(self.name and self.email and self.policy_version is not None)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as its pages see it; `is_renewed` says that its price was computed anew, because it had lapsed."""

    id: UUID
    answers: Answers
    rates: Rates
    expires_at: datetime
    booking: UUID | None = None
    qr_code: UUID | None = None
    is_renewed: bool = False

    def price(self, miles: int | None) -> Priced:
        """Price it at the rates that it keeps."""
        return quotes.price(self.rates, self.order(miles))

    def seen(self, miles: int | None, zone: ZoneInfo) -> Seen:
        """Return what its last page shows of it, by which it is booked."""
        priced, starts_at = self.price(miles), self.answers.starts_at
        shown = msgspec.json.encode((self.answers.chosen, priced.lines))
        return Seen(
            starts_at=starts_at.astimezone(zone) if starts_at else None,
            guests=self.answers.guests.count,
            total_cents=priced.total_cents,
            deposit_cents=priced.deposit_cents,
            rules=self.rates.rules.version,
            revision=hashlib.blake2b(shown, digest_size=8).hexdigest(),
        )

    def order(self, miles: int | None) -> Order:
        """Return what its price depends on."""
        answers = self.answers
        return Order(
            guests=answers.guests,
            menu=answers.menu,
            miles=miles,
            event_date=answers.event_date or clock.now().date(),
            days_ahead=answers.days_ahead,
            fill_percent=answers.fill_percent,
            code=answers.code or None,
            gratuity_percent=answers.gratuity_percent,
        )


def draft_of(row: BookingDraft, *, is_renewed: bool = False) -> Draft:
    """Open what a row keeps."""
    rates = Rates.read(row.rates)
    return Draft(
        id=row.id,
        answers=_answers(row, rates),
        rates=rates,
        expires_at=row.expires_at,
        booking=row.booking,
        qr_code=row.qr_code,
        is_renewed=is_renewed,
    )


def _answers(row: BookingDraft, rates: Rates) -> Answers:
    """Open the answers; other rules than the price was made under were not accepted, whatever the last page says."""
    answers = msgspec.json.decode(row.answers, type=Answers)
    if row.last_page is None:
        return answers
    said = msgspec.structs.asdict(msgspec.json.decode(row.last_page, type=LastPage))
    if said["policy_version"] != rates.rules.version:
        said["policy_version"] = None
    return msgspec.structs.replace(answers, **said)


def put(row: BookingDraft, answers: Answers) -> None:
    """Put these answers in the place of all that the row has; its columns `ANSWERS` are to be saved."""
    row.answers, row.last_page = written(answers), None


def written(answers: LastPage) -> str:
    """Return the text in which answers are sealed."""
    return msgspec.json.encode(answers).decode()
