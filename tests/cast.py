"""The company of the tests: the demo's people and stations, and a builder for the rest.

Maya manages Riverside, Sam serves there, Olive owns all of MyHibachi, Ines every business; Theo works at Hilltop and
must see nothing of Riverside; Dana is a customer. `await a.booking(due_cents=42_00)` builds what a test needs.
"""
# ruff: noqa: PLC0415 - pure tests must not load the tables

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

if TYPE_CHECKING:
    from portal.demo import Stage
    from tables.bookings import Booking
    from tables.catalog import Policy
    from tables.chefs import Chef
    from tables.customers import Customer
    from tables.matching import PaymentNotification
    from tables.stations import Station
    from tables.system import Mailbox, RawMail
    from tests.peers.recorded_rows import RecordedRows


class Builder:
    """Builds rows through the verbs, at Riverside unless told otherwise."""

    def __init__(self, stage: "Stage") -> None:
        self.stage = stage
        self._numbers = count(1)
        self._mailboxes: dict[Any, Mailbox] = {}

    async def customer(self, name: str = "Dana Ortiz", *, station: "Station | None" = None, **facts: Any) -> "Customer":
        """Build a customer."""
        from portal.domain import customers
        from tables.scope import scoped

        with scoped(self.stage.scope_of(station or self.stage.riverside)):
            return await customers.add(name=name, **facts)

    async def booking(
        self,
        *,
        customer: "Customer | str" = "Dana Ortiz",
        station: "Station | None" = None,
        due_cents: int = 1_000_00,
        deposit_cents: int = 100_00,
        days: int = 14,
        email: str | None = "dana@example.com",
    ) -> "Booking":
        """Build a booking that waits for its deposit."""
        from portal import clock
        from portal.domain import bookings
        from tables.scope import scoped

        where = station or self.stage.riverside
        if isinstance(customer, str):
            customer = await self.customer(customer, station=where, email=email)
        with scoped(self.stage.scope_of(where)):
            return await bookings.make(
                customer.id,
                starts_at=clock.now() + timedelta(days=days),
                guests=12,
                city="Sacramento",
                deposit_cents=deposit_cents,
                total_cents=due_cents,
            )

    def opening_at(self, *, days: int = 20, hour: int = 18, station: "Station | None" = None) -> datetime:
        """Return when the clock at a station shows this hour, so many days from today."""
        from portal import clock
        from portal.domain import chefs

        zone = ZoneInfo((station or self.stage.riverside).time_zone)
        return chefs.at_minute(clock.now().astimezone(zone).date() + timedelta(days=days), hour * 60, zone)

    async def book(
        self,
        *,
        days: int = 20,
        hour: int = 18,
        adults: int = 12,
        name: str = "Dana Ortiz",
        email: str | None = "dana@example.com",
        station: "Station | None" = None,
        **facts: Any,
    ) -> "Booking":
        """Book a party as a customer would; it needs a chef (`a.chef()`). Facts of a party, or arguments of `book`."""
        from portal.domain import bookings, quotes
        from tables.scope import scoped

        where = station or self.stage.riverside
        await self.catalog(where)
        party = {name: facts.pop(name) for name in list(facts) if name in quotes.Party.__struct_fields__}
        usual: dict[str, Any] = {
            "starts_at": self.opening_at(days=days, hour=hour, station=where),
            "guests": quotes.Guests(adults),
            "postal_code": where.postal_code,
            "city": "Sacramento",
            "address": "12 Elm St",
        }
        host = quotes.Host(name=name, email=email, phone=facts.pop("phone", None))
        with scoped(self.stage.scope_of(where)):
            return await bookings.book(quotes.Party(**usual | party), host, **facts)

    async def chef(self, name: str = "Kenji Watanabe", *, station: "Station | None" = None, **facts: Any) -> "Chef":
        """Build a chef who works every day from ten in the morning until one at night, unless told `hours`."""
        from portal.domain import chefs
        from portal.domain.chefs import ChefDetails, WeekHours
        from tables.scope import scoped

        hours = facts.pop("hours", [WeekHours(day, 10 * 60, 25 * 60) for day in range(7)])
        with scoped(self.stage.scope_of(station or self.stage.riverside)):
            return await chefs.hire(ChefDetails(name=name, **facts), hours=hours)

    async def mailbox(self, *stations: "Station") -> "Mailbox":
        """Build the local mailbox of some stations (Riverside's, where none is named), once."""
        from portal.demo.mails import RECEIVER
        from portal.domain import system
        from tables.scope import Scope, scoped
        from tables.system import MailboxAuth

        served = stations or (self.stage.riverside,)
        key = tuple(station.id for station in served)
        if key not in self._mailboxes:
            address = f"pay-{'-'.join(station.slug for station in served)}@demo.example.com"
            details = system.MailboxDetails(address=address, auth=MailboxAuth.LOCAL, receiver=RECEIVER)
            with scoped(Scope(served[0].business, frozenset(key))):
                self._mailboxes[key] = await system.open_mailbox(details, stations=key)
        return self._mailboxes[key]

    async def mail(self, raw: bytes, *, mailbox: "Mailbox | None" = None) -> "RawMail":
        """Keep a mail as if it had just been collected."""
        from portal import clock
        from portal.domain import system
        from portal.integrations.ports import InboundMail
        from tables.scope import Scope, scoped

        mailbox = mailbox or await self.mailbox()
        inbound = InboundMail(
            uid_validity=1, uid=next(self._numbers), raw=raw, size_bytes=len(raw), received_at=clock.now()
        )
        with scoped(Scope(mailbox.business, frozenset(mailbox.stations))):
            kept = await system.store_mail(mailbox.id, inbound)
        assert kept is not None, "this text was kept before"
        return kept

    def notice(self, payer: str = "Dana Ortiz", amount: str = "100.00", memo: str = "", **facts: Any) -> Any:
        """Build what a payment mail says, sent ten minutes ago."""
        from portal.demo.mails import DemoMail

        sent_at: datetime = facts.pop("sent_at", None) or _minutes_ago(10)
        number = facts.pop("number", None) or f"77{next(self._numbers):09d}"
        return DemoMail(payer=payer, amount=amount, memo=memo, number=number, sent_at=sent_at, **facts)

    async def notification(
        self,
        payer: str = "Dana Ortiz",
        amount: str = "100.00",
        memo: str = "",
        *,
        style: str = "chase",
        mailbox: "Mailbox | None" = None,
        **facts: Any,
    ) -> "PaymentNotification":
        """Build a payment notification from a mail that is kept, read and matched."""
        from portal.demo.play import WRITERS
        from portal.domain import matching
        from tables.scope import Scope, scoped

        box = mailbox or await self.mailbox()
        mail = await self.mail(WRITERS[style](self.notice(payer, amount, memo, **facts)), mailbox=box)
        with scoped(Scope(box.business, frozenset(box.stations))):
            return await matching.receive(mail.id)

    async def catalog(self, station: "Station | None" = None, **facts: Any) -> "Policy":
        """Open a station: the demo's menu, prices, rules and times."""
        from portal.domain import catalog
        from tables.scope import scoped

        where = station or self.stage.riverside
        with scoped(self.stage.scope_of(where)):
            return await catalog.begin_with_defaults(where.id, **facts)

    async def automatic(self, station: "Station | None" = None, *providers: str) -> None:
        """Switch sources to automatic: they are in shadow mode otherwise."""
        from portal.domain import matching
        from tables.matching import MatchingMode
        from tables.scope import scoped

        where = station or self.stage.riverside
        with scoped(self.stage.scope_of(where)):
            for provider in providers or ("zelle", "venmo"):
                await matching.switch_mode(where.id, provider, MatchingMode.AUTOMATIC, reason="For a test.")


async def revision_of(booking_id: UUID) -> int:
    """Return which state of a booking a page would show that is opened now."""
    from tables.bookings import Booking

    return (await Booking.one(booking_id)).revision


def _minutes_ago(minutes: int) -> datetime:
    from portal import clock

    return (clock.now() - timedelta(minutes=minutes)).replace(microsecond=0)


@pytest.fixture(scope="session")
async def recorded_stage(pool: list[str]) -> "RecordedRows[Stage]":
    """Make the businesses, stations and people once: that takes longer than most tests."""
    from portal.demo import set_stage
    from tests.peers.recorded_rows import record

    return await record(set_stage, keep=pool)


@pytest.fixture
async def stage(recorded_stage: "RecordedRows[Stage]", database: None) -> "Stage":
    """Set the stage: the businesses, stations and people."""
    return await recorded_stage.bring_back()


@pytest.fixture
def a(stage: "Stage") -> Builder:
    """Lend the builder."""
    return Builder(stage)


@pytest.fixture
def riverside(stage: "Stage") -> "Iterator[Station]":
    """Riverside, in scope, with Maya acting."""
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside, actor=f"user:{stage.users['maya'].id}")):
        yield stage.riverside
