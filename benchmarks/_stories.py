"""The stories of which an invented installation is made: a customer books, pays, and the money is put towards it."""

import hashlib
import json
import random
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final, NamedTuple
from uuid import UUID

from portal import clock
from portal.demo import mails
from portal.domain import customers
from portal.domain.bookings.reference import make_reference
from portal.domain.matching.facts import payer_indexes
from portal.domain.matching.score import Received
from portal.domain.matching.tokens import VERSION, tokens_of
from tables.bookings import Booking
from tables.customers import Customer
from tables.events import Event
from tables.matching import PaymentDecision, PaymentNotification
from tables.payments import CateringPayment, Payment, Receipt
from tables.stations import Station
from tables.system import Mailbox, RawMail

LEDGER: Final = Path(__file__).parent.parent / "tests" / "data" / "ledger" / "bookings.jsonl"
ASIDE: Final = 0.2
"""How many of the mails are set aside: enough that the list fills a page however long a station has been at work."""
MAIL: Final = mails.chase(
    mails.DemoMail(payer="A Payer", amount="100.00", number="NUMBER", sent_at=clock.now(), memo="MEMO")
)

Rows = dict[type[Any], list[dict[str, Any]]]


class StoryStation(NamedTuple):
    """A station with what its rows need; `known` are customers who may come again, `references` are taken."""

    station: Station
    mailbox: Mailbox
    known: list[tuple[UUID, str]]
    references: set[str]


class People:
    """Names without end, as frequent as those of the labeled ledger."""

    def __init__(self, chance: random.Random) -> None:
        lines = LEDGER.read_bytes().splitlines()
        names = [json.loads(line)["customer_name"].partition(" ") for line in lines]
        self._chance = chance
        self._given = [given for given, _, surname in names if len(surname) > 2 and given.isalpha()]
        self._surnames = [surname for _, _, surname in names if len(surname) > 2]
        self._number = 0

    def next(self) -> tuple[str, str, str]:
        """Return a name, an e-mail address and a telephone number."""
        self._number += 1
        given, surname = self._chance.choice(self._given), self._chance.choice(self._surnames)
        address = f"{customers.fold(given)}.{self._number}@example.com"
        return f"{given} {surname}", address, f"+1916{self._number:07d}"


class Story:
    """A party from the booking to the money, as rows."""

    def __init__(
        self, chance: random.Random, place: StoryStation, person: tuple[str, str, str], made: datetime
    ) -> None:
        self.chance, self.place, self.person, self.made = chance, place, person, made
        self.business, self.station = place.station.business, place.station.id

    def tell(self, rows: Rows) -> None:
        """Add the rows."""
        customer, name = self._customer(rows)
        booking = self._booking(rows, customer, name)
        if booking["paid_cents"]:
            self._payment(rows, booking, name)

    def _customer(self, rows: Rows) -> tuple[UUID, str]:
        if self.place.known and self.chance.random() < 1 / 6:
            return self.chance.choice(self.place.known)
        name, email, phone = self.person
        row_id = self._id()
        self._add(
            rows,
            Customer,
            id=row_id,
            station=self.station,
            name=Customer.name.seal(name, row_id),
            email=Customer.email.seal(email, row_id),
            phone=Customer.phone.seal(phone, row_id),
            email_index=customers.email_index(self.business, email),
            phone_index=customers.phone_index(self.business, phone),
            name_tokens=customers.name_tokens(self.business, name),
        )
        self.place.known.append((row_id, name))
        return row_id, name

    def _booking(self, rows: Rows, customer: UUID, name: str) -> dict[str, Any]:
        chance, row_id = self.chance, self._id()
        starts_at = (self.made + timedelta(days=chance.randint(5, 75))).replace(hour=20, minute=0)
        total = chance.randrange(400_00, 2_500_00, 5_00)
        reference = self._reference()
        is_over = starts_at < clock.now()
        paid = total if is_over else 100_00 if chance.random() < 0.7 else 0
        return self._add(
            rows,
            Booking,
            id=row_id,
            station=self.station,
            customer=customer,
            customer_name=Booking.customer_name.seal(name, row_id),
            match_tokens=tokens_of(self.business, reference=reference, customer_name=name),
            match_version=VERSION,
            reference=reference,
            state="completed" if is_over else "confirmed" if paid else "pending_deposit",
            payment_state="paid" if is_over else "deposit_paid" if paid else "unpaid",
            event_date=starts_at.date(),
            starts_at=starts_at,
            guests=chance.randint(8, 40),
            city=chance.choice(("Sacramento", "Davis", "Stockton", "Lodi", "Rocklin")),
            deposit_cents=100_00,
            total_cents=total,
            paid_cents=paid,
        )

    def _reference(self) -> str:
        while (reference := make_reference()) in self.place.references:
            pass
        self.place.references.add(reference)
        return reference

    def _payment(self, rows: Rows, booking: dict[str, Any], name: str) -> None:
        """Tell the mail, the money, the decision and what the booking was given; some are set aside."""
        cents, sent_at = booking["paid_cents"], min(self.made + timedelta(hours=3), clock.now())
        said = Received(payer_name=name, amount_cents=cents, sent_at=sent_at)
        shared = {"business": self.business, "stations": [self.station]}
        number = f"{self.chance.randrange(10**14):014d}"
        is_aside = self.chance.random() < ASIDE
        payer_index = next(iter(payer_indexes(self.business, said)))
        mail = self._mail(rows, shared, number=number, memo=booking["reference"], received_at=sent_at)
        notification = self._id()
        self._add(
            rows,
            PaymentNotification,
            **shared,
            id=notification,
            mail=mail["id"],
            state="set_aside" if is_aside else "matched",
            provider="zelle",
            sender="chase",
            kind="incoming_payment",
            amount_cents=cents,
            currency="USD",
            payer_name=PaymentNotification.payer_name.seal(name, notification),
            payer_index=payer_index,
            memo=PaymentNotification.memo.seal(booking["reference"], notification),
            transaction_id=number,
            sent_at=sent_at,
            is_trusted=True,
            is_sure=True,
        )
        received = self._id()
        self._add(
            rows,
            CateringPayment,
            **shared,
            id=received,
            notification=notification,
            station=self.station,
            provider="zelle",
            transaction_id=number,
            gross_cents=cents,
            net_cents=cents,
            allocated_cents=0 if is_aside else cents,
            received_at=sent_at,
            payer_name=CateringPayment.payer_name.seal(name, received),
            payer_index=payer_index,
            payer_tokens=customers.name_tokens(self.business, name),
        )
        decision = self._id()
        self._add(
            rows,
            PaymentDecision,
            **shared,
            id=decision,
            notification=notification,
            kind="dismiss" if is_aside else "match",
            is_automatic=not is_aside,
            bookings=json.dumps([str(booking["id"])]),
            summary=PaymentDecision.summary.seal(f"${cents // 100} to {name}, {booking['reference']}", decision),
        )
        if not is_aside:
            self._gift(rows, booking, received=received, decision=decision, at=sent_at)

    def _mail(
        self, rows: Rows, shared: dict[str, Any], *, number: str, memo: str, received_at: datetime
    ) -> dict[str, Any]:
        row_id = self._id()
        raw = MAIL.replace(b"NUMBER", number.encode()).replace(b"MEMO", memo.encode())
        return self._add(
            rows,
            RawMail,
            **shared,
            id=row_id,
            mailbox=self.place.mailbox.id,
            uid=row_id.int % 2**40,
            uid_validity=1,
            digest=hashlib.sha256(raw).digest(),
            size_bytes=len(raw),
            content=RawMail.content.seal(raw.decode("latin-1"), row_id),
            received_at=received_at,
        )

    def _gift(self, rows: Rows, booking: dict[str, Any], *, received: UUID, decision: UUID, at: datetime) -> None:
        """Put the money towards the booking, with a receipt and a line of its time line."""
        cents = booking["paid_cents"]
        entry = {"station": self.station, "received": received, "booking": booking["id"], "decision": decision}
        self._add(rows, Payment, **entry, id=self._id(), kind="booking", amount_cents=cents)
        self._add(rows, Receipt, **entry, id=self._id(), amount_cents=cents, state="sent", sent_at=at)
        self._add(
            rows,
            Event,
            id=self._id(),
            station=self.station,
            event=self._id(),
            subject="booking",
            subject_id=booking["id"],
            name="bookings.booking.paid",
            facts=json.dumps({"amount_cents": cents, "paid_cents": cents}),
            happened_at=at,
        )

    def _add(self, rows: Rows, table: type[Any], **values: Any) -> dict[str, Any]:  # noqa: ANN401 - what a column takes
        values["created_at"] = self.made
        rows[table].append(values)
        return values

    def _id(self) -> UUID:
        """Return a version 7 UUID of the story's time."""
        milliseconds = int(self.made.timestamp() * 1000)
        random_bits = self.chance.getrandbits(74)
        high, low = random_bits >> 62, random_bits & (2**62 - 1)
        return UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)
