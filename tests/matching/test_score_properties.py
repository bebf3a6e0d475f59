"""What must hold whatever the payments and bookings are."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.domain.matching.score import Decision, Received
from tests.matching.examples import BOOKING, NAMESAKE, NOON, OTHER, booking, judged, payment

GIVEN_NAMES = ("Ana", "Luis", "Tomas", "Liz", "Elizabeth", "Wei", "J")
SURNAMES = ("Velarde", "Quint", "Li", "Perez Soto", "O'Brien", "Velardé")
MEMOS = ("", "MH-7K4Q2X", "mh bbbbbb", "June 20", "7/4 party", "for Ana's party", "Tomas Quint", "refund", "深")
names = st.builds("{} {}".format, st.sampled_from(GIVEN_NAMES), st.sampled_from(SURNAMES))
amounts = st.sampled_from([1, 100_00, 100_01, 102_90, 200_00, 800_00, 900_00, 1000_00])
payments = st.builds(
    lambda name, memo, cents: payment(payer_name=name, memo=memo, amount_cents=cents),
    names,
    st.sampled_from(MEMOS),
    amounts,
)
paid = st.sampled_from([0, 50_00, 100_00, 500_00, 900_00])


@settings(max_examples=200, deadline=None)
@given(received=payments, name=names, paid_cents=paid)
def test_adding_a_namesake_never_makes_a_payment_automatic(received: Received, name: str, paid_cents: int) -> None:
    bookings = (booking(customer_name=name, paid_cents=paid_cents), OTHER)
    before = judged(received, *bookings)

    after = judged(received, *bookings, booking(id="z", reference="MH-ZZZZZZ", customer_id="z", customer_name=name))

    if before.decision is Decision.REVIEW and after.decision is Decision.AUTO:
        # Only for the added booking itself, where the first owes nothing any more and so is no rival.
        assert after.booking_id == "z"
        assert paid_cents == 900_00


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60), memo=st.text(max_size=60), cents=st.integers(-10, 10**9))
def test_no_text_breaks_it_and_strangers_are_never_automatic(text: str, memo: str, cents: int) -> None:
    verdict = judged(
        payment(payer_name=f"Xy{text}q Zz", memo=f"{memo} .", amount_cents=cents), BOOKING, OTHER, NAMESAKE
    )

    assert verdict.decision is Decision.REVIEW or "7K4Q2X" in memo.upper()


@settings(max_examples=100, deadline=None)
@given(received=payments, hours=st.integers(49, 1000))
def test_an_old_mail_is_never_automatic(received: Received, hours: int) -> None:
    verdict = judged(received, BOOKING, OTHER, at=NOON + timedelta(hours=hours))

    assert verdict.decision is Decision.REVIEW


@settings(max_examples=100, deadline=None)
@given(received=payments, paid_cents=paid)
def test_probabilities_are_shares_and_ranked(received: Received, paid_cents: int) -> None:
    shares = [each.probability for each in judged(received, booking(paid_cents=paid_cents), OTHER, NAMESAKE).candidates]

    assert sum(shares) <= 1.001
    assert shares == sorted(shares, reverse=True) or judged(received).decision is Decision.AUTO
