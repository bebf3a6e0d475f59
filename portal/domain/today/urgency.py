"""What needs a person next, and in which order: the formula.

Everything that waits has a moment from which it is too late (the party begins, the hold ends, the task is due), and
takes some time to mend (`MENDED_IN`). What has to be begun first comes first: *too late* less *mended in*. Where two
must be begun in the same quarter of an hour, the one that more money hangs on comes first.

A party without a chef at 6 PM tomorrow has to be begun two days before that, which is yesterday; a hold that ends in
an hour and a half can wait for half an hour. So the party comes first, and its row can say why.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

import msgspec

_QUARTER: Final = 15 * 60


class NeedKind(StrEnum):
    """What it is that waits for a person."""

    NO_CHEF = "no_chef"
    CONFLICT = "conflict"
    PAYMENT = "payment"
    HOLD = "hold"
    DEPOSIT = "deposit"
    BALANCE = "balance"
    UNPAID = "unpaid"
    STRAY_MONEY = "stray_money"
    REFUND = "refund"
    MESSAGE = "message"
    LEAD = "lead"
    TASK = "task"
    OFFER = "offer"
    UNFINISHED = "unfinished"


MENDED_IN: Final[dict[NeedKind, timedelta]] = {
    NeedKind.NO_CHEF: timedelta(days=3),
    NeedKind.CONFLICT: timedelta(days=3),
    NeedKind.PAYMENT: timedelta(hours=2),
    NeedKind.HOLD: timedelta(hours=1),
    NeedKind.DEPOSIT: timedelta(days=2),
    NeedKind.BALANCE: timedelta(days=1),
    NeedKind.UNPAID: timedelta(days=1),
    NeedKind.STRAY_MONEY: timedelta(days=2),
    NeedKind.REFUND: timedelta(days=1),
    NeedKind.MESSAGE: timedelta(hours=1),
    NeedKind.LEAD: timedelta(hours=1),
    NeedKind.TASK: timedelta(hours=8),
    NeedKind.OFFER: timedelta(minutes=30),
    NeedKind.UNFINISHED: timedelta(hours=4),
}
"""How long it takes to put right, counted in the time of people who have other things to do."""


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """Something that waits for a person. `path` is its page, after the station's address.

    `subject` is the row that it is about, `person` whose it is; `at` is a moment for its sentence (the party's
    beginning, the time since which somebody waits) where that is not the moment from which it is too late; `runs_out`
    says what happens then.
    """

    kind: NeedKind
    subject: UUID
    station: UUID
    path: str
    too_late_at: datetime
    person: str = ""
    worth_cents: int = 0
    at: datetime | None = None
    words: str = ""
    number: int = 0
    runs_out: str = ""

    @property
    def begin_at(self) -> datetime:
        """Return when somebody has to begin with it."""
        return self.too_late_at - MENDED_IN[self.kind]


def ranked(needs: Iterable[Need]) -> list[Need]:
    """Return what needs a person in the order in which it has to be begun."""
    return sorted(needs, key=_place)


def _place(need: Need) -> tuple[int, int, float, str]:
    begin = need.begin_at.timestamp()
    return int(begin // _QUARTER), -need.worth_cents, begin, str(need.subject)
