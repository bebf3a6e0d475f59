"""What a station still lacks, in words."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
import pytest

from portal.domain import catalog
from portal.domain.go_live import Facts, ItemKey, ItemState, MailboxFacts, Outside, Tried, checklist, is_live

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
READY = Facts(
    station="Riverside",
    phone="+19165550142",
    time_zone="America/Los_Angeles",
    place=catalog.zip_location("95814"),
    zelle_recipient="pay@grill.example.com",
    venmo_handle="",
    sender_email="hello@grill.example.com",
    postal_address="1 River Rd",
    has_policy=True,
    was_policy_changed=True,
    deposit_cents=100_00,
    tax_basis_points=Decimal("887.5"),
    farthest_miles=90,
    areas=0,
    products=7,
    sells_meals=True,
    times=4,
    chefs=2,
    chefs_with_hours=2,
    mailboxes=(
        MailboxFacts("pay@grill.example.com", is_local=False, receiver="mx.google.com", read_at=NOW, trouble=""),
    ),
    managers=1,
    first_date=date(2026, 12, 4),
    outside=Outside("https://book.grill.example.com", "smtp.example.com", "hello@grill.example.com"),
    mail=Tried(UUID(int=1), is_fine=True, words="", tried_at=NOW, arrived_at=NOW),
    names=Tried(UUID(int=2), is_fine=True, words="All there.", tried_at=NOW, arrived_at=None),
)


def seen(key: ItemKey, **facts: Any) -> tuple[ItemState, str]:
    """Say how one thing stands when some facts differ."""
    item = next(item for item in checklist(msgspec.structs.replace(READY, **facts)) if item.key == key)
    return item.state, item.words


def tried(**facts: Any) -> Tried:
    return msgspec.structs.replace(Tried(UUID(int=3), is_fine=True, words="", tried_at=NOW, arrived_at=NOW), **facts)


def at(base_url: str) -> dict[str, Any]:
    return {"outside": msgspec.structs.replace(READY.outside, base_url=base_url)}


def box(**facts: Any) -> tuple[MailboxFacts, ...]:
    return (msgspec.structs.replace(READY.mailboxes[0], **facts),)


def test_a_station_where_a_customer_can_book_and_pay_is_live() -> None:
    assert {item.state for item in checklist(READY)} == {ItemState.DONE}
    assert is_live(checklist(READY))


def test_everything_has_its_line_once() -> None:
    assert [item.key for item in checklist(READY)] == list(ItemKey)


@pytest.mark.parametrize(
    ("key", "facts", "said"),
    [
        (ItemKey.STATION, {"phone": ""}, "no phone number"),
        (ItemKey.TIME_ZONE, {"time_zone": "America/Denver"}, "its ZIP is in America/Los_Angeles"),
        (ItemKey.BUSINESS, {"postal_address": ""}, "postal address is missing"),
        (ItemKey.MENU, {"sells_meals": False}, "Nothing is sold yet"),
        (ItemKey.TIMES, {"times": 0}, "at any time of the day"),
        (ItemKey.DEPOSIT, {"has_policy": False}, "no rules yet"),
        (
            ItemKey.TAX,
            {"tax_basis_points": Decimal(0), "was_policy_changed": False},
            "nobody has said that this is right",
        ),
        (ItemKey.CHEFS, {"chefs": 0, "chefs_with_hours": 0}, "Nobody cooks here yet"),
        (ItemKey.CHEFS, {"chefs_with_hours": 0}, "on which days they work"),
        (ItemKey.HANDLES, {"zelle_recipient": ""}, "no way to pay"),
        (ItemKey.MAILBOX, {"mailboxes": ()}, "None is read"),
        (ItemKey.MAILBOX, {"mailboxes": box(is_local=True)}, "None is read"),
        (ItemKey.MAILBOX, {"mailboxes": box(read_at=None)}, "has not been read yet"),
        (ItemKey.MAILBOX, {"mailboxes": box(trouble="The password is not accepted.")}, "The password is not accepted."),
        (ItemKey.RECEIVER, {"mailboxes": box(receiver="")}, "which mail server checks the mails"),
        (ItemKey.BASE_URL, at("http://127.0.0.1:8000"), "on this machine only"),
        (ItemKey.BASE_URL, at("https://localhost"), "PORTAL_BASE_URL"),
        (ItemKey.BASE_URL, at("https://10.0.0.4"), "PORTAL_BASE_URL"),
        (ItemKey.MAIL, {"outside": Outside("https://book.grill.example.com", "", "")}, "Set SMTP_HOST"),
        (ItemKey.MAIL, {"mail": None}, "Nobody has tried it"),
        (ItemKey.MAIL, {"mail": tried(is_fine=False, words="code 550")}, "code 550"),
        (ItemKey.MAIL, {"mail": tried(arrived_at=None)}, "did it arrive?"),
        (ItemKey.NAMES, {"names": None}, "Nobody has looked yet"),
        (
            ItemKey.NAMES,
            {"names": tried(is_fine=False, words="It lacks SPF.")},
            "It lacks SPF.",
        ),
        (ItemKey.FIRST_DATE, {"first_date": None}, "no free date"),
    ],
)
def test_what_is_missing_is_said_and_keeps_it_closed(key: ItemKey, facts: dict[str, Any], said: str) -> None:
    state, words = seen(key, **facts)

    assert state is ItemState.MISSING
    assert said in words
    assert not is_live(checklist(msgspec.structs.replace(READY, **facts)))


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        (ItemKey.DEPOSIT, {"deposit_cents": 0}),
        (ItemKey.TAX, {"tax_basis_points": Decimal(0)}),
        (ItemKey.STAFF, {"managers": 0}),
    ],
)
def test_what_may_be_meant_is_worth_a_look_and_keeps_nothing_closed(key: ItemKey, facts: dict[str, Any]) -> None:
    assert seen(key, **facts)[0] is ItemState.LOOK
    assert is_live(checklist(msgspec.structs.replace(READY, **facts)))


def test_a_state_without_a_sales_tax_needs_none() -> None:
    in_oregon = {"place": catalog.zip_location("97201"), "tax_basis_points": Decimal(0), "was_policy_changed": False}

    assert seen(ItemKey.TAX, **in_oregon) == (ItemState.DONE, "None, as OR has no sales tax.")


def test_a_tax_is_said_to_the_last_decimal() -> None:
    assert seen(ItemKey.TAX)[1] == "8.875%."
