"""Every form that takes an e-mail address asks once whether another was meant, and takes what it is told."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, NamedTuple

import httpx
import msgspec
import pytest

from portal.demo import Stage
from portal.domain import notifications
from portal.web.forms import Email, Form
from tables.bookings import Booking
from tables.chefs import Chef
from tables.customers import Customer
from tables.leads import Lead
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import Visitor

SLIP, RIGHT = "dana@gmial.com", "dana@gmail.com"


class OneField(msgspec.Struct):
    email: Email = ""


def read(**typed: str) -> Form[OneField]:
    return Form(OneField, typed)


def test_a_form_waits_once_and_takes_either_answer() -> None:
    asked, kept, corrected = read(email=SLIP), read(email=SLIP, as_typed=SLIP), read(email=SLIP, meant=RIGHT)

    assert (asked.value, list(asked.errors)) == (None, ["email"])
    assert kept.value == OneField(SLIP)
    assert corrected.value == OneField(RIGHT)


def test_another_slip_is_asked_about_again_and_what_looks_right_never() -> None:
    assert not read(email="dana@gmal.com", as_typed=SLIP).ok
    assert read(email=RIGHT).ok
    assert read(email="").ok


def test_what_is_read_while_it_is_typed_asks_nothing() -> None:
    assert Form(OneField, {"email": SLIP}, asks=False).value == OneField(SLIP)


class Place(NamedTuple):
    """A form: its page, where it is sent, what it needs beside an e-mail address, and who has the address then."""

    page: str
    to: str
    rest: Mapping[str, Any]
    taken: Callable[[], Awaitable[list[str | None]]]


async def _all_of(table: Any) -> list[str | None]:
    return [row.email for row in await table.objects()]


async def contact_of_the_own_page(a: Builder, booking: Booking) -> Place:
    page = f"{notifications.page_of(booking)}/contact"
    return Place(page, page, {}, lambda: _all_of(Customer))


async def enquiry(_: Builder, __: Booking) -> Place:
    return Place("/riverside/book/ask", "/riverside/book/ask", {"name": "Dana"}, lambda: _all_of(Lead))


async def customer(_: Builder, booking: Booking) -> Place:
    page = f"/riverside/customers/{booking.customer}"
    return Place(page, f"{page}/details", {"name": "Dana Ortiz"}, lambda: _all_of(Customer))


async def chef(_: Builder, __: Booking) -> Place:
    rest = {"name": "Kenji", "max_events_a_day": "2"}
    return Place("/riverside/chefs/new", "/riverside/chefs", rest, lambda: _all_of(Chef))


@pytest.mark.parametrize("form", [contact_of_the_own_page, enquiry, customer, chef])
async def test_it_asks_keeps_what_was_typed_and_takes_the_answer(
    a: Builder, stage: Stage, visitor: Visitor, form: Callable[[Builder, Booking], Awaitable[Place]]
) -> None:
    with scoped(stage.scope):
        booking = await a.booking()
    place = await form(a, booking)
    await visitor.logs_in(stage.users["olive"].id)

    asked: httpx.Response = await visitor.submits(place.to, page=place.page, email=SLIP, **place.rest)
    with scoped(stage.scope):
        before = await place.taken()
    hidden = dict(re.findall(r'<input type="hidden" name="(as_typed)" value="([^"]*)"', asked.text))
    taken = await visitor.submits(place.to, page=place.page, email=SLIP, meant=RIGHT, **place.rest)

    assert asked.status_code == 422
    assert f'name="meant" value="{RIGHT}"' in asked.text
    assert f'value="{SLIP}"' in asked.text
    assert hidden == {"as_typed": SLIP}
    assert SLIP not in before
    assert taken.status_code < 400
    with scoped(stage.scope):
        assert RIGHT in await place.taken()


@pytest.mark.parametrize(
    ("page", "to"),
    [
        ("/riverside/book/wait?date=2030-06-29", "/riverside/book/wait"),
        ("/riverside/bookings/new", "/riverside/bookings"),
        ("/riverside/staff/new", "/riverside/staff"),
    ],
)
async def test_other_forms_ask_so_too(a: Builder, stage: Stage, visitor: Visitor, page: str, to: str) -> None:
    await a.catalog()
    await visitor.logs_in(stage.users["olive"].id)

    asked = await visitor.submits(to, page=page, email=SLIP, date="2030-06-29")

    assert asked.status_code == 422
    assert f'name="meant" value="{RIGHT}"' in asked.text
    assert "send it again as it is" in asked.text
