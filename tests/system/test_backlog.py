"""Work that waits: how much, since when, and when that is an alarm."""

from datetime import UTC, datetime, timedelta

import pytest

from portal import clock
from portal.demo import Stage
from portal.domain import matching, system
from portal.domain.system import Alarm, AlarmKind, Backlog
from tables.events import OutboxEntry, WaitingJob
from tables.scope import scoped
from tests.cast import Builder
from tests.web.visitor import Visitor

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def _nothing_waits(stage: Stage) -> None:
    """Begin with an empty queue, whatever the stage has told."""
    assert stage
    await OutboxEntry.update({OutboxEntry.relayed_at: clock.now()}, force=True)
    await WaitingJob.delete(force=True)


pytestmark = pytest.mark.usefixtures("_nothing_waits")


async def _waits(*, since: datetime, key: str = "a", next_try_at: datetime | None = None) -> None:
    await WaitingJob(key=key, job="tests.job", due_at=since, next_try_at=next_try_at or since).save()


async def _work_alarms(stage: Stage, *, now: datetime) -> list[Alarm]:
    with scoped(stage.scope):
        return [alarm for alarm in await system.alarms(now=now) if alarm.kind == AlarmKind.WAITING]


async def test_nothing_waits() -> None:
    assert await system.backlog(now=NOON) == Backlog(0, None)


async def test_it_counts_what_is_due_from_when_it_was_first_due() -> None:
    await _waits(key="first", since=NOON - MINUTE, next_try_at=NOON + MINUTE)
    await _waits(key="second", since=NOON)
    await _waits(key="later", since=NOON + MINUTE)

    assert await system.backlog(now=NOON) == Backlog(2, NOON - MINUTE)


async def test_it_counts_events_that_are_not_in_the_queue_yet(a: Builder) -> None:
    before = clock.now()

    await a.booking()

    waiting = await system.backlog(now=clock.now())
    assert waiting.count > 0
    assert waiting.since is not None
    assert waiting.since >= before


@pytest.mark.parametrize(("minutes", "alarms"), [(1, 0), (3, 1)])
async def test_more_than_two_minutes_are_an_alarm(stage: Stage, minutes: int, alarms: int) -> None:
    await _waits(since=NOON - minutes * MINUTE)

    raised = await _work_alarms(stage, now=NOON)

    assert len(raised) == alarms
    for alarm in raised:
        assert alarm.sentence.startswith("1 job waits, the first for 3 minutes. Nothing is lost")


async def test_the_page_says_how_much_waits_and_raises_the_alarm(stage: Stage, visitor: Visitor) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    await OutboxEntry.update({OutboxEntry.relayed_at: clock.now()}, force=True)
    quiet = (await visitor.get("/riverside/machinery")).text
    await _waits(since=clock.now() - MINUTE)
    busy = (await visitor.get("/riverside/machinery")).text
    await _waits(key="old", since=clock.now() - 30 * MINUTE)
    late = (await visitor.get("/riverside/machinery")).text

    assert "is done within seconds" in quiet
    assert "1 job, the first since" in busy
    assert "2 jobs wait, the first for 30 minutes." in late


async def test_a_kept_mail_that_was_never_read_is_shown_and_read(
    a: Builder, stage: Stage, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    await visitor.logs_in(stage.users["olive"].id)
    mail = await a.mail(b"From: chase@example.com\n\n$100")
    await OutboxEntry.update({OutboxEntry.relayed_at: clock.now()}, force=True)
    later = clock.now() + 5 * MINUTE
    monkeypatch.setattr(clock, "now", lambda: later)

    page = (await visitor.get("/riverside/machinery")).text
    await visitor.submits("/riverside/machinery/rereading", page="/riverside/machinery")

    told = await OutboxEntry.select(OutboxEntry.event.stream_id).where(
        OutboxEntry.relayed_at.is_null() & (OutboxEntry.event.name == "system.mail.received")
    )
    assert "1 kept mail was never read." in page
    assert [row["event.stream_id"] for row in told] == [mail.id]


async def test_only_a_mail_that_has_waited_for_long_counts_as_never_read(a: Builder, stage: Stage) -> None:
    mail = await a.mail(b"From: chase@example.com\n\n$100")
    read = await a.notification()

    with scoped(stage.scope_of(stage.riverside)):
        at_once = await matching.unread(now=clock.now())
        later = await matching.unread(now=clock.now() + 5 * MINUTE)

    assert at_once == []
    assert later == [mail.id] != [read.mail]
