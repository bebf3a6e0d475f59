"""All money, one payment, and the list as a file."""

import csv
import io

import pytest

from piccolo_conf import DB
from portal import clock
from portal.demo import Stage
from portal.domain import matching
from portal.web.spreadsheet import BOM
from tables.access import AuditEntry
from tables.bookings import Booking
from tables.matching import PaymentNotification
from tables.payments import CateringPayment
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


async def money(stage: Stage, notification: PaymentNotification) -> CateringPayment:
    with scoped(stage.scope):
        received = await CateringPayment.objects().where(CateringPayment.notification == notification.id).first()
    assert received is not None
    return received


async def confirmed(stage: Stage, notification: PaymentNotification, booking: Booking) -> None:
    maya = stage.users["maya"].id
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{maya}")):
        await matching.confirm(notification.id, booking_id=booking.id, user_id=maya, revision=notification.revision)


async def test_the_list_says_who_paid_how_much_and_who_has_it(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", "100.00", style="venmo")
    await confirmed(stage, notification, booking)
    await a.notification("Bo Fitz", "40.00")

    page = await visitor.get("/riverside/payments")

    assert page.status_code == 200
    assert "Dana Ortiz" in page.text
    assert f"/riverside/bookings/{booking.id}" in page.text
    assert booking.reference in page.text
    assert "$2.00" in page.text  # what Venmo kept
    assert "BO FITZ" in page.text
    assert "Nobody yet" in page.text
    assert "This page, 2 payments" in page.text
    assert "$140.00" in page.text


async def test_a_filter_stands_in_the_address_and_narrows_the_list(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    booking = await a.booking()
    await confirmed(stage, await a.notification("Dana Ortiz", "100.00"), booking)
    await a.notification("Bo Fitz", "40.00", style="venmo")

    async def shown(query: str) -> tuple[bool, bool]:
        text = (await visitor.get(f"/riverside/payments?{query}")).text
        return "DANA ORTIZ" in text, "Bo Fitz" in text

    assert await shown("state=allocated") == (True, False)
    assert await shown("state=unallocated") == (False, True)
    assert await shown("provider=venmo") == (False, True)
    assert await shown("q=ortis") == (True, False)
    assert await shown("q=%2440.00") == (False, True)
    assert await shown(f"q={booking.reference.lower()}") == (True, False)
    assert await shown("until=2020-01-01") == (False, False)


async def test_a_date_that_is_none_says_so_beside_its_field(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    page = await visitor.get("/riverside/payments?since=yesterday")

    assert page.status_code == 422
    assert "Type a date, like 2026-06-27." in page.text
    assert 'value="yesterday"' in page.text


@pytest.mark.parametrize("field", ["since", "until"])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
async def test_a_day_of_another_age_says_so_beside_its_field(
    field: str, day: str, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)

    page = await visitor.get(f"/riverside/payments?{field}={day}")
    file = await visitor.get(f"/riverside/payments.csv?{field}={day}")

    assert (page.status_code, file.status_code) == (422, 422)
    assert "Check the year: that date is too far away." in page.text
    assert "Check the year: that date is too far away." in file.text
    assert f'value="{day}"' in page.text


async def test_htmx_is_sent_the_list_alone(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    await a.notification("Dana Ortiz", "100.00")

    part = await visitor.get("/riverside/payments?q=dana", headers=HTMX)

    assert part.text.strip().startswith('<div id="money">')
    assert "DANA ORTIZ" in part.text
    assert "<html" not in part.text


async def test_an_empty_list_says_what_the_page_is_for(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    assert "Everything that comes in by Zelle" in (await visitor.get("/riverside/payments")).text
    assert "No payments found" in (await visitor.get("/riverside/payments?q=nobody")).text


async def test_a_payment_is_shown_as_it_came_with_every_entry_and_decision(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    maya = stage.users["maya"].id
    await visitor.logs_in(maya)
    booking = await a.booking()
    notification = await a.notification("Dana Ortiz", "100.00", memo="see you soon", style="venmo")
    await confirmed(stage, notification, booking)
    received = await money(stage, notification)
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{maya}")):
        (decision,) = await matching.decisions_of(maya, since=notification.created_at)
        await matching.undo(decision.id, user_id=maya)

    page = await visitor.get(f"/riverside/payments/{received.id}")

    assert "see you soon" in page.text
    assert "put towards" in page.text
    assert "taken back from" in page.text
    assert "Maya Petrossian" in page.text
    assert "Undone:" in page.text
    assert f"/riverside/queue/{notification.id}" in page.text


@pytest.mark.parametrize("place", ["payments", "bookings", "customers"])
async def test_a_list_takes_three_statements_however_long_it_is(
    place: str, a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    for name in ("Dana Ortiz", "Bo Fitz", "Ruth Whitfield"):
        booking = await a.booking(customer=name)
        await confirmed(stage, await a.notification(name, "100.00"), booking)
    transaction = DB.current_transaction.get()
    assert transaction is not None
    said: list[str] = []
    await visitor.get(f"/riverside/{place}")  # the connection asks once what types the columns have

    with transaction.connection.query_logger(lambda record: said.append(record.query)):
        await visitor.get(f"/riverside/{place}")

    beside = [query for query in said if "identity." not in query]
    assert len(beside) <= 3, beside


async def test_another_station_finds_nothing_there(a: Builder, stage: Stage, visitor: Visitor) -> None:
    received = await money(stage, await a.notification("Dana Ortiz", "100.00"))
    await visitor.logs_in(stage.users["theo"].id)

    assert (await visitor.get(f"/hilltop/payments/{received.id}")).status_code == 404
    assert (await visitor.get("/riverside/payments")).status_code == 404
    assert "DANA" not in (await visitor.get("/hilltop/payments")).text


async def test_the_export_holds_what_the_filter_shows_and_is_written_down(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    olive = stage.users["olive"].id
    await visitor.logs_in(olive)
    booking = await a.booking()
    await confirmed(stage, await a.notification("Dana Ortiz", "100.00", style="venmo"), booking)
    await a.notification("Bo Fitz", "40.00")

    answer = await visitor.get("/riverside/payments.csv?provider=venmo")

    (line,) = csv.DictReader(io.StringIO(answer.text.removeprefix(BOM)))
    assert answer.headers["content-type"].startswith("text/csv")
    assert (line["Payer"], line["Gross"], line["Fee"], line["Net"]) == ("Dana Ortiz", "100.00", "2.00", "98.00")
    assert line["Given to"] == f"{booking.reference} 100.00"
    entry = await AuditEntry.objects().where(AuditEntry.action == "look at payments export").first()
    assert entry is not None
    assert entry.user == olive


async def test_a_payer_who_calls_himself_a_formula_stays_text_in_the_export(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    with scoped(stage.scope_of(stage.riverside)):
        await CateringPayment(
            stations=[stage.riverside.id],
            provider="venmo",
            gross_cents=1_00,
            net_cents=1_00,
            received_at=clock.now(),
            payer_name='=HYPERLINK("https://evil.example")',
        ).save()

    answer = await visitor.get("/riverside/payments.csv")

    (line,) = csv.DictReader(io.StringIO(answer.text.removeprefix(BOM)))
    assert line["Payer"] == '\'=HYPERLINK("https://evil.example")'


async def test_only_who_may_export_is_offered_it(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    assert (await visitor.get("/riverside/payments.csv")).status_code == 403
    assert "Export as CSV" not in (await visitor.get("/riverside/payments")).text
