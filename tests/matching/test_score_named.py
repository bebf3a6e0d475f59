"""Whom the reason speaks of, a person can pick."""

from datetime import date, timedelta

from tests.matching.examples import NOON, booking, judged, payment

LONG_AGO = NOON - timedelta(days=90)


def test_a_booking_that_the_reason_names_is_a_candidate_however_low_it_ranks() -> None:
    kin = [
        booking(id=f"kin-{number}", customer_id=f"c{number}", customer_name=f"Berta{letter} Velarde",
                reference=f"MH-SSSSS{number}")
        for number, letter in enumerate("abcdefghijkl")
    ]  # fmt: skip
    hers = booking(deposit_cents=99_00, total_cents=99_00, event_date=date(2025, 12, 20), created_at=LONG_AGO)

    verdict = judged(payment(payer_name="A Velarde"), *kin, hers)

    assert "Ana Velarde" in verdict.why_not
    assert [each.booking_id for each in verdict.candidates if each.is_named] == [hers.id]


def test_a_payment_without_identity_names_nobody() -> None:
    verdict = judged(payment(payer_name="Somebody Unheardof"))

    assert not any(each.is_named for each in verdict.candidates)
