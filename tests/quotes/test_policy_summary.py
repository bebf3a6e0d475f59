"""A policy in sentences: nothing is promised whose day has passed."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

from datetime import date

from tests.cast import Builder

EVENT = date(2026, 12, 20)


async def test_a_deposit_comes_back_until_a_day(a: Builder, riverside: object) -> None:
    from portal.domain import catalog, quotes

    policy = await catalog.policy()

    assert "until December 13" in quotes.policy_summary(policy, EVENT, today=date(2026, 12, 13))[0]
    assert "until December 13" in quotes.promises(policy, EVENT, today=date(2026, 12, 13))[0]


async def test_nothing_comes_back_once_that_day_has_passed(a: Builder, riverside: object) -> None:
    from portal.domain import catalog, quotes

    policy = await catalog.policy()

    assert "does not go back" in quotes.policy_summary(policy, EVENT, today=date(2026, 12, 14))[0]
    assert not any("comes back" in words for words in quotes.promises(policy, EVENT, today=date(2026, 12, 14)))
