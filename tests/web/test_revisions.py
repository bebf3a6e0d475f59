"""Whoever changes something sends along which state of it their page showed; what cannot be read does nothing."""

import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

import msgspec
import pytest

import portal.controllers
from portal.demo import Stage
from portal.web.forms import NOT_SHOWN, Form, Revision
from tables.scope import scoped
from tests.bookings.own_changes import typed
from tests.bookings.own_page import link
from tests.cast import Builder
from tests.web.visitor import Visitor

if TYPE_CHECKING:
    from tables.bookings import Booking


class Step(msgspec.Struct):
    """What a page showed."""

    revision: Revision


@pytest.mark.parametrize("sent", [{"revision": "abc"}, {"revision": ""}, {"revision": "-1"}, {"revision": "1.5"}, {}])
def test_what_is_no_revision_is_refused_as_a_whole(sent: dict[str, str]) -> None:
    form = Form(Step, sent)

    assert form.value is None
    assert form.errors == {"": NOT_SHOWN}


def test_every_form_that_carries_one_says_so() -> None:
    modules = [
        import_module(each.name) for each in pkgutil.walk_packages(portal.controllers.__path__, "portal.controllers.")
    ]
    forms = {
        kind
        for module in modules
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind.__module__ == module.__name__
    }
    carrying = [
        (kind.__name__, field) for kind in forms for field in msgspec.structs.fields(kind) if field.name == "revision"
    ]

    assert len(carrying) >= 10
    assert [name for name, field in carrying if field.type != Revision or not field.required] == []


async def booked(a: Builder) -> "Booking":
    """Let Dana book a party."""
    await a.chef()
    return await a.book()


async def now(stage: Stage, booking: "Booking") -> "Booking":
    """Return the booking as it is."""
    with scoped(stage.scope_of(stage.riverside)):
        return await type(booking).one(booking.id)


@pytest.mark.parametrize("revision", ["abc", ""])
@pytest.mark.parametrize(
    ("what", "sent"),
    [
        ("change", {"adults": "14", "go": "yes"}),
        ("date", {"starts_at": "2030-05-04T18:00Z", "go": "yes"}),
        ("cancellation", {"words": "Rain"}),
    ],
)
async def test_a_customers_form_without_one_changes_nothing(
    a: Builder, stage: Stage, visitor: Visitor, what: str, sent: dict[str, str], revision: str
) -> None:
    booking = await booked(a)
    at = f"{link(booking)}/{what}"

    answer = await visitor.submits(at, **typed(booking) | sent | {"revision": revision})

    assert answer.status_code == 422
    assert NOT_SHOWN in answer.text
    assert (await now(stage, booking)).revision == booking.revision


@pytest.mark.parametrize("revision", ["abc", ""])
@pytest.mark.parametrize(
    ("place", "sent"),
    [
        ("bookings/{}/change", {"adults": "14"}),
        ("bookings/{}/cancellation", {"by": "us"}),
        ("calendar/moves/{}", {"date": "2030-05-04", "time": "18:00"}),
    ],
)
async def test_a_form_of_the_staff_without_one_changes_nothing(
    a: Builder, stage: Stage, visitor: Visitor, place: str, sent: dict[str, str], revision: str
) -> None:
    booking = await booked(a)
    await visitor.logs_in(stage.users["maya"].id)
    at = f"/riverside/{place.format(booking.id)}"

    answer = await visitor.submits(at, **typed(booking) | sent | {"revision": revision})

    assert answer.status_code == 422
    assert NOT_SHOWN in answer.text
    assert (await now(stage, booking)).revision == booking.revision


@pytest.mark.parametrize("revision", ["abc", ""])
async def test_a_decision_in_the_queue_without_one_is_none(
    a: Builder, stage: Stage, visitor: Visitor, revision: str
) -> None:
    await a.booking()
    notification = await a.notification()
    await visitor.logs_in(stage.users["maya"].id)
    at = f"/riverside/queue/{notification.id}"

    answer = await visitor.submits(f"{at}/dismissal", page=at, revision=revision)

    assert answer.status_code == 422
    assert NOT_SHOWN in answer.text
    with scoped(stage.scope_of(stage.riverside)):
        assert (await type(notification).one(notification.id)).revision == notification.revision
