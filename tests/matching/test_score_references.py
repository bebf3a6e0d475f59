"""A reference counts whole or not at all, wherever it stands and whatever stands around it."""

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from portal.domain.bookings.reference import ALPHABET, check_character
from portal.domain.matching import MatchVerdict
from portal.domain.matching.score import Decision, Guard, Received
from tests.matching.examples import BOOKING, OTHER, booking, judged, payment

BODY = st.text(ALPHABET, min_size=5, max_size=5)
WORDS = st.sampled_from(("", "deposit", "hibachi", "thanks!", "party 7pm", "100", "#", "for us:"))
GAPS = st.sampled_from(("-", " ", "", "_", "#", ": ", " - "))
MEMOS = st.builds("{} {{}} {}".format, WORDS, WORDS)


@settings(max_examples=300, deadline=None)
@given(body=BODY, gap=GAPS, memo=MEMOS, lower=st.booleans())
def test_a_whole_reference_is_exact_in_any_spelling(body: str, gap: str, memo: str, *, lower: bool) -> None:
    code = body + check_character(body)
    assume(
        any(each.isdigit() for each in code) and any(each.isalpha() for each in code) and not _looks_like_a_date(code)
    )
    said = memo.format(f"MH{gap}{code}")

    assert _of(code, said.lower() if lower else said).booking_id == "ana"


@settings(max_examples=300, deadline=None)
@given(body=BODY, gap=GAPS, memo=MEMOS, place=st.integers(0, 5))
def test_a_reference_with_a_character_missing_is_a_hint_at_most(body: str, gap: str, memo: str, place: int) -> None:
    code = body + check_character(body)
    short = code[:place] + code[place + 1 :]

    assert _of(code, memo.format(f"MH{gap}{short}")).decision is Decision.REVIEW


@settings(max_examples=300, deadline=None)
@given(body=BODY, gap=GAPS, memo=MEMOS, place=st.integers(0, 6), more=st.sampled_from(ALPHABET))
def test_a_reference_with_a_character_too_many_is_a_hint_at_most(
    body: str, gap: str, memo: str, place: int, more: str
) -> None:
    code = body + check_character(body)
    long = code[:place] + more + code[place:]

    assert _of(code, memo.format(f"MH{gap}{long}")).decision is Decision.REVIEW


@settings(max_examples=300, deadline=None)
@given(body=BODY, gap=GAPS, place=st.integers(0, 5), other=st.sampled_from(ALPHABET))
def test_a_reference_with_a_wrong_character_is_a_hint_at_most(body: str, gap: str, place: int, other: str) -> None:
    code = body + check_character(body)
    assume(code[place] != other)

    assert _of(code, f"MH{gap}{code[:place]}{other}{code[place + 1 :]}").decision is Decision.REVIEW


@settings(max_examples=300, deadline=None)
@given(body=BODY, before=st.text(max_size=3), after=st.text(max_size=3))
def test_a_reference_inside_a_longer_word_is_a_hint_at_most(body: str, before: str, after: str) -> None:
    code = body + check_character(body)
    assume(before[-1:].isalnum() or after[:1].isalnum())

    assert _of(code, f"{before}MH-{code}{after}").decision is Decision.REVIEW


@settings(max_examples=200, deadline=None)
@given(body=BODY, memo=MEMOS)
def test_a_code_without_its_prefix_is_a_hint_at_most(body: str, memo: str) -> None:
    code = body + check_character(body)

    assert _of(code, memo.format(code)).decision is Decision.REVIEW


@settings(max_examples=200, deadline=None)
@given(body=BODY, cut=st.integers(1, 5), gap=st.sampled_from((" ", "-", "\n", " - ")))
def test_a_reference_in_pieces_is_a_hint_at_most(body: str, cut: int, gap: str) -> None:
    code = body + check_character(body)

    assert _of(code, f"MH-{code[:cut]}{gap}{code[cut:]}").decision is Decision.REVIEW


def test_a_missing_last_character_leads_to_the_booking_and_says_why() -> None:
    verdict = judged(_stranger("MH-7K4Q2 June 20"))

    assert verdict.candidates[0].booking_id == "ana"
    assert verdict.candidates[0].evidence[0] == "The memo has a reference that is one character away from MH-7K4Q2X."
    assert verdict.decision is Decision.REVIEW


def test_a_mistyped_reference_and_the_date_are_still_no_identity() -> None:
    assert judged(_stranger("MH-7K4Q2Y June 20")).guards == (Guard.UNSURE_NAME,)


def test_a_date_that_is_some_bookings_code_is_no_reference() -> None:
    dated = msgspec.structs.replace(OTHER, reference="MH-SEPT26")

    for memo in ("SEPT26", "party SEPT26", "MH SEPT26", "MH-SEPT26"):
        assert judged(_stranger(memo), BOOKING, dated).decision is Decision.REVIEW


def test_a_customers_name_that_is_some_bookings_code_is_no_reference() -> None:
    named = booking(id="n", reference="MH-VERDAN", customer_id="n", customer_name="Sam Verdan")

    assert judged(_stranger("mh verdan"), BOOKING, named).decision is Decision.REVIEW


def _of(code: str, memo: str) -> MatchVerdict:
    """Judge a stranger's payment with this memo, where Ana's booking bears this code."""
    return judged(
        _stranger(memo), booking(reference=f"MH-{code}"), msgspec.structs.replace(OTHER, reference="MH-2BCDEF")
    )


def _stranger(memo: str) -> Received:
    return payment(payer_name="Wahab Koshy", memo=memo)


def _looks_like_a_date(code: str) -> bool:
    return any(
        month in code for month in ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "DEC")
    ) or any(code.strip("23456789") == word for word in ("ND", "TH", "AM", "PM", "SAT", "SUN", "WED", "TUE", "THU"))
