"""Forms: what was typed, what it means, what is wrong with it."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID, uuid4

import msgspec
import pytest
from litestar.datastructures import FormMultiDict

from portal.domain.errors import Refused
from portal.web.forms import Cents, Form


class Color(StrEnum):
    RED = "red"


class Filled(msgspec.Struct):
    name: Annotated[str, msgspec.Meta(min_length=2, max_length=5)]
    amount: Annotated[Cents, msgspec.Meta(ge=1)]
    guests: Annotated[int, msgspec.Meta(ge=1, le=100)] = 10
    on: date | None = None
    color: Color = Color.RED
    booking: UUID | None = None
    agreed: bool = False
    dishes: list[str] = []


def read(**typed: Any) -> Form[Filled]:
    return Form(Filled, FormMultiDict.from_form_data({"name": "Dana", "amount": "12.50", **typed}))


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("12.50", 1250), ("12.5", 1250), ("12", 1200), ("$1,250.50", 125050), (" .5 ", 50), ("$ 0.29", 29)],
)
def test_money_is_typed_in_dollars_and_read_in_cents(typed: str, cents: int) -> None:
    form = read(amount=typed)

    assert form.value is not None
    assert form.value.amount == cents


@pytest.mark.parametrize("typed", ["twelve", "12.505", "1,2", "-5", "1e9", "12,50", "$", "٣"])
def test_what_is_no_amount_is_told_so(typed: str) -> None:
    assert read(amount=typed).errors == {"amount": "Type an amount in dollars, like 12.50."}


def test_a_bound_of_money_is_said_in_dollars() -> None:
    assert read(amount="0").errors == {"amount": "It can’t be less than $0.01."}
    assert "more money" in read(amount="9999999999999").errors["amount"]


def test_everything_that_is_wrong_is_said_at_once_and_what_was_typed_stays() -> None:
    form = Form(Filled, {"name": "D", "amount": "", "guests": "many", "on": "soon", "color": "blue", "booking": "7"})

    assert form.value is None
    assert form.errors == {
        "name": "Type at least 2 characters.",
        "amount": "Please fill this in.",
        "guests": "Type a whole number, like 12.",
        "on": "Type a date, like 2026-06-27.",
        "color": "Choose one from the list.",
        "booking": "Choose one from the list.",
    }
    assert form.typed["on"] == "soon"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "Danielle", "Type at most 5 characters."),
        ("guests", "0", "It can’t be less than 1."),
        ("guests", "101", "It can’t be more than 100."),
        ("guests", "12.5", "Type a whole number, like 12."),
    ],
)
def test_a_bound_is_said_in_words(field: str, typed: str, sentence: str) -> None:
    assert read(**{field: typed}).errors == {field: sentence}


def test_every_kind_of_field_is_read() -> None:
    booking = uuid4()
    typed = [("name", " Dana "), ("amount", "5"), ("on", "2026-06-27"), ("booking", str(booking)), ("agreed", "on")]
    form = Form(Filled, FormMultiDict([*typed, ("dishes", "filet"), ("dishes", "lobster"), ("dishes", " ")]))

    assert form.value == Filled(
        name="Dana", amount=500, on=date(2026, 6, 27), booking=booking, agreed=True, dishes=["filet", "lobster"]
    )


def test_what_is_left_empty_has_its_default() -> None:
    form = read(guests="", on="", booking="")

    assert form.value == Filled(name="Dana", amount=1250)


def test_a_form_nobody_has_filled_in_is_neither_right_nor_wrong() -> None:
    form = Form(Filled)

    assert form.value is None
    assert form.ok


def test_a_refusal_stands_beside_the_field_it_concerns() -> None:
    form = read()

    with form.catching():
        raise Refused("That is more than is due.", field="amount")
    with form.catching():
        raise Refused("Somebody was faster.")

    assert form.errors["amount"] == "That is more than is due."
    assert form.trouble == "Somebody was faster."
    assert not form.ok


@pytest.mark.parametrize("typed", ["18:30", "18:30:00"])
def test_a_time_is_read_as_a_browser_sends_it(typed: str) -> None:
    class Opens(msgspec.Struct):
        at: time

    form = Form(Opens, {"at": typed})

    assert form.value == Opens(time(18, 30))


@pytest.mark.parametrize("typed", ["25:00", "6 pm", "1830"])
def test_what_is_no_time_is_said_to_be_none(typed: str) -> None:
    class Opens(msgspec.Struct):
        at: time

    assert Form(Opens, {"at": typed}).errors == {"at": "Type a time, like 18:00."}
