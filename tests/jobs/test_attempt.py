"""How an attempt at a job ends."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

import jobs.attempt
from jobs.attempt import BACK_OFF_SECONDS, MOST_TRIES, Ending, attempt
from jobs.by_name import job_named
from jobs.job import Call, GiveUp, Job, Snooze, job
from jobs.matching import receive
from jobs.reaction import reaction
from portal.demo import Stage
from portal.domain import customers, system
from portal.domain.customers import CustomerAdded
from portal.domain.events import EditConflict
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorRefused, VendorUnavailable
from tables.events import DomainEvent
from tables.scope import ALL_STATIONS, ScopeMissing, scope, scoped
from tables.stations import Station
from tables.system import FailureState, JobFailure
from tests.journeys.work import integrations_in, work_off


@pytest.fixture
def integrations(tmp_path: Any) -> Integrations:
    return integrations_in(tmp_path)


def _raising(error: Exception) -> Job:
    @job("tests.raise")
    async def fail(_: Integrations, **_facts: Any) -> None:
        raise error

    return fail


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    "error", [VendorUnavailable("away"), ValueError("who is Dana?"), OSError(), EditConflict("first")]
)
async def test_it_tries_again_with_longer_and_longer_pauses(integrations: Integrations, error: Exception) -> None:
    work = _raising(error)

    pauses = [await attempt(integrations, work, Call(), tries=tries) for tries in range(1, 6)]

    assert [each.seconds for each in pauses] == list(BACK_OFF_SECONDS)
    assert {each.ending for each in pauses} == {Ending.AGAIN}


@pytest.mark.usefixtures("database")
async def test_it_ends_on_the_page_of_failures_without_what_the_error_said(integrations: Integrations) -> None:
    work = _raising(ValueError("who is Dana?"))

    outcome = await attempt(integrations, work, Call(), tries=6)

    failure = await JobFailure.objects().first()
    assert outcome.ending == Ending.FAILED
    assert failure is not None
    assert (failure.job, failure.attempts) == ("tests.raise", 6)
    assert failure.error.startswith("ValueError")
    assert "Dana" not in failure.error


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("error", [GiveUp("no such channel"), VendorRefused("no"), system.NotOpen("done")])
async def test_what_will_never_work_is_not_tried_again(integrations: Integrations, error: Exception) -> None:
    work = _raising(error)

    assert (await attempt(integrations, work, Call(), tries=1)).ending == Ending.FAILED


@pytest.mark.usefixtures("database")
async def test_one_that_takes_too_long_is_ended_and_tried_again(
    integrations: Integrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs.attempt, "LONGEST", timedelta(seconds=0.05))

    @job("tests.sleep")
    async def sleep(_: Integrations, **_facts: Any) -> None:
        await asyncio.sleep(5)

    endings = [(await attempt(integrations, sleep, Call(), tries=tries)).ending for tries in (1, MOST_TRIES)]

    assert endings == [Ending.AGAIN, Ending.FAILED]
    failure = await JobFailure.objects().first()
    assert failure is not None
    assert failure.error.startswith("TimeoutError")


@pytest.mark.usefixtures("database")
async def test_one_whose_worker_died_each_time_is_not_run_again_but_shown(integrations: Integrations) -> None:
    ran = []

    @job("tests.kill")
    async def kill(_: Integrations, **_facts: Any) -> None:
        ran.append(1)

    outcome = await attempt(integrations, kill, Call(), tries=MOST_TRIES + 1)

    assert outcome.ending == Ending.FAILED
    assert not ran
    assert await JobFailure.exists().where(JobFailure.job == "tests.kill")


@pytest.mark.usefixtures("database")
async def test_a_job_that_is_no_more_is_shown_under_its_name(integrations: Integrations) -> None:
    told = Call(facts={"stream_id": str(UUID(int=7))})

    outcome = await attempt(integrations, job_named("tests.gone"), told, tries=1)

    failure = await JobFailure.objects().first()
    assert outcome.ending == Ending.FAILED
    assert failure is not None
    assert (failure.job, failure.arguments) == ("tests.gone", '{"stream_id": "00000000-0000-0000-0000-000000000007"}')


@pytest.mark.usefixtures("database")
async def test_a_snooze_is_no_failure(integrations: Integrations) -> None:
    work = _raising(Snooze(seconds=300))

    assert await attempt(integrations, work, Call(), tries=1) == (Ending.LATER, 300)


async def test_a_job_runs_in_the_scope_of_its_event_and_in_no_other(integrations: Integrations, stage: Stage) -> None:
    seen = []

    @job("tests.look")
    async def look(_: Integrations, **_facts: Any) -> None:
        seen.append(scope())

    call = Call(business=stage.business.id, stations=(stage.hilltop.id,))

    with scoped(stage.scope_of(stage.riverside)):
        await attempt(integrations, look, call, tries=1)

    assert [(each.stations, each.actor) for each in seen] == [(frozenset({stage.hilltop.id}), "job:tests.look")]
    with pytest.raises(ScopeMissing):
        scope()


async def test_a_reaction_takes_effect_once_for_each_event(
    integrations: Integrations, riverside: Station, stage: Stage
) -> None:
    ran = []

    @reaction("tests.once")
    async def once(_: Integrations, event: CustomerAdded, _id: UUID) -> None:
        ran.append(event)

    await customers.add(name="Dana Ortiz")
    event = await DomainEvent.objects().where(DomainEvent.name == CustomerAdded.name).first()
    assert event is not None
    call = Call(
        event_id=event.id,
        business=riverside.business,
        stations=(riverside.id,),
        facts={"stream_id": str(event.stream_id)},
    )

    endings = [(await attempt(integrations, once, call, tries=1)).ending for _ in range(3)]

    assert endings == [Ending.DONE] * 3
    assert ran == [CustomerAdded(stream_id=event.stream_id)]


@pytest.mark.usefixtures("stage")
async def test_a_failed_job_is_done_again_when_a_person_asks_for_it(integrations: Integrations) -> None:
    nowhere = Call(event_id=UUID(int=1), facts={"stream_id": str(UUID(int=7))})
    await attempt(integrations, receive, nowhere, tries=1)
    failure = await JobFailure.objects().first()
    assert failure is not None

    with scoped(ALL_STATIONS):
        await system.retry_failure(failure.id)
    ran = await work_off(integrations)

    states = [row["state"] for row in await JobFailure.select(JobFailure.state).order_by(JobFailure.id)]
    assert "matching.receive" in {each.job for each in ran}
    assert states[0] == FailureState.RETRIED
    assert set(states[1:]) == {FailureState.OPEN}


async def test_a_retry_of_a_job_that_is_no_more_stops_nothing_and_comes_back(
    integrations: Integrations, stage: Stage
) -> None:
    gone = Call(business=stage.business.id, stations=(stage.riverside.id,))
    await attempt(integrations, job_named("tests.gone"), gone, tries=1)
    failure = await JobFailure.objects().first()
    assert failure is not None

    with scoped(stage.scope):
        await system.retry_failure(failure.id)
        ran = await work_off(integrations)

        assert ("tests.gone", Ending.FAILED) in ran
        assert "tests.gone" in {shown.job for shown in await system.failed_jobs()}
