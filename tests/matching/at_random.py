"""Bookings and payments at random: names, memos and amounts as people get them right and wrong."""

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

from portal import clock
from portal.domain import customers
from portal.domain.bookings import make_reference
from portal.domain.matching.facts import payer_indexes
from portal.domain.matching.score import Received
from tables.bookings import Booking, BookingState
from tables.customers import Customer
from tables.matching import PayerAlias, PaymentDeclaration, RefusedPair
from tables.scope import stations, the_business
from tables.stations import Station

GIVEN: Final = (
    *("Maria", "James", "Ana", "Luis", "Wei", "Priya", "Dana", "Tomas", "William", "Bill", "Katherine", "Kate", "Jo"),
    *("Dylan", "Grace", "Hope", "Jose", "Linda", "Robert", "Kofi", "Ingrid", "Yusuf", "Marguerite", "Bo"),
)
SURNAMES: Final = (
    *("Garcia", "Lopez", "Smith", "Nguyen", "Li", "Lee", "Ortiz", "Bhalla", "O'Neil", "Harris", "Park", "Beck"),
    *("Young", "Fischer", "Fischr", "Negrón", "Kim"),
    *(begin + end for begin in ("Hart", "Wester", "Oka", "Bren", "Silva") for end in ("man", "by", "nero", "field")),
    *(begin + end for begin in ("Mc", "Van", "De", "Stone", "Ash") for end in ("ridge", "dell", "wick", "lund", "ton")),
)
STRANGERS: Final = ("Zoltan Ferenczy", "Ngozi Okafor", "Sven Lindqvist", "Acme Catering LLC", "Venmo Cash", "J")
STATES: Final = (BookingState.PENDING_DEPOSIT, BookingState.CONFIRMED, BookingState.COMPLETED, BookingState.CANCELLED)


class Town:
    """Stations full of bookings, made by chance from a seed, and payments for some of them."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.bookings: list[Booking] = []
        self.customers: dict[Any, Customer] = {}

    async def fill(self, station: Station, *, bookings: int) -> None:
        """Let people book at a station; some come again, under other names, and some are merged into others."""
        with stations(station.id):
            people = [await self._customer() for _ in range(bookings * 2 // 3)]
            for _ in range(bookings):
                await self._booking(self.chance.choice(people), self.chance.choice(people))
            for booking in self.chance.sample(self.bookings, k=bookings // 20):
                if booking.station == station.id:
                    await self._learn(booking)

    def payment(self) -> Received:
        """Return what a mail may say: for one booking, for several, or for none."""
        chance = self.chance
        meant, other = chance.choice(self.bookings), chance.choice(self.bookings)
        sent_at = clock.now() - timedelta(minutes=chance.randrange(1, 3_200))
        is_plain = chance.random() < 0.4
        return Received(
            payer_name=meant.customer_name if is_plain else self._payer(meant, other),
            amount_cents=meant.total_cents - meant.paid_cents if is_plain else self._amount(meant, other),
            sent_at=sent_at,
            handle="" if is_plain else self._handle(meant),
            currency=chance.choices(("USD", "EUR"), (50, 1))[0],
            memo=chance.choice(("", meant.reference)) if is_plain else self._memo(meant, other, sent_at),
            provider=chance.choice(("zelle", "venmo")),
            trusted=chance.random() < 0.95,
            new=chance.random() < 0.95,
        )

    async def _customer(self) -> Customer:
        name = self._name()
        number = len(self.customers)
        email, phone = (
            f"p{number}@example.com",
            self.chance.choice((f"+1916555{number:04d}", f"+4420916555{number:04d}")),
        )
        customer = Customer(
            name=name,
            email=email,
            phone=phone,
            email_index=customers.email_index(the_business(), email),
            phone_index=customers.phone_index(the_business(), phone),
        )
        await customer.save()
        self.customers[customer.id] = customer
        return customer

    async def _booking(self, customer: Customer, other: Customer) -> None:
        chance = self.chance
        total, deposit = chance.randrange(300, 900) * 100, chance.choice((0, 100_00, 100_00, 100_00, 150_00))
        paid = chance.choice((0, 0, deposit, deposit, total, 55_55, total + 20_00))
        booking = Booking(
            customer=customer.id,
            contact=other.id if chance.random() < 0.1 else None,
            customer_name=self._name() if chance.random() < 0.1 else customer.name,
            reference=make_reference(chance.choices(("MH", "KT"), (9, 1))[0]),
            state=chance.choice(STATES),
            event_date=clock.now().date() + timedelta(days=chance.randrange(-40, 60)),
            starts_at=clock.now(),
            deposit_cents=deposit,
            total_cents=total,
            paid_cents=paid,
        )
        booking.created_at = clock.now() - timedelta(minutes=chance.randrange(1, 20_000))
        await booking.save()
        self.bookings.append(booking)

    async def _learn(self, booking: Booking) -> None:
        """Let somebody have paid for a customer before, another be told apart, and a third have sent something."""
        for table in (PayerAlias, RefusedPair):
            name = self.chance.choice((self._name(), *STRANGERS))
            said = Received(payer_name=name, amount_cents=1, sent_at=clock.now())
            facts: dict[str, Any] = {"payer_name": name} if table is PayerAlias else {}
            for index in payer_indexes(the_business(), said):
                await table(customer=booking.customer, payer_index=index, **facts).save()
        name = self._name()
        await PaymentDeclaration(
            booking=booking.id, method="zelle", payer_name=name, amount_cents=100_00, sent_at=clock.now()
        ).save()

    def _name(self) -> str:
        given, other, surname = self._pick(GIVEN), self._pick(GIVEN), self._pick(SURNAMES)
        return self.chance.choices(
            (
                f"{given} {surname}",
                f"{given} {surname} {self._pick(SURNAMES)}",
                f"{given} & {other} {surname}",
                f"{surname}, {given}",
                f"Dr. {given} {other[0]} {surname}",
                f"{surname} Catering LLC",
                given,
            ),
            (12, 2, 1, 1, 1, 1, 1),
        )[0]

    def _payer(self, meant: Booking, other: Booking) -> str:
        name, (given, *rest) = meant.customer_name, meant.customer_name.split()
        surname = rest[-1] if rest else given
        return self.chance.choice(
            (
                name,
                name,
                name.upper(),
                " ".join((*rest, given)),
                name.replace(" ", ""),
                self._mistyped(name),
                self._mistyped(name),
                f"{given[0]} {surname}",
                f"{given} {self._pick('ABCDE')} {surname}",
                f"{self._pick(GIVEN)} {surname}",
                f"{given} & {self._pick(GIVEN)} {surname}",
                other.customer_name,
                self._pick(STRANGERS),
                "",
            )
        )

    def _handle(self, meant: Booking) -> str:
        contact = self.customers[meant.contact or meant.customer]
        return self.chance.choices(
            ("", str(contact.email), str(contact.phone).removeprefix("+1"), "@somebody", "p1@example.com"),
            (20, 1, 1, 1, 1),
        )[0]

    def _amount(self, meant: Booking, other: Booking) -> int:
        owed = meant.total_cents - meant.paid_cents
        return max(
            0,
            self.chance.choice(
                (
                    meant.deposit_cents,
                    100_00,
                    owed,
                    meant.total_cents - meant.deposit_cents,
                    owed + 50_00,
                    round(owed * 1.029),
                    owed + other.total_cents - other.paid_cents,
                    self.chance.randrange(1, 2_000_00),
                )
            ),
        )

    def _memo(self, meant: Booking, other: Booking, sent_at: datetime) -> str:
        return " ".join(
            self.chance.choice(self._says(meant, other, sent_at))() for _ in range(self.chance.randrange(3))
        )

    def _says(self, meant: Booking, other: Booking, sent_at: datetime) -> tuple[Callable[[], str], ...]:
        contact = self.customers[meant.contact or meant.customer]
        reference, day = meant.reference, meant.event_date
        given = meant.customer_name.split()[0]
        return (
            lambda: reference,
            lambda: reference.lower().replace("-", " "),
            lambda: reference[3:],
            lambda: self._mistyped(reference),
            lambda: reference[:-1],
            lambda: f"{reference}X",
            lambda: f"{reference} and {other.reference}",
            make_reference,
            lambda: f"{day.month}/{day.day}",
            lambda: f"{day:%B} {day.day}",
            lambda: f"the {(sent_at + timedelta(days=9)).day}th",
            lambda: _iso(other.event_date),
            lambda: str(contact.email),
            lambda: str(contact.phone),
            lambda: f"for {meant.customer_name}",
            lambda: f"{given}'s birthday",
            lambda: f"{given} {self._pick(SURNAMES)[0]}",
            lambda: f"for {given} and {other.customer_name}",
            lambda: f"12 {self._pick(SURNAMES)} Ave, chef {self._pick(GIVEN)} {self._pick(SURNAMES)}",
            lambda: self._pick(("deposit", "balance", "hibachi party", "tip", "rent", "full payment", "thank you 🎉")),
        )

    def _mistyped(self, text: str) -> str:
        place = self.chance.randrange(len(text))
        letter = self._pick("ABCDEXYZ234")
        return self.chance.choice(
            (
                text[:place] + text[place + 1 :],
                text[:place] + letter + text[place + 1 :],
                text[:place] + letter + text[place:],
                text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :],
            )
        )

    def _pick(self, among: Any) -> str:
        return str(self.chance.choice(among))


def _iso(day: date) -> str:
    return day.isoformat()
