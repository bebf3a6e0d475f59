"""What comes first: what has to be begun first, by examples."""

from uuid import UUID

import pytest

from portal.domain.today import MENDED_IN, Need, NeedKind, ranked
from tests.today.examples import need

PARTY_TOMORROW = need(NeedKind.NO_CHEF, hours=30, subject=UUID(int=1))
PARTY_IN_FIVE_DAYS = need(NeedKind.NO_CHEF, hours=120, subject=UUID(int=2))
HOLD_IN_40_MINUTES = need(NeedKind.HOLD, hours=0.6, subject=UUID(int=3))
HOLD_TONIGHT = need(NeedKind.HOLD, hours=8, subject=UUID(int=4))
PAYMENT_FOR_IT = need(NeedKind.PAYMENT, hours=0.6, subject=UUID(int=5))
QUESTION = need(NeedKind.MESSAGE, hours=3, subject=UUID(int=6))
TASK_TODAY = need(NeedKind.TASK, hours=12, subject=UUID(int=7))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(PARTY_TOMORROW, HOLD_IN_40_MINUTES, id="a chef takes days to find, a hold an hour to extend"),
        pytest.param(HOLD_IN_40_MINUTES, PARTY_IN_FIVE_DAYS, id="five days are enough to find a chef"),
        pytest.param(PAYMENT_FOR_IT, HOLD_IN_40_MINUTES, id="a payment takes longer to look into than a hold"),
        pytest.param(QUESTION, HOLD_TONIGHT, id="an answer this afternoon, a hold tonight"),
        pytest.param(QUESTION, TASK_TODAY, id="a task that is due tonight takes half a day, but not yet"),
    ],
)
def test_what_has_to_be_begun_first_comes_first(before: Need, after: Need) -> None:
    assert ranked([after, before])[0] == before or before.begin_at == after.begin_at
    assert before.begin_at <= after.begin_at


def test_within_a_quarter_of_an_hour_more_money_comes_first() -> None:
    small = need(NeedKind.HOLD, hours=2, subject=UUID(int=1), worth_cents=500_00)
    large = need(NeedKind.HOLD, hours=2.1, subject=UUID(int=2), worth_cents=2_000_00)
    later = need(NeedKind.HOLD, hours=5, subject=UUID(int=3), worth_cents=9_000_00)

    assert ranked([later, small, large]) == [large, small, later]


def test_the_order_is_the_same_every_time() -> None:
    same = [need(NeedKind.TASK, hours=2, subject=UUID(int=number)) for number in range(5)]

    assert ranked(reversed(same)) == same


def test_every_kind_has_a_time_that_it_takes() -> None:
    assert set(MENDED_IN) == set(NeedKind)
