"""How an attempt at a job ends."""

from typing import Any

import pytest

from jobs import attempt as attempts
from jobs.attempt import BACK_OFF_SECONDS, Ending, attempt
from jobs.job import Call, GiveUp, Job, Snooze, job, reaction
from portal.demo import Stage
from portal.domain import system
from portal.integrations.connect import Integrations
from portal.integrations.errors import VendorRefused, VendorUnavailable
from tables.scope import ALL_STATIONS, ScopeMissing, scope, scoped
from tables.stations import Station
from tables.system import JobFailure
from tests.journeys.work import integrations_in


@pytest.fixture
def integrations(tmp_path: Any) -> Integrations:
    return integrations_in(tmp_path)


def _known_as(monkeypatch: pytest.MonkeyPatch, work: Job) -> Job:
    monkeypatch.setitem(attempts.BY_NAME, work.name, work)
    return work


def _raising(error: Exception) -> Job:
    @job("tests.raise")
    async def fail(_: Integrations, **_facts: Any) -> None:
        raise error

    return fail


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("error", [VendorUnavailable("away"), ValueError("who is Dana?"), OSError()])
async def test_it_tries_again_with_longer_and_longer_pauses(
    monkeypatch: pytest.MonkeyPatch, integrations: Integrations, error: Exception
) -> None:
    work = _known_as(monkeypatch, _raising(error))

    pauses = [await attempt(integrations, work.name, Call(), tries=tries) for tries in range(1, 6)]

    assert [each.seconds for each in pauses] == list(BACK_OFF_SECONDS)
    assert {each.ending for each in pauses} == {Ending.AGAIN}


@pytest.mark.usefixtures("database")
async def test_it_ends_on_the_page_of_failures_without_what_the_error_said(
    monkeypatch: pytest.MonkeyPatch, integrations: Integrations
) -> None:
    work = _known_as(monkeypatch, _raising(ValueError("who is Dana?")))

    outcome = await attempt(integrations, work.name, Call(), tries=6)

    failure = await JobFailure.objects().first()
    assert outcome.ending == Ending.FAILED
    assert failure is not None
    assert (failure.job, failure.attempts) == ("tests.raise", 6)
    assert failure.error.startswith("ValueError")
    assert "Dana" not in failure.error


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("error", [GiveUp("no such channel"), VendorRefused("no"), system.NotOpen("done")])
async def test_what_will_never_work_is_not_tried_again(
    monkeypatch: pytest.MonkeyPatch, integrations: Integrations, error: Exception
) -> None:
    work = _known_as(monkeypatch, _raising(error))

    assert (await attempt(integrations, work.name, Call(), tries=1)).ending == Ending.FAILED


@pytest.mark.usefixtures("database")
async def test_a_snooze_is_no_failure(monkeypatch: pytest.MonkeyPatch, integrations: Integrations) -> None:
    work = _known_as(monkeypatch, _raising(Snooze(seconds=300)))

    assert await attempt(integrations, work.name, Call(), tries=1) == (Ending.LATER, 300)


async def test_a_job_runs_in_the_scope_of_its_event_and_in_no_other(
    monkeypatch: pytest.MonkeyPatch, integrations: Integrations, stage: Stage
) -> None:
    seen = []

    @job("tests.look")
    async def look(_: Integrations, **_facts: Any) -> None:
        seen.append(scope())

    _known_as(monkeypatch, look)
    call = Call(business=stage.business.id, stations=(stage.hilltop.id,))

    with scoped(stage.scope_of(stage.riverside)):
        await attempt(integrations, look.name, call, tries=1)

    assert [(each.stations, each.actor) for each in seen] == [(frozenset({stage.hilltop.id}), "job:tests.look")]
    with pytest.raises(ScopeMissing):
        scope()


async def test_a_reaction_takes_effect_once_for_each_event(
    monkeypatch: pytest.MonkeyPatch, integrations: Integrations, riverside: Station, stage: Stage
) -> None:
    from portal.domain import customers
    from tables.events import DomainEvent

    ran = []

    @reaction("tests.once")
    async def once(_: Integrations, **_facts: Any) -> None:
        ran.append(1)

    _known_as(monkeypatch, once)
    await customers.add(name="Dana Ortiz")
    event = await DomainEvent.objects().first()
    assert event is not None
    call = Call(event_id=event.id, business=riverside.business, stations=(riverside.id,))

    for _ in range(3):
        await attempt(integrations, once.name, call, tries=1)

    assert ran == [1]


@pytest.mark.usefixtures("stage")
async def test_a_failed_job_is_done_when_a_person_asks_for_it_again(
    monkeypatch: pytest.MonkeyPatch, integrations: Integrations
) -> None:
    from jobs import relay as relays
    from tests.journeys.work import work_off

    tried: list[dict[str, Any]] = []

    @job("tests.flaky")
    async def flaky(_: Integrations, **facts: Any) -> None:
        tried.append(facts)
        if len(tried) == 1:
            raise GiveUp("not yet")

    _known_as(monkeypatch, flaky)
    monkeypatch.setitem(relays.BY_NAME, flaky.name, flaky)
    await attempt(integrations, flaky.name, Call(facts={"mailbox_id": "7"}), tries=1)
    failure = await JobFailure.objects().first()
    assert failure is not None

    with scoped(ALL_STATIONS):
        await system.retry_failure(failure.id)
    await work_off(integrations)

    assert [each["mailbox_id"] for each in tried] == ["7", "7", "7"]
