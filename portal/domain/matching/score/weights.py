"""Every point of evidence and what it weighs, in one table.

A weight is a natural logarithm of odds: 0 says nothing, +1 makes a candidate e (2.7) times as likely against the
others, -1 as much less. Weights rank suggestions; they never decide that a payment is applied: that is the gate's part.
"""

from enum import StrEnum


class Point(StrEnum):
    """One thing that speaks for or against a candidate."""

    __hash__ = str.__hash__  # an enum's own is written in Python, and points are looked up for every booking

    REFERENCE = "reference"
    REFERENCE_FAILED_CHECK = "reference_failed_check"
    REFERENCE_LOOSE = "reference_loose"
    REFERENCE_NEAR = "reference_near"
    REFERENCE_OTHER = "reference_other"
    HANDLE = "handle"
    HANDLE_TYPED = "handle_typed"
    CONTACT = "contact"
    DECLARED = "declared"
    ALIAS = "alias"
    REFUSED = "refused"
    NAME_SAME = "name_same"
    NAME_SPELLED = "name_spelled"
    NAME_LONGER = "name_longer"
    NAME_MISSPELT = "name_misspelt"
    NAME_INITIAL = "name_initial"
    NAME_SIMILAR = "name_similar"
    NAME_SURNAME = "name_surname"
    NAME_GIVEN = "name_given"
    NAME_RARE = "name_rare"
    MEMO_SAME = "memo_same"
    MEMO_DOUBTFUL = "memo_doubtful"
    MEMO_INITIAL = "memo_initial"
    MEMO_GIVEN = "memo_given"
    MEMO_SURNAME = "memo_surname"
    MEMO_OTHER = "memo_other"
    DEPOSIT_EXACT = "deposit_exact"
    BALANCE_EXACT = "balance_exact"
    REST_EXACT = "rest_exact"
    TOTAL_EXACT = "total_exact"
    WITH_FEE = "with_fee"
    WITH_USUAL_TIP = "with_usual_tip"
    WITH_TIP = "with_tip"
    TIP_AFTERWARDS = "tip_afterwards"
    DEPOSIT_TWICE = "deposit_twice"
    DEPOSIT_ROUNDED = "deposit_rounded"
    ROUNDED = "rounded"
    PART_EVEN = "part_even"
    PART = "part"
    AMOUNT_MORE = "amount_more"
    NOTHING_DUE = "nothing_due"
    DATE_SAME = "date_same"
    DATE_NEAR = "date_near"
    DATE_OTHER = "date_other"
    WORD_AGREES = "word_agrees"
    WORD_DISAGREES = "word_disagrees"
    HOURS_AFTER_BOOKING = "hours_after_booking"
    SAME_DAY_AS_BOOKING = "same_day_as_booking"
    SOON_AFTER_BOOKING = "soon_after_booking"
    DAYS_AFTER_BOOKING = "days_after_booking"
    LONG_AFTER_BOOKING = "long_after_booking"
    AT_THE_EVENT = "at_the_event"
    NEAR_THE_EVENT = "near_the_event"
    BEFORE_THE_EVENT = "before_the_event"
    FAR_FROM_THE_EVENT = "far_from_the_event"


WEIGHTS: dict[Point, float] = {
    # Identity: who says that he pays for whom.
    Point.REFERENCE: 14.0,
    Point.REFERENCE_FAILED_CHECK: 8.0,
    Point.REFERENCE_LOOSE: 9.0,
    Point.REFERENCE_NEAR: 8.0,
    Point.REFERENCE_OTHER: -4.0,
    Point.HANDLE: 9.0,
    Point.HANDLE_TYPED: 8.0,
    Point.CONTACT: 9.0,
    Point.DECLARED: 9.0,
    Point.ALIAS: 7.0,
    Point.REFUSED: -6.0,
    Point.NAME_SAME: 9.0,
    Point.NAME_SPELLED: 8.0,
    Point.NAME_LONGER: 7.5,
    Point.NAME_MISSPELT: 7.5,
    Point.NAME_INITIAL: 6.0,
    Point.NAME_SIMILAR: 5.0,
    Point.NAME_SURNAME: 3.5,
    Point.NAME_GIVEN: 0.3,
    Point.NAME_RARE: 1.5,
    Point.MEMO_SAME: 9.0,
    Point.MEMO_DOUBTFUL: 6.5,
    Point.MEMO_INITIAL: 6.5,
    Point.MEMO_GIVEN: 4.5,
    Point.MEMO_SURNAME: 2.0,
    Point.MEMO_OTHER: -4.0,
    # Amount: what of the booking it would settle.
    Point.DEPOSIT_EXACT: 3.0,
    Point.BALANCE_EXACT: 6.0,
    Point.REST_EXACT: 3.0,
    Point.TOTAL_EXACT: 4.0,
    Point.WITH_FEE: 3.0,
    Point.WITH_USUAL_TIP: 3.5,
    Point.WITH_TIP: 0.5,
    Point.TIP_AFTERWARDS: -2.0,
    Point.DEPOSIT_TWICE: 1.5,
    Point.DEPOSIT_ROUNDED: 1.5,
    Point.ROUNDED: 2.0,
    Point.PART_EVEN: 2.0,
    Point.PART: -0.5,
    Point.AMOUNT_MORE: -3.5,
    Point.NOTHING_DUE: -5.0,
    # Circumstances.
    Point.DATE_SAME: 5.0,
    Point.DATE_NEAR: 1.0,
    Point.DATE_OTHER: -4.0,
    Point.WORD_AGREES: 0.4,
    Point.WORD_DISAGREES: -0.4,
    Point.HOURS_AFTER_BOOKING: 3.2,
    Point.SAME_DAY_AS_BOOKING: 2.6,
    Point.SOON_AFTER_BOOKING: 1.0,
    Point.DAYS_AFTER_BOOKING: -1.0,
    Point.LONG_AFTER_BOOKING: -3.0,
    Point.AT_THE_EVENT: 2.0,
    Point.NEAR_THE_EVENT: 1.0,
    Point.BEFORE_THE_EVENT: 0.0,
    Point.FAR_FROM_THE_EVENT: -2.0,
}
NONE_OF_THESE = 5.0
"""The weight of what is not among the candidates: a booking not known yet, or no booking at all."""
