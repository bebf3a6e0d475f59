"""The fence, over every route: with another station's ids in the address, nothing is shown and nothing changes."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import pytest

from tests.cast import Builder

if TYPE_CHECKING:
    from portal.demo import Stage
    from tests.web.visitor import Visitor

PARAMETER: Final = re.compile(r"\{(\w+):(\w+)\}")
SECRETS: Final = ("Zebedee", "Quillfeather", "zebedee@example.com", "555-0142", "Ptarmigan")
OTHERS: Final = {
    "kind": "included",
    "provider": "zelle",
    "mode": "automatic",
    "slug": "hilltop",
    "list_name": "bookings",
    "month": "2026-06",
    "day": "2026-06-27",
}
BUSINESS_WIDE: Final = ("/hilltop/fees/",)
"""Rows of a whole business, which are no secret at its stations, and not to be changed from one of them."""
COUNTED: Final = (
    "payments",
    "catering_payments",
    "payment_decisions",
    "payer_aliases",
    "payment_declarations",
    "manual_entries",
    "tasks",
    "grants",
    "permission_overrides",
    "chefs",
    "availability_calendars",
    "chef_hours",
    "mail_recipients",
    "lead_contacts",
)


async def _batch(a: Builder, stage: "Stage") -> UUID:
    """Decide about a payment of Riverside's together with none."""
    from portal.domain import matching
    from tables.scope import scoped

    spam = await a.notification("Ptarmigan Quillfeather", "78.00")
    with scoped(stage.scope_of(stage.riverside)):
        seen = [matching.SeenPayment(spam.id, spam.revision)]
        (aside,) = await matching.dismiss_together(seen, user_id=stage.users["maya"].id)
    assert aside.batch is not None
    return aside.batch


async def _view(stage: "Stage") -> UUID:
    """Save a view at Riverside, of somebody who may not look there any more."""
    from portal.domain import access
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        return await access.save_view(stage.users["theo"].id, list_name="bookings", name="Zebedee’s", query="q=Zebedee")


async def _taught(stage: "Stage", *, mail: UUID) -> UUID:
    """Return a bank that staff have taught us to read."""
    from tables.system import TaughtSender, TaughtState, TaughtTemplate

    taught = TaughtSender(address="a@bank.example", name="Zebedee’s bank", state=TaughtState.TRUSTED, version=1)
    await taught.save()
    lesson = TaughtTemplate(taught_sender=taught.id, version=1, entry="{}", mail=mail, taught_by=stage.users["maya"].id)
    await lesson.save()
    return taught.id


@pytest.fixture
async def rows(a: Builder, stage: "Stage") -> dict[str, UUID]:
    """Fill Riverside: one row for every kind of id that stands in an address."""
    from portal import clock
    from portal.domain import (
        catalog,
        chefs,
        customer_merges,
        customers,
        feeds,
        leads,
        matching,
        payments,
        qr,
        schedule,
        system,
        tasks,
    )
    from portal.domain.access.sessions import open_session, token_hash
    from tables.access import Session
    from tables.mailings import LetterCopy
    from tables.matching import PayerAlias, RefusedPair
    from tables.payments import CateringPayment
    from tables.qr import QRKind
    from tables.scope import ALL_STATIONS, scoped

    chef = await a.chef("Quillfeather Cook")
    booking = await a.booking(customer="Zebedee Quillfeather", email="zebedee@example.com")
    waiting = await a.notification("Ptarmigan Quillfeather", "77.00")
    decided = await a.notification("Ptarmigan Smith", memo="for Zebedee Quillfeather")
    batch = await _batch(a, stage)
    mailbox = await a.mailbox()
    with scoped(stage.scope_of(stage.riverside)):
        task = await tasks.add(booking.id, "Call Zebedee Quillfeather")
        decision = await matching.confirm(
            decided.id, booking_id=booking.id, user_id=stage.users["maya"].id, revision=decided.revision
        )
        fee = await payments.set_fee("paypal", since_date=clock.now().date(), percent_basis_points=199, fixed_cents=9)
        entry = await payments.record_by_hand(booking.id, method="cash", amount_cents=5_00)
        alias = await PayerAlias.objects().first()
        now = clock.now()
        time_off = await chefs.take_off(chef.id, starts_at=now, ends_at=now + timedelta(days=2))
        pair = RefusedPair(customer=booking.customer, payer_index=b"p" * 16)
        await pair.save()
        received = await CateringPayment.objects().first()
        twin = await customers.add(name="Zebedee Quillfeather")
        merged = await customer_merges.merge(booking.customer, twin.id, user_id=stage.users["maya"].id)
        feed, _ = await feeds.create(label="Zebedee’s phone")
        blocked = await schedule.block(booking.event_date, reason="A secret")
        recipient = await system.add_recipient(mailbox.id, value="zebedee@example.com", user_id=stage.users["olive"].id)
        lead = await leads.capture(leads.Enquiry(name="Zebedee Quillfeather", email="zebedee@example.com", guests=90))
        taught = await _taught(stage, mail=waiting.mail)
        letter = LetterCopy(booking=booking.id, letter=booking.id, message="{}")
        await letter.save()
        code = await qr.make(QRKind.CAMPAIGN, label="Zebedee’s flyer", target="/riverside/book")
    with scoped(ALL_STATIONS):
        failure = await system.fail_job(
            "matching.receive",
            event_id=None,
            business=stage.business.id,
            stations=[stage.riverside.id],
            facts={},
            attempts=6,
            error=ValueError(),
        )
        await a.catalog()
        products = await catalog.products()
        settings = {
            "product_id": products[-1].id,
            "tier_id": (await catalog.tiers())[0].id,
            "offer_id": (await catalog.offers())[0].id,
            "upsell_id": (await catalog.suggestions())[0].id,
            "slot_id": (await catalog.slots())[0].id,
        }
    opened = await open_session(stage.users["sam"].id, stay=False)
    session = await Session.objects().where(Session.token_hash == token_hash(opened.token)).first()
    assert alias is not None
    assert received is not None
    assert session is not None
    return {
        "booking_id": booking.id,
        "copy_id": letter.id,
        "lead_id": lead.id,
        "task_id": task.id,
        "entry_id": entry.id,
        "fee_id": fee.id,
        "customer_id": booking.customer,
        "notification_id": waiting.id,
        "decision_id": decision.id,
        "batch_id": batch,
        "view_id": await _view(stage),
        "received_id": received.id,
        "mailbox_id": mailbox.id,
        "recipient_id": recipient.id,
        "taught_id": taught,
        "chef_id": chef.id,
        "time_id": time_off.id,
        "alias_id": alias.id,
        "pair_id": pair.id,
        "failure_id": failure.id,
        "blocked_id": blocked.id,
        "code_id": code.id,
        "merge_id": merged.id,
        "feed_id": feed.id,
        "station_id": stage.riverside.id,
        "user_id": stage.users["sam"].id,
        "session_id": session.id,
        **settings,
    }


def _addresses(visitor: "Visitor", rows: dict[str, UUID]) -> list[tuple[str, str, bool]]:
    """Return method and address of every staff page, and whether one of Riverside's ids stands in it."""
    from portal.web.permissions import staff_handlers

    def fill(found: re.Match[str]) -> str:
        name, kind = found[1], found[2]
        assert kind != "uuid" or name in rows, f"Say in this test which of Riverside's rows {name} is."
        return str(rows[name]) if kind == "uuid" else OTHERS[name]

    return [(method, PARAMETER.sub(fill, path), ":uuid}" in path) for path, method, _ in staff_handlers(visitor.app)]


async def test_no_page_shows_another_stations_rows(stage: "Stage", visitor: "Visitor", rows: dict[str, UUID]) -> None:
    await visitor.logs_in(await _boss_of_hilltop(stage))

    for method, address, names_a_row in _addresses(visitor, rows):
        if method != "GET" or address.endswith("/live"):
            continue
        answer = await visitor.get(address, params={"q": "Zebed", "search": "Quillf"})  # a page may show what was typed
        assert not [secret for secret in SECRETS if secret in answer.text], address
        assert answer.status_code == (404 if names_a_row else answer.status_code), address


async def test_no_form_changes_another_stations_rows(stage: "Stage", visitor: "Visitor", rows: dict[str, UUID]) -> None:
    await visitor.logs_in(await _boss_of_hilltop(stage))
    before = await _state()
    fields: dict[str, Any] = {
        "booking": str(rows["booking_id"]),
        "payment": str(rows["received_id"]),
        "revision": "0",
        "amount": "77.00",
        "method": "zelle",
        "payer_name": "Spy",
        "amount_cents": "77.00",
        "sent_at": "2026-01-01T10:00",
        "name": "Spy",
        "value": "@Spy",
        "first": "2099-01-01",
        "day": "2099-01-01",
        "begins": "10:00",
        "ends": "12:00",
        "role": "CUSTOMER_SUPPORT",
        "where": str(stage.hilltop.id),
        f"SEE_BOOKINGS.{stage.hilltop.id}": "denied",
    }

    for method, address, names_a_row in _addresses(visitor, rows):
        if method != "GET" and names_a_row:
            answer = await visitor.submits(address, page="/hilltop/account", **fields)
            refused = 403 if address.startswith(BUSINESS_WIDE) else 404
            assert answer.status_code == refused, (address, answer.status_code, answer.text[:300])

    assert await _state() == before


async def _boss_of_hilltop(stage: "Stage") -> UUID:
    """Return somebody who may do everything at Hilltop, and nothing at Riverside."""
    from portal.domain import access
    from portal.domain.access import RoleName
    from tables.scope import scoped

    theo = stage.users["theo"].id
    with scoped(stage.scope_of(stage.hilltop)):
        await access.grant(theo, RoleName.ADMIN, station=stage.hilltop.id)
    return theo


async def _state() -> list[Any]:
    """Return everything that a form could have changed."""
    from tables.access import Session, User
    from tables.bookings import Booking
    from tables.chefs import AvailabilityCalendar, Chef
    from tables.matching import PaymentNotification
    from tables.piccolo_app import APP_CONFIG
    from tables.scope import ALL_STATIONS, scoped
    from tables.system import JobFailure, Mailbox, TaughtSender

    by_name = {table._meta.tablename: table for table in APP_CONFIG.table_classes}
    with scoped(ALL_STATIONS):
        return [
            await Booking.select(Booking.id, Booking.paid_cents, Booking.updated_at).order_by(Booking.id),
            await PaymentNotification.select(PaymentNotification.id, PaymentNotification.revision),
            await Mailbox.select(Mailbox.id, Mailbox.is_on, Mailbox.updated_at),
            await JobFailure.select(JobFailure.state),
            await TaughtSender.select(TaughtSender.state, TaughtSender.version),
            await Chef.select(Chef.id, Chef.updated_at).order_by(Chef.id),
            await AvailabilityCalendar.select(AvailabilityCalendar.id),
            [await by_name[name].count() for name in COUNTED],
            await Session.count(),
            await User.select(User.id, User.is_active).order_by(User.id),
        ]
