"""What lets a payment be applied without a person, and what alone forbids it."""

from datetime import timedelta

import msgspec
import pytest

from portal.domain.bookings.reference import make_reference
from portal.domain.matching.score import Decision, Declaration, Guard, Index, Known, OpenBooking, Received, judge
from tests.matching.examples import BOOKING, NAMESAKE, NOON, OTHER, booking, judged, payment

FRIEND = "Wahab Koshy"


@pytest.mark.parametrize(
    ("received", "known", "bookings"),
    [
        (payment(), Known(), (BOOKING, OTHER)),
        (payment(payer_name="VELARDE, ANA"), Known(), (BOOKING, OTHER)),
        (payment(payer_name="ANA & SAM VELARDE"), Known(), (BOOKING, OTHER)),
        (payment(payer_name="Ana Vlearde"), Known(), (BOOKING, OTHER)),
        (payment(payer_name=FRIEND, memo="mh 7k4q2x"), Known(), (BOOKING, OTHER)),
        (payment(payer_name=FRIEND, memo="Ana Velarde hibachi"), Known(), (BOOKING, OTHER)),
        (payment(payer_name=FRIEND, memo="hibachi for Ana V June 20"), Known(), (BOOKING, OTHER)),
        (payment(payer_name=FRIEND, handle="ANA@example.com"), Known(), (BOOKING, OTHER)),
        (payment(payer_name=FRIEND, memo="call 916-555-3222"), Known(), (BOOKING, OTHER)),
        (payment(payer_name=FRIEND), Known(aliases={"name:koshy wahab": {"customer-ana": 1}}), (BOOKING, OTHER)),
        (payment(amount_cents=800_00), Known(), (booking(paid_cents=100_00), OTHER)),
        (payment(amount_cents=800_00), Known(), (BOOKING, OTHER)),
        (payment(amount_cents=900_00, memo="full, June 20"), Known(), (BOOKING, OTHER)),
        (payment(memo="MH-7K4Q2X"), Known(), (BOOKING, NAMESAKE)),
    ],
)
def test_it_applies_by_itself_what_is_sure(received: Received, known: Known, bookings: tuple[OpenBooking, ...]) -> None:
    verdict = judged(received, *bookings, known=known)

    assert (verdict.decision, verdict.booking_id, verdict.guards) == (Decision.AUTO, "ana", ())
    assert verdict.candidates[0].booking_id == "ana"
    assert verdict.why_not == ""


def test_what_the_customer_declared_is_an_identity() -> None:
    said = Declaration(method="zelle", payer_name=FRIEND, amount_cents=100_00, at=NOON - timedelta(hours=1))

    verdict = judged(payment(payer_name=FRIEND), booking(declarations=(said,)), OTHER)

    assert verdict.booking_id == "ana"


@pytest.mark.parametrize(
    ("received", "bookings", "guard"),
    [
        (payment(trusted=False), (BOOKING,), Guard.UNTRUSTED),
        (payment(sent_at=NOON - timedelta(hours=49)), (booking(created_at=NOON - timedelta(hours=60)),), Guard.STALE),
        (payment(sent_at=NOON + timedelta(hours=3)), (BOOKING,), Guard.STALE),
        (payment(new=False), (BOOKING,), Guard.REPEATED),
        (payment(currency="EUR"), (BOOKING,), Guard.CURRENCY),
        (payment(amount_cents=100_01), (BOOKING,), Guard.AMOUNT),
        (payment(amount_cents=102_90), (BOOKING,), Guard.AMOUNT),
        (payment(memo="refund"), (BOOKING,), Guard.MEMO_PURPOSE),
        (payment(memo="chef tip"), (BOOKING,), Guard.MEMO_PURPOSE),
        (payment(memo="MH-BBBBBB"), (BOOKING, OTHER), Guard.RIVAL_REFERENCE),
        (payment(memo="MH-ZZZZZZ"), (BOOKING,), Guard.UNKNOWN_REFERENCE),
        (payment(memo="MH-7K4Q2X MH-BBBBBB"), (BOOKING, OTHER), Guard.RIVAL_REFERENCE),
        (payment(), (BOOKING, NAMESAKE), Guard.RIVAL_NAME),
        (payment(amount_cents=800_00), (booking(paid_cents=100_00), NAMESAKE), Guard.RIVAL_NAME),
        (
            payment(payer_name="Ana & Tomas Velarde"),
            (BOOKING, booking(id="t", customer_id="t", customer_name="Tomas Velarde")),
            Guard.RIVAL_NAME,
        ),
        (payment(memo="Tomas Quint hibachi"), (BOOKING, OTHER), Guard.RIVAL),
        (payment(memo="for Joshua's party"), (BOOKING,), Guard.MEMO_NAME),
        (payment(memo="hibachi 7/9"), (BOOKING,), Guard.MEMO_DATE),
        (payment(payer_name="A Velarde"), (BOOKING,), Guard.UNSURE_NAME),
        (payment(payer_name="Ana Verarde"), (BOOKING,), Guard.UNSURE_NAME),
        (payment(payer_name=FRIEND), (BOOKING,), Guard.NO_IDENTITY),
        (payment(payer_name=""), (BOOKING,), Guard.NO_IDENTITY),
        (payment(payer_name="Garcia Velarde Inc"), (BOOKING,), Guard.NO_IDENTITY),
        (payment(), (booking(created_at=NOON - timedelta(days=9)),), Guard.LATE_DEPOSIT),
        (payment(amount_cents=900_00), (BOOKING,), Guard.ALL_AT_ONCE),
        (payment(), (BOOKING, booking(id="ana-3", reference="MH-DDDDDD")), Guard.TWO_BOOKINGS),
        (payment(), (BOOKING, booking(id="ana-3", reference="MH-DDDDDD", paid_cents=455_00)), Guard.TWO_BOOKINGS),
        (payment(), (booking(paid_cents=900_00),), Guard.AMOUNT),
        (payment(), (BOOKING, msgspec.structs.replace(NAMESAKE, paid_cents=NAMESAKE.total_cents)), Guard.RIVAL_NAME),
    ],
)
def test_each_condition_alone_leaves_it_to_a_person(
    received: Received, bookings: tuple[OpenBooking, ...], guard: Guard
) -> None:
    verdict = judged(received, *bookings)

    assert verdict.decision is Decision.REVIEW
    assert verdict.booking_id is None
    assert verdict.guards == (guard,)
    assert verdict.why_not


def test_nothing_fits_where_nothing_is_open() -> None:
    verdict = judge(payment(), Index(), Known(), at=NOON)

    assert verdict.guards == (Guard.NO_CANDIDATE,)
    assert verdict.candidates == ()


@pytest.mark.parametrize("refused", ["customer-ana", "ana"])
def test_what_staff_refused_is_never_applied_and_ranks_lower(refused: str) -> None:
    friend = payment(payer_name=FRIEND, memo="MH-7K4Q2X")
    known = Known(refused=frozenset({("name:koshy wahab", refused)}))

    verdict = judged(friend, known=known)

    assert verdict.guards == (Guard.REFUSED,)
    assert verdict.candidates[0].probability < judged(friend).candidates[0].probability


def test_a_payer_of_several_customers_is_no_identity() -> None:
    known = Known(aliases={"name:koshy wahab": {"customer-ana": 2, "customer-zoe": 1}})

    assert judged(payment(payer_name=FRIEND), known=known).guards == (Guard.UNSURE_PAYER,)


def test_a_reference_with_a_wrong_check_character_is_weaker_and_no_identity() -> None:
    whole = make_reference()
    wrong = whole[:-1] + ("A" if whole[-1] != "A" else "B")
    friend = payment(payer_name=FRIEND, memo=wrong)

    assert judged(friend, booking(reference=wrong), checked=True).decision is Decision.REVIEW
    assert judged(friend, booking(reference=wrong), checked=False).decision is Decision.AUTO
    assert judged(payment(payer_name=FRIEND, memo=whole), booking(reference=whole), checked=True).booking_id == "ana"


def test_a_mistyped_reference_does_not_spoil_a_good_name() -> None:
    assert judged(payment(memo="MH-7K4Q2Y")).booking_id == "ana"
    assert judged(payment(payer_name=FRIEND, memo="MH-7K4Q2Y")).decision is Decision.REVIEW


def test_of_one_customers_bookings_the_one_that_owes_it_is_paid() -> None:
    second = booking(id="ana-3", reference="MH-DDDDDD", paid_cents=100_00)

    assert judged(payment(), BOOKING, second).booking_id == "ana"
    assert judged(payment(amount_cents=800_00, memo="June 20"), booking(paid_cents=100_00), second).guards == (
        Guard.TWO_BOOKINGS,
    )


def test_the_amount_never_settles_which_of_two_namesakes_paid() -> None:
    settled_elsewhere = judged(payment(amount_cents=800_00), booking(paid_cents=100_00), NAMESAKE)

    assert settled_elsewhere.decision is Decision.REVIEW
    assert "Ana Velarde (MH-7K4Q2X)" in settled_elsewhere.why_not


@pytest.mark.parametrize(
    ("memo", "booking_id"),
    [
        ("hibachi June 20", "ana"),
        ("hibachi 6/20/2025", "ana"),
        ("hibachi 8/8", "ana-2"),
        ("the 20th", None),
        ("hibachi June 19", None),
    ],
)
def test_the_date_of_the_event_settles_which_of_two_namesakes_paid(memo: str, booking_id: str | None) -> None:
    verdict = judged(payment(memo=memo), BOOKING, msgspec.structs.replace(NAMESAKE, paid_cents=800_00))

    assert verdict.booking_id == booking_id


def test_a_date_that_both_or_the_payment_have_settles_nothing() -> None:
    same_day = msgspec.structs.replace(NAMESAKE, event_date=BOOKING.event_date)
    today = booking(event_date=NOON.date())

    assert judged(payment(memo="June 20"), BOOKING, same_day).guards == (Guard.RIVAL_NAME,)
    assert judged(payment(memo="June 1"), today, NAMESAKE).guards == (Guard.RIVAL_NAME,)


def test_a_date_does_not_settle_a_better_identity_of_another() -> None:
    known = booking(id="z", reference="MH-EEEEEE", customer_id="z", customer_name="Zoe Quint", email="zoe@example.com")

    verdict = judged(payment(memo="June 20", handle="zoe@example.com"), BOOKING, known, OTHER)

    assert verdict.guards[0] is Guard.RIVAL


@pytest.mark.parametrize(
    ("over", "paid_cents", "amount_cents", "automatic"),
    [
        (6, 900_00, 650_00, True),
        (6, 900_00, 100_00, True),
        (4, 900_00, 650_00, False),
        (6, 950_00, 650_00, False),
        (6, 100_00, 650_00, False),
        (-6, 900_00, 650_00, False),
    ],
)
def test_a_namesake_is_no_rival_once_the_party_is_over_and_paid_to_the_cent(
    over: int, paid_cents: int, amount_cents: int, *, automatic: bool
) -> None:
    mine = booking(total_cents=750_00)
    done = msgspec.structs.replace(
        NAMESAKE, event_date=NOON.date() - timedelta(days=over), paid_cents=paid_cents, created_at=NOON - timedelta(50)
    )

    verdict = judged(payment(amount_cents=amount_cents), mine, done)

    assert verdict.booking_id == ("ana" if automatic else None)


def test_money_once_more_or_a_late_deposit_is_still_a_namesakes() -> None:
    done = msgspec.structs.replace(NAMESAKE, event_date=NOON.date() - timedelta(days=6), paid_cents=900_00)

    assert judged(payment(amount_cents=800_00), BOOKING, done).guards == (Guard.RIVAL_NAME,)
    assert judged(payment(), booking(created_at=NOON - timedelta(days=2)), done).guards == (Guard.RIVAL_NAME,)


@pytest.mark.parametrize(
    ("booked", "ahead", "memo", "automatic"),
    [
        (10, 1, "", True),
        (10, 4, "balance", True),
        (1, 1, "", False),
        (10, 9, "", False),
        (10, 9, "June 10", False),
        (10, 9, "full", True),
        (0, 9, "MH-7K4Q2X", True),
        (0, 9, "MH-7K4Q2X balance", False),
    ],
)
def test_all_at_once_is_what_it_seems_at_a_party_booked_before(
    booked: int, ahead: int, memo: str, *, automatic: bool
) -> None:
    mine = booking(created_at=NOON - timedelta(days=booked, hours=1), event_date=NOON.date() + timedelta(days=ahead))

    verdict = judged(payment(amount_cents=900_00, memo=memo), mine)

    assert verdict.guards == (() if automatic else (Guard.ALL_AT_ONCE,))


def test_an_address_typed_at_stripe_needs_a_name_that_goes_with_it() -> None:
    typed = {"handle": "ana@example.com", "provider": "stripe"}

    assert judged(payment(payer_name=FRIEND, **typed)).guards == (Guard.UNSURE_NAME,)
    assert judged(payment(payer_name="Luis Velarde", **typed)).booking_id == "ana"


def test_a_friend_pays_no_balance_as_large_as_a_deposit_long_before_the_party() -> None:
    known = Known(aliases={"name:koshy wahab": {"customer-ana": 1}})

    verdict = judged(payment(payer_name=FRIEND), booking(paid_cents=800_00), known=known)

    assert verdict.guards == (Guard.LATE_DEPOSIT,)


@pytest.mark.parametrize("handle", ["", "@wahab"])
def test_an_account_that_nobody_confirmed_may_be_a_namesakes(handle: str) -> None:
    by_name = Known(aliases={"name:koshy wahab": {"customer-ana": 1}})
    by_both = Known(aliases={**by_name.aliases, "handle:@wahab": {"customer-ana": 1}})

    assert judged(payment(payer_name=FRIEND, handle=handle), known=by_both).booking_id == "ana"
    assert judged(payment(payer_name=FRIEND, handle="@other"), known=by_both).guards == (Guard.OTHER_PAYER,)
