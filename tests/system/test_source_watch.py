"""When silence, or a mail that is not understood, is worth an alarm."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from portal.domain.system.source_watch import is_no_longer_understood, is_silent, is_unread, usual_gap
from tables.scope import Scope, scoped
from tables.system import Mailbox, MailSource

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = 24 * 3600
ANYWHERE = Scope(uuid4(), frozenset())


def source(**changes: Any) -> MailSource:
    facts: dict[str, Any] = {"mailbox": uuid4(), "sender": "chase.com", "mails": 10, "usual_gap_seconds": DAY}
    with scoped(ANYWHERE):
        return MailSource(**(facts | {"seen_at": NOW} | changes))


def mailbox(**changes: Any) -> Mailbox:
    facts: dict[str, Any] = {"address": "pay@example.com", "is_on": True, "read_at": NOW}
    with scoped(ANYWHERE):
        return Mailbox(**(facts | changes))


@pytest.mark.parametrize(
    ("before", "gap", "after"),
    [(None, 60, 60), (60, 100, 100), (100, 0, 95), (6 * DAY, 0, 6 * DAY * 95 // 100)],
)
def test_a_long_pause_is_learned_at_once_and_forgotten_slowly(before: int | None, gap: float, after: int) -> None:
    assert usual_gap(before, gap_seconds=gap) == after


def test_a_weekend_is_no_silence_where_it_is_usual() -> None:
    gap = None
    for pause in [3 * DAY, *[3600] * 15]:  # a Friday to Monday, then a busy Monday
        gap = usual_gap(gap, gap_seconds=pause)

    assert not is_silent(source(usual_gap_seconds=gap, seen_at=NOW - timedelta(days=4)), now=NOW)


@pytest.mark.parametrize(
    ("facts", "is_alarm"),
    [
        ({"seen_at": NOW - timedelta(days=3, hours=1)}, True),
        ({"seen_at": NOW - timedelta(days=2, hours=23)}, False),
        ({"seen_at": NOW - timedelta(days=1, hours=23), "usual_gap_seconds": 60}, False),
        ({"seen_at": NOW - timedelta(days=2, hours=1), "usual_gap_seconds": 60}, True),
        ({"seen_at": NOW - timedelta(days=300), "mails": 4}, False),
        ({"seen_at": NOW - timedelta(days=300), "usual_gap_seconds": None}, False),
    ],
)
def test_silence_is_three_usual_pauses_and_never_less_than_two_days(
    facts: dict[str, object], *, is_alarm: bool
) -> None:
    assert is_silent(source(**facts), now=NOW) is is_alarm


@pytest.mark.parametrize(("in_a_row", "is_alarm"), [(0, False), (1, False), (2, True)])
def test_two_mails_that_are_not_understood_are_an_alarm(in_a_row: int, *, is_alarm: bool) -> None:
    assert is_no_longer_understood(source(not_understood_in_a_row=in_a_row)) is is_alarm


@pytest.mark.parametrize(
    ("facts", "is_alarm"),
    [
        ({"read_at": NOW - timedelta(minutes=14)}, False),
        ({"read_at": NOW - timedelta(minutes=16)}, True),
        ({"read_at": NOW - timedelta(minutes=16), "is_on": False}, False),
        ({"read_at": None, "created_at": NOW - timedelta(minutes=16)}, True),
        ({"read_at": None, "created_at": NOW - timedelta(minutes=1)}, False),
    ],
)
def test_a_mailbox_that_is_on_must_be_read_every_quarter_of_an_hour(
    facts: dict[str, object], *, is_alarm: bool
) -> None:
    assert is_unread(mailbox(**facts), now=NOW) is is_alarm
