"""The month to pick a date from: it leads to no month in which nothing can be picked."""

from datetime import date

import pytest

from portal.controllers.openings_month import month_of


@pytest.mark.parametrize(
    ("today", "soonest", "earlier"),
    [
        (date(2026, 11, 30), date(2026, 12, 2), None),  # two days of notice end in the month that is shown
        (date(2026, 11, 28), date(2026, 11, 30), date(2026, 11, 1)),
        (date(2026, 12, 10), date(2026, 12, 12), None),
    ],
)
def test_earlier_leads_back_only_to_what_can_be_booked(today: date, soonest: date, earlier: date | None) -> None:
    month = month_of({}, first=date(2026, 12, 1), today=today, soonest=soonest, horizon_days=365)

    assert month.earlier == earlier
