"""A refund that the staff wrote down is told to the customer once nobody undoes it, and corrected where it was."""

from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from portal import clock
from portal.domain import bookings, payments
from portal.integrations.connect import Integrations
from portal.integrations.local import LocalEmailSender
from portal.web.letters import LetterWriter
from tables.bookings import Booking, BookingState
from tables.mailings import LetterKind
from tests.cast import Builder, revision_of
from tests.journeys.work import integrations_in, work_off
from tests.letters import facts
from tests.web.visitor import Visitor


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


@pytest.fixture
def maya(a: Builder) -> UUID:
    return a.stage.users["maya"].id


async def canceled(a: Builder, maya: UUID) -> Booking:
    """Let a customer pay $500.00 in cash, and us call their party off."""
    booking = await a.booking(due_cents=500_00)
    await payments.record_by_hand(booking.id, method="cash", amount_cents=500_00, user_id=maya)
    return await bookings.cancel(booking.id, revision=await revision_of(booking.id), by_customer=False)


def about_refunds(integrations: Integrations) -> list[EmailMessage]:
    assert isinstance(integrations.email, LocalEmailSender)
    mails = reversed(integrations.email.sent())
    return [mail for mail in mails if "back to you" in str(mail["Subject"])]


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


@pytest.mark.usefixtures("riverside")
async def test_it_says_how_much_went_how_and_when_and_what_is_still_to_come(
    a: Builder, maya: UUID, integrations: Integrations
) -> None:
    booking = await canceled(a, maya)
    when = clock.now() - timedelta(days=2)

    await payments.give_back(booking.id, amount_cents=200_00, method="venmo", user_id=maya, happened_at=when)
    await work_off(integrations, until=clock.now())
    at_once = about_refunds(integrations)
    await work_off(integrations)

    (mail,) = about_refunds(integrations)
    assert at_once == []
    assert mail["Subject"] == f"We sent $200.00 back to you ({booking.reference})"
    assert "we sent $200.00 back to you by Venmo" in text_of(mail)
    assert f"{when:%b} {when.day}" in text_of(mail)
    assert "We still have $300.00 of yours to send back, and will." in text_of(mail)


@pytest.mark.usefixtures("riverside")
async def test_one_that_is_undone_in_time_is_never_mailed(a: Builder, maya: UUID, integrations: Integrations) -> None:
    booking = await canceled(a, maya)
    entry = await payments.give_back(booking.id, amount_cents=500_00, method="cash", user_id=maya)

    await payments.undo(entry.id, user_id=maya)
    await work_off(integrations)

    assert about_refunds(integrations) == []


@pytest.mark.usefixtures("riverside")
async def test_one_that_has_left_is_corrected_once(a: Builder, maya: UUID, integrations: Integrations) -> None:
    booking = await canceled(a, maya)
    entry = await payments.give_back(booking.id, amount_cents=500_00, method="cash", user_id=maya)
    await work_off(integrations)

    await payments.undo(entry.id, user_id=maya)
    await work_off(integrations)

    _, correction = about_refunds(integrations)
    assert str(correction["Subject"]).startswith("Correction: $500.00 isn’t on its way")
    assert "We still have $500.00 of yours to send back" in text_of(correction)


@pytest.mark.usefixtures("riverside")
async def test_credit_and_tips_are_no_refund(a: Builder, maya: UUID, integrations: Integrations) -> None:
    booking = await canceled(a, maya)

    await payments.keep_as_credit(booking.id, amount_cents=100_00, user_id=maya)
    await payments.keep_as_gratuity(booking.id, amount_cents=100_00, user_id=maya)
    await work_off(integrations)

    assert about_refunds(integrations) == []


@pytest.mark.usefixtures("riverside")
async def test_the_bookings_page_shows_when_it_goes_out_and_then_that_it_did(
    a: Builder, maya: UUID, integrations: Integrations, visitor: Visitor
) -> None:
    booking = await canceled(a, maya)
    await visitor.logs_in(maya)
    await payments.give_back(booking.id, amount_cents=500_00, method="cash", user_id=maya)

    def letters(page: str) -> str:
        return " ".join(page.partition("<h3>Letters</h3>")[2].partition("</ul>")[0].split())

    waits = letters((await visitor.get(f"/riverside/bookings/{booking.id}")).text)
    await work_off(integrations)
    sent = letters((await visitor.get(f"/riverside/bookings/{booking.id}")).text)

    assert "<li>Refund" in waits
    assert "Goes out at" in waits.partition("<li>Refund")[2].partition("</li>")[0]
    assert "Sent" in sent.partition(">Refund<")[2].partition("</li>")[0]


@pytest.mark.parametrize(
    ("party", "refund", "sentence"),
    [
        ({"state": "cancelled", "paid_cents": 100_00}, {"stays_cents": 100_00}, "we keep $100.00."),
        ({"state": "cancelled", "paid_cents": 0}, {}, "That’s everything you paid"),
        ({"state": "confirmed", "paid_cents": 1_000_00}, {}, "It’s paid in full."),
        ({"state": "confirmed", "paid_cents": 900_00}, {}, "The balance of $100.00 is due by Fri, Jun 26, 2026."),
        ({"state": "pending_deposit", "paid_cents": 0}, {}, "as soon as your deposit of $100.00 arrives"),
        ({"state": "completed", "paid_cents": 900_00}, {}, "You have paid $900.00 for your party."),
    ],
)
@pytest.mark.parametrize("kind", [LetterKind.REFUND, LetterKind.REFUND_UNDONE])
def test_it_says_how_the_party_stands_then(
    kind: LetterKind, party: dict[str, Any], refund: dict[str, int], sentence: str
) -> None:
    about = payments.RefundFacts(50_00, "check", clock.now(), **refund)
    letter = LetterWriter("https://portal.example.com").refund(kind, facts(**party), about)

    for body in (letter.text, letter.html):
        assert sentence in " ".join(body.split())
        assert ("is due by" in body) == ("is due by" in sentence)
    assert "https://portal.example.com/b/token" in letter.text


def test_a_completed_party_is_not_asked_for_what_was_given_back() -> None:
    about = payments.RefundFacts(50_00, "zelle", clock.now())
    letter = LetterWriter("https://portal.example.com").refund(
        LetterKind.REFUND, facts(state=BookingState.COMPLETED, paid_cents=950_00), about
    )

    assert "Balance" not in letter.text
    assert "a few days to show up" in letter.text
