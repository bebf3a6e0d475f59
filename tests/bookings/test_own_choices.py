"""What a customer decides by themselves: their lost link, too much money, a hold that ran out, how they are reached."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.bookings.own_page import link, pay, sent
from tests.cast import Builder, revision_of
from tests.journeys.work import integrations_in, work_off

if TYPE_CHECKING:
    from portal.demo import Stage
    from tables.bookings import Booking
    from tests.web.visitor import Visitor


@pytest.fixture
async def booked(a: Builder) -> "Booking":
    """Let Dana book a party of twelve, three weeks ahead."""
    await a.chef()
    return await a.book()


async def mails(tmp_path: Path, address: str = "dana@example.com") -> list[Any]:
    """Run what is to be run; return what was mailed to an address."""
    integrations = integrations_in(tmp_path)
    await work_off(integrations)
    sent: list[Any] = integrations.email.sent()  # type: ignore[attr-defined]
    return [mail for mail in reversed(sent) if address in str(mail["To"])]  # the oldest first


def words(mail: Any) -> str:
    return str(mail.get_body(("plain",)).get_content())


async def now(stage: "Stage", booking: "Booking") -> "Booking":
    from tables.bookings import Booking
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        return await Booking.one(booking.id)


async def tasks(stage: "Stage") -> list[tuple[str, int]]:
    from tables.scope import scoped
    from tables.tasks import Task

    with scoped(stage.scope_of(stage.riverside)):
        return [(row["words"], row["amount_cents"]) for row in await Task.select(Task.words, Task.amount_cents)]


async def test_a_renewed_link_is_mailed(booked: "Booking", stage: "Stage", tmp_path: Path) -> None:
    from portal.domain import bookings
    from tables.scope import scoped

    before = len(await mails(tmp_path))
    with scoped(stage.scope_of(stage.riverside)):
        await bookings.renew_link(booked.id)

    newest = (await mails(tmp_path))[before:]

    assert [link(booked, version=2) in words(mail) for mail in newest] == [True]


async def test_a_dead_link_offers_to_mail_the_right_one(
    booked: "Booking", stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    before = len(await mails(tmp_path))
    lost = await visitor.get("/b/cut-off")
    known = await visitor.submits("/my-link", email="Dana@Example.com")
    unknown = await visitor.submits("/my-link", email="nobody@example.com")

    assert "Send me my link" in lost.text
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert TOKENS.sub("", known.text) == TOKENS.sub("", unknown.text)
    found = (await mails(tmp_path))[before:]
    assert [link(booked) in words(mail) for mail in found] == [True]
    assert not await mails(tmp_path, "nobody@example.com")


TOKENS = re.compile(r'value="[^"]*"|<small class="code">.*?</small>')


async def test_a_link_is_not_mailed_more_than_a_few_times_an_hour(
    booked: "Booking", stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    before = len(await mails(tmp_path))
    for _ in range(5):
        await visitor.submits("/my-link", email="dana@example.com")

    assert len(await mails(tmp_path)) - before == 3


async def test_what_was_paid_too_much_is_the_customers_choice(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    await pay(a, booked, f"{(booked.total_cents + 50_00) / 100:.2f}", stage)
    page = await visitor.get(link(booked))

    answer = await visitor.submits(f"{link(booked)}/surplus", page=link(booked), wish="gratuity", seen_cents="5000")
    after = await visitor.get(link(booked))

    assert "$50.00 too much" in page.text
    assert answer.status_code == 303
    assert "You’re giving it to your chef." in after.text
    assert [amount for words, amount in await tasks(stage) if "gives what they paid too much to the chef" in words] == [
        50_00
    ]


async def test_another_sum_than_was_seen_is_shown_first(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    await pay(a, booked, f"{(booked.total_cents + 50_00) / 100:.2f}", stage)

    answer = await visitor.submits(f"{link(booked)}/surplus", page=link(booked), wish="back", seen_cents="4000")

    assert answer.status_code == 422
    assert "It is $50.00 by now" in answer.text
    assert (await now(stage, booked)).surplus_wish is None


async def test_a_hold_that_ran_out_is_taken_again_with_one_tap(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal import clock
    from portal.domain import availability, bookings
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.expire(booked.id)
    page = await visitor.get(link(booked))

    answer = await visitor.submits(f"{link(booked)}/hold", page=link(booked))
    again = await now(stage, booked)

    assert "is still open: we can hold it again for 12 guests" in page.text
    assert answer.status_code == 303
    assert again.state == "pending_deposit"
    assert again.hold_until_at > clock.now() + timedelta(hours=5)
    with scoped(stage.scope_of(stage.riverside)):
        assert len(await availability.chefs_of(booked.id)) == 1


async def test_a_date_that_somebody_else_has_is_not_held_again(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal.domain import bookings
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        await bookings.expire(booked.id)
    fields = await visitor.hidden_fields(link(booked))
    await a.book(name="Zoe Zimmer", email="zoe@example.com")

    page = await visitor.get(link(booked))
    answer = await visitor.post(f"{link(booked)}/hold", data=fields)

    assert "Hold it again" not in page.text
    assert answer.status_code == 422
    assert "Somebody else has that time now" in answer.text
    assert (await now(stage, booked)).state == "expired"


async def test_a_new_address_gets_the_link_and_the_old_one_a_word(
    booked: "Booking", stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    before = len(await mails(tmp_path))

    answer = await visitor.submits(f"{link(booked)}/contact", email="dana.ortiz@example.com", phone="916 555 0142")
    old, new = (await mails(tmp_path))[before:], await mails(tmp_path, "dana.ortiz@example.com")

    assert answer.headers["location"] == f"{link(booked, version=2)}?done=address"
    assert (await visitor.get(link(booked))).status_code == 404
    assert [link(booked, version=2) in words(mail) for mail in new] == [True]
    assert len(old) == 1
    assert "changed the email address" in words(old[0])
    assert "/b/" not in words(old[0])


async def test_another_number_changes_no_link(booked: "Booking", visitor: "Visitor") -> None:
    answer = await visitor.submits(f"{link(booked)}/contact", email="dana@example.com", phone="916 555 0142")
    page = await visitor.get(f"{link(booked)}/contact")

    assert answer.headers["location"] == f"{link(booked)}?done=contact"
    assert "(916) 555-0142" in page.text


@pytest.mark.parametrize(("wrong", "said"), [({"email": "dana@"}, "dana@"), ({"phone": "12"}, 'value="12"')])
async def test_what_is_no_address_is_refused_beside_its_field(
    booked: "Booking", visitor: "Visitor", wrong: dict[str, str], said: str
) -> None:
    answer = await visitor.submits(f"{link(booked)}/contact", **{"email": "dana@example.com", "phone": ""} | wrong)

    assert answer.status_code == 422
    assert 'class="error"' in answer.text
    assert said in answer.text


async def test_who_joins_the_waiting_list_is_told_and_can_leave_it(
    a: Builder, booked: "Booking", stage: "Stage", visitor: "Visitor", tmp_path: Path
) -> None:
    from portal.domain import waitlist
    from tables.scope import scoped

    with scoped(stage.scope_of(stage.riverside)):
        entry = await waitlist.join(
            booked.event_date, guests=12, starts_minute=18 * 60, name="Wanda", email="w@example.com"
        )
    (mail,) = await mails(tmp_path, "w@example.com")
    found = re.search(r"/w/[\w-]+", words(mail))
    assert found

    page = await visitor.get(found[0])
    await visitor.submits(f"{found[0]}/leave", page=found[0])
    after = await visitor.get(found[0])

    assert "on the waiting list for" in str(mail["Subject"])
    assert "Take me off the list" in page.text
    assert "You’re off the list" in after.text
    with scoped(stage.scope_of(stage.riverside)):
        assert not await waitlist.waiting(entry.event_date, entry.event_date)


async def test_a_party_that_nobody_marked_is_completed_by_the_clock(booked: "Booking", stage: "Stage") -> None:
    from portal import clock
    from portal.domain import bookings
    from tables.bookings import Booking, BookingState
    from tables.scope import scoped

    ended = clock.now() - timedelta(hours=11)
    with scoped(stage.scope_of(stage.riverside)):
        await Booking.update({Booking.state: BookingState.CONFIRMED, Booking.ends_at: ended}).where(
            Booking.id == booked.id
        )
        early = await bookings.complete_past()
        await Booking.update({Booking.ends_at: ended - timedelta(hours=2)}).where(Booking.id == booked.id)

        assert (early, await bookings.complete_past(), await bookings.complete_past()) == (0, 1, 0)
        assert (
            await bookings.mark_no_show(booked.id, revision=await revision_of(booked.id))
        ).state == BookingState.NO_SHOW  # staff know better


async def test_a_tip_is_chosen_sent_and_told_after_the_party(
    booked: "Booking", stage: "Stage", visitor: "Visitor"
) -> None:
    from portal import clock
    from tables.bookings import Booking, BookingState
    from tables.matching import PaymentDeclaration
    from tables.scope import scoped

    early = await visitor.get(f"{link(booked)}/tip")
    with scoped(stage.scope_of(stage.riverside)):
        ended = clock.now() - timedelta(hours=2)
        await Booking.update(
            {Booking.state: BookingState.COMPLETED, Booking.starts_at: ended, Booking.ends_at: ended}
        ).where(Booking.id == booked.id)
    offer = await visitor.get(f"{link(booked)}/tip")
    how = await visitor.get(f"{link(booked)}/tip", params={"amount_cents": "90"})
    wrong = await visitor.get(f"{link(booked)}/tip", params={"amount_cents": "a lot"})
    found = re.search(r'href="([^"]+/declaration\?tip=90\.00)"', how.text)
    assert found
    await visitor.submits(
        f"{link(booked)}/declaration",
        page=found[1],
        method="zelle",
        payer_name="Dana Ortiz",
        amount_cents="90.00",
        sent_at=sent(),
        is_gratuity="90.00",
    )

    assert early.status_code == 409
    assert "15%" in offer.text
    assert "$90.00" in how.text
    assert wrong.status_code == 422
    assert 'name="is_gratuity" value="90.00"' in (await visitor.get(found[1])).text
    with scoped(stage.scope_of(stage.riverside)):
        rows = await PaymentDeclaration.select(PaymentDeclaration.is_gratuity, PaymentDeclaration.amount_cents)
    assert rows == [{"is_gratuity": True, "amount_cents": 90_00}]
    assert "$90.00 for the chef" in (await visitor.get(link(booked))).text
