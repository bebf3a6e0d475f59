"""Bookings: the list, a booking with its money, and a payment that its customer says was sent."""

from datetime import timedelta

from portal import clock
from portal.demo import Stage
from portal.domain import matching
from tables.bookings import Booking
from tables.matching import PaymentDeclaration
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import HTMX, Visitor


async def paid(a: Builder, stage: Stage, booking: Booking, amount: str, payer: str = "Dana Ortiz") -> None:
    """Let Maya put a payment towards a booking."""
    notification = await a.notification(payer, amount)
    maya = stage.users["maya"].id
    with scoped(stage.scope_of(stage.riverside, actor=f"user:{maya}")):
        await matching.confirm(notification.id, booking_id=booking.id, user_id=maya, revision=notification.revision)


async def test_the_list_shows_what_comes_by_its_date_with_what_is_due(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    await a.booking(customer="Late Lena", days=40, due_cents=900_00)
    await a.booking(customer="Early Edda", days=2, due_cents=800_00)
    await a.booking(customer="Gone Gina", days=-3)

    page = (await visitor.get("/riverside/bookings")).text

    assert page.index("Early Edda") < page.index("Late Lena")
    assert "$800.00" in page
    assert "Waiting for deposit" in page
    assert "Gone Gina" not in page


async def test_an_earlier_day_and_a_payment_state_narrow_the_list(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    await a.booking(customer="Gone Gina", days=-3)
    booking = await a.booking(customer="Paid Paula", due_cents=100_00)
    await paid(a, stage, booking, "100.00", "Paid Paula")
    long_ago = (clock.now() - timedelta(days=30)).date()

    past = (await visitor.get(f"/riverside/bookings?since={long_ago}")).text
    full = (await visitor.get("/riverside/bookings?money=paid")).text

    assert "Gone Gina" in past
    assert "Paid Paula" in full
    assert "Gone Gina" not in full


async def test_a_search_finds_by_reference_name_and_phone_and_htmx_gets_the_rows(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    customer = await a.customer("Ngozi Okonkwo", phone="916 555 0173")
    booking = await a.booking(customer=customer)

    for typed in (booking.reference, "okonkvo", "(916) 555-0173"):
        part = (await visitor.get("/riverside/bookings", params={"q": typed}, headers=HTMX)).text
        assert "Ngozi Okonkwo" in part, typed
        assert part.strip().startswith('<div id="bookings">')

    assert "No bookings found" in (await visitor.get("/riverside/bookings?q=nobody")).text


async def test_a_booking_shows_its_money_entry_by_entry(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    booking = await a.booking(due_cents=1_000_00)
    await paid(a, stage, booking, "100.00")

    page = (await visitor.get(f"/riverside/bookings/{booking.id}")).text

    assert "Confirmed" in page
    assert "Deposit paid" in page
    assert "Put towards it" in page
    assert "Balance due" in page
    assert "$900.00" in page
    assert "Zelle, DANA ORTIZ" in page


async def test_i_have_sent_it_is_noted_in_the_stations_time(a: Builder, stage: Stage, visitor: Visitor) -> None:
    sam = stage.users["sam"].id
    await visitor.logs_in(sam)
    booking = await a.booking()
    here = f"/riverside/bookings/{booking.id}"

    answer = await visitor.submits(
        f"{here}/declarations",
        page=here,
        method="zelle",
        payer_name="D & R Ortiz",
        amount_cents="$100",
        sent_at="2026-01-15T09:42",
    )

    assert (answer.status_code, answer.headers["location"]) == (303, here)
    with scoped(stage.scope):
        said = await PaymentDeclaration.objects().where(PaymentDeclaration.booking == booking.id).first()
    assert said is not None
    assert (said.payer_name, said.amount_cents, said.noted_by) == ("D & R Ortiz", 100_00, sam)
    assert said.sent_at.isoformat() == "2026-01-15T17:42:00+00:00"
    assert "Not here yet" in (await visitor.get(here)).text


async def test_what_is_wrong_with_it_stands_beside_its_field(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["sam"].id)
    booking = await a.booking()
    here = f"/riverside/bookings/{booking.id}"
    whole = {"method": "zelle", "payer_name": "Dana", "amount_cents": "100", "sent_at": "2026-01-15T09:42"}

    for wrong, sentence in (
        ({"method": "gold"}, "Choose how it was sent."),
        ({"amount_cents": "much"}, "Type an amount in dollars, like 12.50."),
        ({"sent_at": "today"}, "Type when it was sent, like 2026-06-13 09:42."),
        ({"sent_at": "2999-01-01T00:00"}, "That time lies ahead. When was it sent?"),
    ):
        answer = await visitor.submits(f"{here}/declarations", page=here, **{**whole, **wrong})

        assert answer.status_code == 422
        assert sentence in answer.text
        assert 'value="Dana"' in answer.text


async def test_another_station_finds_no_booking_there(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await a.booking()
    await visitor.logs_in(stage.users["theo"].id)

    assert (await visitor.get(f"/hilltop/bookings/{booking.id}")).status_code == 404
    answer = await visitor.submits(f"/hilltop/bookings/{booking.id}/declarations", page="/hilltop/account")
    assert answer.status_code == 404


async def test_pages_meet_without_a_gap(a: Builder, stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)
    customer = await a.customer()
    for number in range(51):
        await a.booking(customer=customer, days=1 + number % 3)

    first = (await visitor.get("/riverside/bookings")).text
    later = first.partition('<a class="button small" href="')[2].partition('"')[0].replace("&amp;", "&")
    second = (await visitor.get(later)).text

    assert first.count("data-row") == 50
    assert second.count("data-row") == 1
