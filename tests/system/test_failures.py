"""Jobs that gave up."""

from uuid import uuid4

import msgspec
import pytest

from portal.domain import system
from portal.domain.system import NotOpen
from tables.base import RowMissing
from tables.events import DomainEvent
from tables.scope import ALL_STATIONS, scoped
from tables.system import FailureState, JobFailure
from tests.system.house import House

EVENT = uuid4()
FACTS = {"stream_id": str(uuid4())}


async def failed(house: House) -> JobFailure:
    try:
        msgspec.json.decode(b"Dana owes $400")
    except msgspec.DecodeError as error:
        with scoped(house.scope):
            return await system.fail_job(
                "matching.match",
                event_id=EVENT,
                business=house.business,
                stations=[house.riverside],
                facts=FACTS,
                attempts=5,
                error=error,
            )
    raise AssertionError


async def test_it_waits_on_the_page_of_those_whom_it_concerns(house: House) -> None:
    failure = await failed(house)

    with scoped(house.at(house.riverside)):
        [shown] = await system.failed_jobs()
    with scoped(house.at(house.hilltop)):
        assert await system.failed_jobs() == []
    assert (shown.id, shown.job, shown.attempts) == (failure.id, "matching.match", 5)


async def test_it_keeps_the_kind_of_error_but_not_what_it_says(house: House) -> None:
    failure = await failed(house)

    assert failure.error == "DecodeError"


async def test_it_says_where_in_our_code_it_went_wrong(house: House) -> None:
    with scoped(house.scope):
        try:
            await system.retry_failure(uuid4())
        except RowMissing as error:
            failure = await system.fail_job(
                "x.y", event_id=None, business=None, stations=[], facts={}, attempts=1, error=error
            )

    assert failure.error.startswith("RowMissing at tables/base.py:")


async def test_it_is_tried_again_as_it_was_told(house: House) -> None:
    failure = await failed(house)

    with scoped(house.scope):
        await system.retry_failure(failure.id)
        assert await system.failed_jobs() == []

    [event] = await DomainEvent.objects().where(DomainEvent.name == "system.job.retry_requested")
    assert msgspec.json.decode(event.facts) == {
        "job": "matching.match",
        "event_id": str(EVENT),
        "business": str(house.business),
        "stations": [str(house.riverside)],
        "facts": FACTS,
    }


async def test_it_is_dealt_with_once(house: House) -> None:
    failure = await failed(house)

    with scoped(house.scope):
        await system.dismiss_failure(failure.id)
        with pytest.raises(NotOpen):
            await system.retry_failure(failure.id)

    assert (await JobFailure.one(failure.id)).state == FailureState.DISMISSED


async def test_somebody_elses_failure_is_not_there(house: House) -> None:
    failure = await failed(house)

    with scoped(house.at(house.hilltop)), pytest.raises(RowMissing):
        await system.retry_failure(failure.id)


async def test_the_clocks_own_failures_are_for_those_who_see_everything(house: House) -> None:
    with scoped(ALL_STATIONS):
        await system.fail_job(
            "system.sweep", event_id=None, business=None, stations=[], facts={}, attempts=5, error=ValueError()
        )
        assert [shown.job for shown in await system.failed_jobs()] == ["system.sweep"]

    with scoped(house.scope):
        assert await system.failed_jobs() == []
