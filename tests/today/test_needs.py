"""What a day's rows ask of a person: each rule with the example on both sides of it."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import msgspec
import pytest

from portal.domain.chefs import Absence, AbsenceKind
from portal.domain.today import Need, NeedKind, TodayParty
from portal.domain.today.needs import of_leads, of_offers, of_party, of_payments, of_tasks, of_threads
from portal.domain.today.rows import ThreadLine, TodayLead, TodayOffer, TodayPayment, TodayTask
from tables.bookings import BookingState
from tests.today.examples import KENJI, NOW, STATION, ZONE, paid, party

OFF = Absence(AbsenceKind.OFF, "Wedding")
HELD = {"state": BookingState.PENDING_DEPOSIT, "paid_cents": 0}


def found(of: TodayParty) -> list[Need]:
    return list(of_party(of, now=NOW, balance_due_days=1))


def kinds(of: TodayParty) -> list[NeedKind]:
    return [need.kind for need in found(of)]


def test_a_paid_party_with_its_chef_needs_nobody() -> None:
    assert kinds(paid(1)) == []


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        pytest.param(paid(1, assignments=()), [NeedKind.NO_CHEF], id="no chef"),
        pytest.param(paid(1, chefs_needed=2), [NeedKind.NO_CHEF], id="one chef of two"),
        pytest.param(paid(1, assignments=(), state=BookingState.CANCELLED), [], id="cancelled"),
        pytest.param(
            paid(1, assignments=(msgspec.structs.replace(KENJI, absence=OFF),)),
            [NeedKind.CONFLICT],
            id="the chef is away",
        ),
        pytest.param(party(1, hours=30), [], id="the balance is due tomorrow"),
        pytest.param(party(1, hours=20), [NeedKind.BALANCE], id="the balance is due"),
        pytest.param(party(1, hours=100, paid_cents=40_00), [NeedKind.DEPOSIT], id="a deposit in four days"),
        pytest.param(party(1, hours=200, paid_cents=40_00), [], id="a deposit in eight days"),
        pytest.param(
            party(1, hours=200, **HELD, hold_until_at=NOW + timedelta(hours=3)), [NeedKind.HOLD], id="a hold runs out"
        ),
        pytest.param(party(1, hours=90, **HELD, hold_until_at=NOW + timedelta(hours=30)), [], id="a hold of tomorrow"),
        pytest.param(
            party(1, hours=900, state=BookingState.EXPIRED, paid_cents=50_00, assignments=()),
            [NeedKind.STRAY_MONEY],
            id="money without a date",
        ),
        pytest.param(party(1, hours=900, state=BookingState.EXPIRED, paid_cents=0), [], id="a hold that ran out"),
        pytest.param(paid(1, hours=-3), [NeedKind.UNFINISHED], id="over, and nobody said so"),
        pytest.param(paid(1, hours=-3, state=BookingState.COMPLETED), [], id="completed"),
        pytest.param(paid(1, hours=-3, assignments=()), [NeedKind.UNFINISHED], id="too late for a chef"),
    ],
)
def test_what_a_party_needs(of: TodayParty, expected: list[NeedKind]) -> None:
    assert kinds(of) == expected


def test_a_row_opens_the_part_of_the_booking_that_it_is_about() -> None:
    (need,) = found(paid(3, assignments=()))

    assert need.path == f"/bookings/{UUID(int=3)}#chefs"
    assert (need.person, need.worth_cents, need.number) == ("Dana Ortiz", 1_000_00, 1)


def test_a_task_is_due_when_its_day_ends_at_the_station() -> None:
    task = TodayTask(
        UUID(int=1), STATION, UUID(int=2), "Dana Ortiz", "call", "Call about the stairs", None, date(2026, 6, 13), NOW
    )

    (need,) = of_tasks([task], {STATION: ZONE})

    assert need.too_late_at == datetime(2026, 6, 14, 7, 0, tzinfo=UTC)
    assert need.path.endswith("#tasks")


def test_a_refund_without_a_date_is_due_in_three_days() -> None:
    task = TodayTask(UUID(int=1), STATION, UUID(int=2), "Dana Ortiz", "refund", "Canceled in time", 100_00, None, NOW)

    (need,) = of_tasks([task], {STATION: ZONE})

    assert (need.kind, need.worth_cents) == (NeedKind.REFUND, 100_00)
    assert need.too_late_at == NOW + timedelta(days=3)


def test_an_answer_is_owed_before_the_party_begins() -> None:
    thread = ThreadLine(UUID(int=1), STATION, UUID(int=9), "Dana Ortiz", UUID(int=4), NOW - timedelta(hours=1), 2)
    without = msgspec.structs.replace(thread, booking=None)

    (soon,) = of_threads([thread], {UUID(int=4): party(4, hours=1)})
    (open_,) = of_threads([without], {})

    assert soon.too_late_at == NOW + timedelta(hours=1)
    assert open_.too_late_at == NOW + timedelta(hours=3)
    assert open_.path == f"/customers/{UUID(int=9)}"


def test_a_payment_waits_until_its_hold_ends_or_for_two_days() -> None:
    row = TodayPayment(
        UUID(int=1), STATION, "D ORTIZ", 100_00, "Several names", NOW, NOW + timedelta(hours=1), None, ""
    )

    (urgent,) = of_payments([row])
    (ordinary,) = of_payments([msgspec.structs.replace(row, urgent_at=None)])

    assert urgent.too_late_at == NOW + timedelta(hours=1)
    assert ordinary.too_late_at == NOW + timedelta(days=2)


def test_an_offer_runs_out() -> None:
    (need,) = of_offers([TodayOffer(UUID(int=1), STATION, date(2026, 6, 20), "Ana Pires", 12, NOW)])

    assert (need.kind, need.too_late_at, need.words) == (NeedKind.OFFER, NOW, "Sat, Jun 20")


def test_a_lead_waits_four_hours_for_an_answer() -> None:
    lead = TodayLead(UUID(int=5), STATION, "Priya Raman", 140, NOW - timedelta(hours=1))

    (need,) = of_leads([lead])

    assert (need.kind, need.person, need.path) == (NeedKind.LEAD, "Priya Raman", f"/leads/{UUID(int=5)}")
    assert need.too_late_at == NOW + timedelta(hours=3)


def test_a_chef_who_is_away_is_named_with_the_reason() -> None:
    (need,) = found(paid(1, assignments=(msgspec.structs.replace(KENJI, absence=OFF),)))

    assert need.words == "Kenji Watanabe is off (Wedding)"
