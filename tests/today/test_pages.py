"""Today: what the page shows of the database, and to whom."""

from datetime import timedelta

from portal.demo import Stage
from tables.bookings import Booking, BookingState, CateringBooking
from tables.chefs import Chef
from tables.inbox import MessageThread
from tables.schedule import ChefAssignment
from tables.scope import scoped
from tables.tasks import Task, TaskKind
from tests.cast import Builder
from tests.today.noon import NOON, at_noon, begins
from tests.web.visitor import HTMX, Visitor

__all__ = ["at_noon"]


async def cooks(stage: Stage, chef: Chef, booking: Booking) -> None:
    """Keep a chef free for a party of the afternoon."""
    with scoped(stage.scope_of(stage.riverside)):
        party = await Booking.one(booking.id)
        await ChefAssignment(
            booking=party.id,
            chef=chef.id,
            event_date=party.event_date,
            starts_at=party.starts_at - timedelta(minutes=30),
            ends_at=party.starts_at + timedelta(hours=2),
        ).save()


async def test_an_empty_day_says_what_will_stand_there(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get("/riverside/today")).text

    assert "Saturday, June 13" in page
    assert "No parties today" in page
    assert "You’re all caught up" in page


async def test_todays_parties_stand_in_order_with_their_chef_and_what_is_owed(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    evening, lunch = await a.booking(customer="Evening Edda"), await a.booking(customer="Lunch Lena")
    await begins(stage, evening, hours=6, state=BookingState.CONFIRMED, paid_cents=100_00)
    await begins(stage, lunch, hours=1, state=BookingState.CONFIRMED, paid_cents=1_000_00)
    await begins(stage, await a.booking(customer="Tomorrow Tom"), hours=30)
    await cooks(stage, await a.chef("Kenji Watanabe"), evening)
    with scoped(stage.scope_of(stage.riverside)):
        await CateringBooking(booking=evening.id, allergies="2 × shellfish").save()
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get("/riverside/today")).text

    assert page.index("Lunch Lena") < page.index("Evening Edda")
    assert "Kenji Watanabe" in page
    assert "$900.00 owed" in page
    assert "Allergies: 2 × shellfish" in page
    assert "6:00 PM" in page
    assert "Tomorrow Tom" not in page.partition('id="needs"')[0].partition('id="risk"')[0]


async def test_what_comes_first_says_why_and_n_opens_it(a: Builder, stage: Stage, visitor: Visitor) -> None:
    party = await a.booking(customer="Chefless Charlie")
    await begins(stage, party, hours=6, state=BookingState.CONFIRMED, paid_cents=1_000_00)
    with scoped(stage.scope_of(stage.riverside)):
        await Task(booking=party.id, kind=TaskKind.CALL, words="Ask about the stairs").save()
    await visitor.logs_in(stage.users["maya"].id)

    needs = (await visitor.get("/riverside/today")).text.partition('id="needs"')[2]

    assert "First, because the party begins in 6 h, and finding somebody can take days." in needs
    assert f'<a class="button primary" href="/riverside/bookings/{party.id}#chefs"' in needs
    assert needs.count('data-key="n"') == 1
    assert needs.index("Chefless Charlie") < needs.index("Ask about the stairs")


async def test_money_at_risk_holds_refunds_and_questions_are_listed(a: Builder, stage: Stage, visitor: Visitor) -> None:
    hold = await a.booking(customer="Holding Hannah")
    await begins(stage, hold, hours=400, hold_until_at=NOON + timedelta(hours=2))
    stray = await a.booking(customer="Stray Stella")
    await begins(stage, stray, hours=300, state=BookingState.EXPIRED, paid_cents=50_00)
    with scoped(stage.scope_of(stage.riverside)):
        await Task(booking=hold.id, kind=TaskKind.REFUND, words="Canceled", amount_cents=77_00).save()
        await MessageThread(
            customer=hold.customer,
            customer_name="Asking Anna",
            booking=hold.id,
            last_message_at=NOON - timedelta(hours=1),
            unread=1,
        ).save()
    await visitor.logs_in(stage.users["sam"].id)

    page = (await visitor.get("/riverside/today")).text
    risk = page.partition('id="risk"')[2].partition("</section>")[0]

    assert "Hold expiring" in risk
    assert "Paid, but not on hold" in risk
    assert "$77.00" in risk
    assert "Answer Asking Anna" in page
    assert "they have waited 1 h" in page.lower()


async def test_a_payment_that_waits_takes_the_place_of_its_hold(a: Builder, stage: Stage, visitor: Visitor) -> None:
    booking = await a.booking(customer="Dana Ortiz")
    await begins(stage, booking, hours=400, hold_until_at=NOON + timedelta(hours=2))
    await a.notification("Dana Ortiz", "100.00", sent_at=NOON - timedelta(minutes=5))
    await visitor.logs_in(stage.users["maya"].id)

    page = (await visitor.get("/riverside/today")).text

    assert "that may be Dana Ortiz’s" in page
    assert "Dana Ortiz’s hold ends" not in page


async def test_htmx_gets_the_day_alone(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    part = (await visitor.get("/riverside/today", headers=HTMX)).text

    assert part.strip().startswith('<div class="today" id="day" data-live="bookings queue"')


async def test_all_stations_have_a_day_together_and_others_see_nothing(
    a: Builder, stage: Stage, visitor: Visitor
) -> None:
    await begins(stage, await a.booking(customer="Riverside Rita"), hours=6)
    await visitor.logs_in(stage.users["olive"].id)
    everywhere = (await visitor.get("/all/today")).text
    await visitor.logs_in(stage.users["theo"].id)
    elsewhere = (await visitor.get("/hilltop/today")).text

    assert "Riverside Rita" in everywhere
    assert "Riverside · Sacramento" in everywhere
    assert "Riverside Rita" not in elsewhere


async def test_a_station_begins_with_today(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["maya"].id)

    assert (await visitor.get("/")).headers["location"] == "/riverside/today"
