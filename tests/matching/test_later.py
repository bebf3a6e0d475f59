"""Putting a payment off until a time that somebody chooses, by the clock of its station."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import matching
from tables.matching import PaymentNotification
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import Visitor

HERE = ZoneInfo("America/Los_Angeles")
QUEUE = "/riverside/queue"


@pytest.fixture
async def maya(stage: Stage, visitor: Visitor) -> Visitor:
    """Maya, who manages Riverside, at her browser."""
    return await visitor.logs_in(stage.users["maya"].id)


@pytest.mark.parametrize(
    ("now", "names"),
    [
        ("2026-11-25T10:00", ["Tonight 25 18:00", "Tomorrow morning 26 09:00", "Monday morning 30 09:00"]),
        ("2026-11-25T17:30", ["Tomorrow morning 26 09:00", "Monday morning 30 09:00"]),
        ("2026-11-29T10:00", ["Tonight 29 18:00", "Tomorrow morning 30 09:00"]),
        ("2026-11-30T10:00", ["Tonight 30 18:00", "Tomorrow morning 01 09:00", "Monday morning 07 09:00"]),
    ],
)
def test_usual_times_are_still_to_come_and_named_once(now: str, names: list[str]) -> None:
    times = matching.snooze_times(datetime.fromisoformat(now).replace(tzinfo=HERE))

    assert [f"{each.name} {each.at:%d %H:%M}" for each in times] == names


async def test_the_page_offers_usual_times_and_any_other(a: Builder, maya: Visitor) -> None:
    payment = await a.notification("Lola Ortiz")

    page = (await maya.get(f"{QUEUE}/{payment.id}")).text

    morning = clock.now().astimezone(HERE).date() + timedelta(days=1)
    assert f'name="until" value="{morning}T09:00"' in page
    assert "<small>9:00 AM tomorrow</small>" in page
    assert 'name="at" type="datetime-local"' in page


async def test_a_time_is_read_by_the_clock_of_the_payments_station(a: Builder, stage: Stage, visitor: Visitor) -> None:
    payment = await a.notification("Lola Ortiz", mailbox=await a.mailbox(stage.hilltop))
    await visitor.logs_in(stage.users["olive"].id)
    day = clock.now().date() + timedelta(days=3)
    page = f"/all/queue/{payment.id}"

    await visitor.submits(f"{page}/postponement", page=page, at=f"{day}T09:30")

    with scoped(stage.scope):
        until = (await PaymentNotification.one(payment.id)).later_until_at
    assert until == datetime.fromisoformat(f"{day}T09:30").replace(tzinfo=ZoneInfo(stage.hilltop.time_zone))
    assert "9:30 AM on" in (await visitor.get("/all/queue")).text


@pytest.mark.parametrize(
    ("days", "refusal"),
    [(None, "Pick a day and a time."), (-1, "Choose a time that is still to come."), (61, "within 60 days.")],
)
async def test_a_time_that_makes_no_sense_is_said_at_its_field_and_kept(
    a: Builder, stage: Stage, maya: Visitor, days: int | None, refusal: str
) -> None:
    payment = await a.notification("Lola Ortiz")
    typed = "" if days is None else f"{clock.now() + timedelta(days=days):%Y-%m-%dT%H:%M}"
    page = f"{QUEUE}/{payment.id}"

    answer = await maya.submits(f"{page}/postponement", page=page, at=typed)

    assert answer.status_code == 422
    assert f'id="later-at-{payment.id.hex}-error"' in answer.text
    assert refusal in answer.text
    assert f'type="datetime-local" value="{typed}"' in answer.text
    with scoped(stage.scope):
        assert (await PaymentNotification.one(payment.id)).later_until_at is None
