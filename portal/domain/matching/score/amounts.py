"""What an amount would be for a booking: exactly something due, that with a fee or a tip, or a part of it."""

import msgspec

from portal.domain.matching.score.facts import DueKind, OpenBooking, SuggestedAction
from portal.domain.matching.score.weights import Point

_FEE_RATE = 0.029
_FEE_FIXED_CENTS = 30
_USUAL_TIPS = (0.10, 0.15, 0.18, 0.20, 0.22, 0.25)
_LARGEST_TIP = 0.35
_ROUNDING_CENTS = 60_00
_WHOLE_DOLLARS_CENTS = 10_00
_SLACK_CENTS = 150
"""A tip reckoned by hand is rounded to the dollar."""

EXACT = frozenset({Point.DEPOSIT_EXACT, Point.BALANCE_EXACT, Point.REST_EXACT, Point.TOTAL_EXACT})
SUGGESTIONS = {
    Point.WITH_FEE: SuggestedAction.FEE,
    Point.WITH_USUAL_TIP: SuggestedAction.TIP,
    Point.WITH_TIP: SuggestedAction.TIP,
    Point.TIP_AFTERWARDS: SuggestedAction.TIP,
    Point.ROUNDED: SuggestedAction.PART,
    Point.PART_EVEN: SuggestedAction.PART,
    Point.PART: SuggestedAction.PART,
    Point.DEPOSIT_TWICE: SuggestedAction.PART,
    Point.DEPOSIT_ROUNDED: SuggestedAction.PART,
}


class AmountOwed(msgspec.Struct, frozen=True, gc=False):
    """Something that a booking owes."""

    due: DueKind
    cents: int


class AmountFit(msgspec.Struct, frozen=True, gc=False):
    """How an amount fits a booking, and what of it is then meant to be settled."""

    point: Point
    due: DueKind
    cents: int


def asked_of(booking: OpenBooking) -> tuple[AmountOwed, ...]:
    """Return everything that the booking owes: its deposit while that is unpaid, the balance, and all of it.

    Before the deposit the balance is what will be left after it: some customers' payments arrive in the other order.
    """
    open_cents = booking.total_cents - booking.paid_cents
    if open_cents <= 0:
        return ()
    if booking.paid_cents:
        rest = (AmountOwed(DueKind.BALANCE, open_cents),)
        missing = booking.deposit_cents - booking.paid_cents
        return (AmountOwed(DueKind.DEPOSIT, missing), *rest) if 0 < missing < open_cents else rest
    deposit = min(booking.deposit_cents, open_cents)
    whole = AmountOwed(DueKind.TOTAL, open_cents)
    if deposit <= 0 or deposit == open_cents:
        return (whole,)
    return AmountOwed(DueKind.DEPOSIT, deposit), AmountOwed(DueKind.BALANCE, open_cents - deposit), whole


def fit(amount_cents: int, booking: OpenBooking, asked: tuple[AmountOwed, ...]) -> AmountFit:
    """Return the best reading of `amount_cents` for this booking."""
    if not asked:
        return _fit_settled(amount_cents, booking)
    for each in asked:
        if amount_cents == each.cents:
            return AmountFit(_exact_point(each, booking), each.due, each.cents)
    return _fit_with_fee(amount_cents, asked) or _fit_deposit(amount_cents, asked) or _fit_rest(amount_cents, asked)


def _exact_point(asked: AmountOwed, booking: OpenBooking) -> Point:
    # Everybody's deposit is the same, so a balance of just as much says as little about whose it is.
    if asked.due is DueKind.BALANCE and asked.cents == booking.deposit_cents:
        return Point.REST_EXACT
    return _EXACT_POINTS[asked.due]


def _fit_settled(amount_cents: int, booking: OpenBooking) -> AmountFit:
    small = amount_cents <= booking.total_cents * _LARGEST_TIP
    return AmountFit(Point.TIP_AFTERWARDS if small else Point.NOTHING_DUE, DueKind.NOTHING, 0)


def _fit_with_fee(amount_cents: int, asked: tuple[AmountOwed, ...]) -> AmountFit | None:
    for each in asked:
        percent = round(each.cents * (1 + _FEE_RATE))
        grossed_up = round((each.cents + _FEE_FIXED_CENTS) / (1 - _FEE_RATE))
        if amount_cents in (percent, percent + _FEE_FIXED_CENTS, grossed_up):
            return AmountFit(Point.WITH_FEE, each.due, each.cents)
    return None


def _fit_deposit(amount_cents: int, asked: tuple[AmountOwed, ...]) -> AmountFit | None:
    """Read an amount as a deposit that was doubled or made rounder."""
    first = asked[0]
    if first.due is not DueKind.DEPOSIT or not first.cents < amount_cents < asked[-1].cents:
        return None
    if amount_cents == 2 * first.cents:
        return AmountFit(Point.DEPOSIT_TWICE, first.due, first.cents)
    rounder = amount_cents <= 2 * first.cents and amount_cents % 500 == 0
    return AmountFit(Point.DEPOSIT_ROUNDED, first.due, first.cents) if rounder else None


def _fit_rest(amount_cents: int, asked: tuple[AmountOwed, ...]) -> AmountFit:
    """Read an amount as what is left, with a tip or less some, or as nearly all of that."""
    fits = [_fit_one(amount_cents, each) for each in asked if each.due is not DueKind.DEPOSIT]
    return min(fits, key=lambda each: _PREFERENCE.index(each.point))


def _fit_one(amount_cents: int, asked: AmountOwed) -> AmountFit:
    over = amount_cents - asked.cents
    point = _point_over(over, asked.cents) if over > 0 else _point_under(amount_cents, -over, asked.cents)
    return AmountFit(point, asked.due, asked.cents)


def _point_over(over_cents: int, asked_cents: int) -> Point:
    if any(abs(over_cents - asked_cents * tip) <= _SLACK_CENTS for tip in _USUAL_TIPS):
        return Point.WITH_USUAL_TIP
    return Point.WITH_TIP if over_cents <= asked_cents * _LARGEST_TIP else Point.AMOUNT_MORE


def _point_under(amount_cents: int, under_cents: int, asked_cents: int) -> Point:
    if under_cents <= _ROUNDING_CENTS and amount_cents % _WHOLE_DOLLARS_CENTS == 0:
        return Point.ROUNDED
    tenths = amount_cents * 10 / asked_cents
    even = abs(tenths - round(tenths)) * asked_cents < 10 or amount_cents * 4 == asked_cents  # noqa: PLR2004 - a quarter
    return Point.PART_EVEN if even else Point.PART


_EXACT_POINTS = {
    DueKind.DEPOSIT: Point.DEPOSIT_EXACT,
    DueKind.BALANCE: Point.BALANCE_EXACT,
    DueKind.TOTAL: Point.TOTAL_EXACT,
}
_PREFERENCE = (Point.WITH_USUAL_TIP, Point.ROUNDED, Point.PART_EVEN, Point.WITH_TIP, Point.PART, Point.AMOUNT_MORE)
