"""A reaction is handed its event as the class that was recorded, whatever copy of the portal had it wait."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from jobs import access, bookings, notifications
from jobs.attempt import Ending, attempt
from jobs.by_name import BY_NAME, RENAMED, job_named
from jobs.job import Call
from jobs.reaction import Reaction, repeatable_reaction, when
from portal.domain.access import SignInChange, SignInChanged
from portal.domain.bookings import BookingPaid
from portal.domain.leads import LeadCaptured
from portal.integrations.connect import Integrations
from tests.journeys.work import integrations_in

USER = UUID(int=7)


@pytest.fixture
def integrations(tmp_path: Path) -> Integrations:
    return integrations_in(tmp_path)


def _noting(seen: list[Any]) -> Reaction[SignInChanged]:
    @repeatable_reaction("tests.note")
    async def note(_: Integrations, event: SignInChanged, event_id: UUID) -> None:
        seen.append((event, event_id))

    return note


def _told(**facts: Any) -> Call:
    return Call(event_id=UUID(int=1), event=SignInChanged.name, facts={"stream_id": str(USER), **facts})


async def test_it_is_handed_the_event_with_its_facts_as_what_they_are(integrations: Integrations) -> None:
    seen: list[Any] = []

    await _noting(seen)(integrations, _told(change="password", by=str(USER)))

    assert seen == [(SignInChanged(stream_id=USER, change=SignInChange.PASSWORD, by=USER), UUID(int=1))]


async def test_facts_that_this_copy_does_not_know_are_ignored(integrations: Integrations) -> None:
    seen: list[Any] = []

    await _noting(seen)(integrations, _told(change="password", device="phone"))

    assert [event.change for event, _ in seen] == [SignInChange.PASSWORD]


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize(
    "told",
    [
        _told(change="made up"),
        _told(),
        Call(event_id=UUID(int=1), event="reviews.review.came_in", facts={"stream_id": str(USER)}),
        Call(event_id=UUID(int=1), facts={"stream_id": str(USER)}),
        Call(),
    ],
    ids=["a value that is none", "a fact that is missing", "an unknown event", "an event that is not there", "none"],
)
async def test_what_cannot_be_read_waits_for_a_person_at_once(integrations: Integrations, told: Call) -> None:
    seen: list[Any] = []

    outcome = await attempt(integrations, _noting(seen), told, tries=1)

    assert outcome.ending == Ending.FAILED
    assert seen == []


def test_jobs_that_wait_under_an_older_name_are_still_done() -> None:
    assert job_named("notifications.booking_paid") is notifications.notify
    assert job_named("payments.chronicle") is bookings.add_to_timeline
    assert set(RENAMED.values()) <= set(BY_NAME)
    assert not set(RENAMED) & set(BY_NAME)


def test_mypy_refuses_what_would_fail_at_night() -> None:
    """Fail in mypy, by an unused `ignore`, when one of these is no longer refused."""

    async def renamed(_: Integrations, event: BookingPaid, _id: UUID) -> None:
        assert event.amount  # type: ignore[attr-defined]

    async def takes_a_lead(_: Integrations, _event: LeadCaptured, _id: UUID) -> None:
        """Do nothing."""

    lead = repeatable_reaction("tests.lead")(takes_a_lead)

    assert when(BookingPaid).do(repeatable_reaction("tests.renamed")(renamed))
    assert when(LeadCaptured).do(lead, notifications.notify)
    assert when(BookingPaid).do(lead)  # type: ignore[arg-type]
    assert when(LeadCaptured).do(bookings.add_to_timeline)  # type: ignore[arg-type]
    assert when(LeadCaptured).do(access.send_notice)  # type: ignore[arg-type]
