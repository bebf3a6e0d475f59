"""Reactions that are not due at once."""

import os
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

import jobs.relay
from jobs import queue
from jobs.job import Job, until_undo_ends
from jobs.mailings import send_held
from jobs.reaction import delayed
from jobs.relay import relay
from portal import clock
from portal.domain.bookings import BookingMade
from portal.settings import Settings
from tables.events import DomainEvent, WaitingJob
from tests.cast import Builder
from tests.journeys.work import integrations_in, work_off

SETTINGS = msgspec.structs.replace(Settings.from_env(os.environ), undo_seconds=120)


@pytest.fixture
def letter(monkeypatch: pytest.MonkeyPatch) -> Job:
    """Have a letter wait until an undo is over."""
    monkeypatch.setitem(jobs.relay._JOBS, BookingMade.name, (delayed(send_held, until_undo_ends),))
    return send_held


async def _one_booking(a: Builder) -> DomainEvent:
    while await relay(SETTINGS):
        pass
    await WaitingJob.delete(force=True)
    await a.booking()
    await relay(SETTINGS)
    made = await DomainEvent.objects().where(DomainEvent.name == BookingMade.name).first()
    assert made is not None
    return made


async def test_a_delayed_reaction_is_due_so_long_after_its_event(a: Builder, letter: Job) -> None:
    made = await _one_booking(a)

    [row] = await WaitingJob.select(WaitingJob.id, WaitingJob.due_at).where(WaitingJob.job == letter.name)
    assert row["due_at"] == made.created_at + timedelta(seconds=120)
    assert row["id"] not in {each.id for each in await queue.due(most=50)}


async def test_it_runs_when_its_time_has_come(a: Builder, letter: Job, tmp_path: Path) -> None:
    await _one_booking(a)

    now = {ran.job for ran in await work_off(integrations_in(tmp_path), until=clock.now())}
    later = {ran.job for ran in await work_off(integrations_in(tmp_path))}

    assert (letter.name in now, letter.name in later) == (False, True)
