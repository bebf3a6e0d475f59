"""The candidates, their ticks and sentences, and what a person is advised to do."""

from datetime import timedelta

import pytest

from portal.domain.matching.score import (
    Declaration,
    DueKind,
    Guard,
    Index,
    Known,
    OpenBooking,
    Received,
    SuggestedAction,
    Tick,
)
from portal.domain.matching.score.amounts import asked_of, fit
from portal.domain.matching.score.evidence import REASONS, SENTENCES
from portal.domain.matching.score.weights import WEIGHTS, Point
from tests.matching.examples import BOOKING, NAMESAKE, NOON, OTHER, booking, judged, payment


def test_every_point_has_a_weight_and_a_sentence() -> None:
    assert set(WEIGHTS) == set(SENTENCES) == set(Point)


def test_every_guard_has_a_sentence() -> None:
    assert set(REASONS) == set(Guard)


@pytest.mark.parametrize(
    ("amount_cents", "paid_cents", "point", "due"),
    [
        (100_00, 0, Point.DEPOSIT_EXACT, DueKind.DEPOSIT),
        (800_00, 0, Point.BALANCE_EXACT, DueKind.BALANCE),
        (900_00, 0, Point.TOTAL_EXACT, DueKind.TOTAL),
        (800_00, 100_00, Point.BALANCE_EXACT, DueKind.BALANCE),
        (100_00, 800_00, Point.REST_EXACT, DueKind.BALANCE),
        (102_90, 0, Point.WITH_FEE, DueKind.DEPOSIT),
        (105_00, 0, Point.DEPOSIT_ROUNDED, DueKind.DEPOSIT),
        (200_00, 0, Point.DEPOSIT_TWICE, DueKind.DEPOSIT),
        (960_00, 100_00, Point.WITH_USUAL_TIP, DueKind.BALANCE),
        (810_00, 100_00, Point.WITH_TIP, DueKind.BALANCE),
        (780_00, 100_00, Point.ROUNDED, DueKind.BALANCE),
        (400_00, 100_00, Point.PART_EVEN, DueKind.BALANCE),
        (333_33, 100_00, Point.PART, DueKind.BALANCE),
        (5000_00, 100_00, Point.AMOUNT_MORE, DueKind.BALANCE),
        (100_00, 900_00, Point.TIP_AFTERWARDS, DueKind.NOTHING),
        (800_00, 900_00, Point.NOTHING_DUE, DueKind.NOTHING),
    ],
)
def test_it_reads_what_an_amount_is(amount_cents: int, paid_cents: int, point: Point, due: DueKind) -> None:
    open_booking = booking(paid_cents=paid_cents)

    read = fit(amount_cents, open_booking, asked_of(open_booking))

    assert (read.point, read.due) == (point, due)


def test_a_booking_without_deposit_owes_only_its_total() -> None:
    assert [asked.due for asked in asked_of(booking(deposit_cents=0))] == [DueKind.TOTAL]


def test_a_candidate_shows_its_ticks_and_says_why() -> None:
    verdict = judged(payment(memo="MH-7K4Q2X June 20"))

    best = verdict.candidates[0]

    assert (best.ticks.name, best.ticks.amount, best.ticks.memo, best.ticks.date) == (Tick.YES,) * 4
    assert best.ticks.alias is Tick.NO
    assert best.level == 3
    assert best.evidence[0] == "The memo has this booking's reference, MH-7K4Q2X."
    assert (best.due, best.due_cents) == (DueKind.DEPOSIT, 100_00)


def test_it_counts_how_many_owe_the_same() -> None:
    assert judged(payment(payer_name="Wahab Koshy")).same_amount == 2


def test_a_relative_ranks_before_a_stranger() -> None:
    verdict = judged(payment(payer_name="Luis Velarde"))

    assert [candidate.booking_id for candidate in verdict.candidates] == ["ana", "tom"]


def test_a_first_name_in_the_memo_ranks_its_bearer_first() -> None:
    verdict = judged(payment(payer_name="Wahab Koshy", memo="for Tomas's party"))

    assert verdict.candidates[0].booking_id == "tom"


@pytest.mark.parametrize(
    ("received", "bookings", "suggestion"),
    [
        (payment(amount_cents=960_00), (booking(paid_cents=100_00),), SuggestedAction.TIP),
        (payment(amount_cents=102_90), (BOOKING,), SuggestedAction.FEE),
        (payment(amount_cents=400_00), (booking(paid_cents=100_00),), SuggestedAction.PART),
        (payment(), (booking(paid_cents=100_00),), SuggestedAction.DUPLICATE),
        (
            payment(amount_cents=850_00),
            (booking(paid_cents=100_00, total_cents=850_00), NAMESAKE),
            SuggestedAction.SPLIT,
        ),
        (payment(memo="rent"), (BOOKING,), SuggestedAction.NOT_A_PAYMENT),
        (payment(memo="tip"), (BOOKING,), SuggestedAction.TIP),
        (payment(payer_name="Wahab Koshy"), (BOOKING,), None),
        (payment(), (BOOKING,), None),
    ],
)
def test_it_suggests_what_the_money_may_be(
    received: Received, bookings: tuple[OpenBooking, ...], suggestion: SuggestedAction | None
) -> None:
    assert judged(received, *bookings).suggestion is suggestion


def test_an_index_forgets_what_is_dropped_and_takes_over_what_changed() -> None:
    index = Index([BOOKING, OTHER])

    index.drop("tom")
    index.put(booking(paid_cents=100_00))

    assert len(index) == 1
    assert index.same_amount("USD", 100_00) == 0
    assert index.same_amount("USD", 800_00) == 1
    assert index.bearers("quint") == 0
    assert [entry.booking.id for entry in index.with_words(["velardo"])] == ["ana"]


def test_a_stale_declaration_says_nothing() -> None:
    said = Declaration(method="", payer_name="Wahab Koshy", amount_cents=100_00, at=NOON - timedelta(days=40))

    verdict = judged(payment(payer_name="Wahab Koshy"), booking(declarations=(said,)), known=Known())

    assert verdict.guards == (Guard.NO_IDENTITY,)
