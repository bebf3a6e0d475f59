"""Memos, as people write them."""

from datetime import date

import pytest

from portal.domain.matching.score.dates import Day
from portal.domain.matching.score.memo import Purpose, compare_memo_name, read_memo
from portal.domain.matching.score.names import Kinship


@pytest.mark.parametrize(
    "memo", ["MH-7K4Q2X", "mh 7k4q2x", "hibachi mh7k4q2x deposit", "MH_7K4Q2X", "mh: 7K4Q2X thanks", "(MH-7K4Q2X)"]
)
def test_it_finds_a_reference_in_any_spelling(memo: str) -> None:
    assert read_memo(memo).codes == ("7K4Q2X",)


@pytest.mark.parametrize("memo", ["mh7k4 q2x", "MH-7K4\nQ2X", "7K4Q2X", "m h 7k4q2x"])
def test_a_broken_or_bare_reference_is_only_a_guess(memo: str) -> None:
    read = read_memo(memo)

    assert read.codes == ()
    assert "7K4Q2X" in read.loose_codes


def test_characters_that_are_misread_for_each_other_are_one() -> None:
    assert read_memo("MH-7K4O2I").codes == read_memo("MH-7K402L").codes == ("7K4021",)


def test_two_references_do_not_fuse() -> None:
    assert read_memo("MH-7K4Q2X MH-ABCDEF").codes == ("7K4Q2X", "ABCDEF")


def test_the_prefix_is_the_businesss_own_and_the_longest_wins() -> None:
    prefixes = frozenset({"BBQ", "BBQ2"})

    assert read_memo("BBQ2-7K4Q2X", prefixes).codes == ("7K4Q2X",)
    assert read_memo("MH-7K4Q2X", prefixes).codes == ()


@pytest.mark.parametrize(
    ("memo", "day"),
    [
        ("hibachi 10/17", Day(17, 10)),
        ("04/18/25 hibachi party", Day(18, 4, 2025)),
        ("Deposit for Oct 17 party", Day(17, 10)),
        ("balance January 13th", Day(13, 1)),
        ("June 27, 2026", Day(27, 6, 2026)),
        ("party on the 17th", Day(17)),
        ("party on the 22nd", Day(22)),
        ("17 de octubre", Day(17, 10)),
        ("2025-10-17", Day(17, 10, 2025)),
    ],
)
def test_it_reads_a_date(memo: str, day: Day) -> None:
    assert read_memo(memo).days == (day,)


@pytest.mark.parametrize("memo", ["13/45", "Jan 40", "call 916-555-3222", "for 24 people", "my 40th birthday"])
def test_other_numbers_are_no_dates(memo: str) -> None:
    assert read_memo(memo).days == ()


def test_a_day_is_compared_as_far_as_it_was_written() -> None:
    assert Day(17).is_of(date(2025, 10, 17))
    assert not Day(17, 9).is_of(date(2025, 10, 17))
    assert Day(16, 10).is_near(date(2025, 10, 17))


@pytest.mark.parametrize(
    ("memo", "customer", "kinship"),
    [
        ("Yolanda White hibachi", ("yolanda", "white"), Kinship.SAME),
        ("hibachi for John H March 23", ("john", "hoang"), Kinship.INITIAL),
        ("for Dylan's party", ("dylan", "drake"), Kinship.GIVEN),
        ("for Éléonore\u2019s party", ("eleonore", "tanguy"), Kinship.GIVEN),
        ("Jiwoo bday 4/19", ("jiwoo", "kang"), Kinship.GIVEN),
        ("the Perez party", ("ana", "perez"), Kinship.SURNAME),
        ("hibachi for John H", ("john", "smith"), Kinship.GIVEN),
        ("hibachi deposit", ("ana", "perez"), Kinship.NONE),
    ],
)
def test_it_finds_whom_the_memo_names(memo: str, customer: tuple[str, ...], kinship: Kinship) -> None:
    assert compare_memo_name(read_memo(memo).names, customer) is kinship


@pytest.mark.parametrize(
    ("memo", "purposes"),
    [
        ("depósito hibachi", {Purpose.DEPOSIT}),
        ("balance 4/1", {Purpose.BALANCE}),
        ("hibachi full", {Purpose.TOTAL}),
        ("chef tip", {Purpose.TIP}),
        ("used grill", {Purpose.ELSEWHERE}),
        ("refund", {Purpose.ELSEWHERE}),
        ("生日派对 🔥🍤", set()),
    ],
)
def test_it_says_what_the_money_is_for(memo: str, purposes: set[Purpose]) -> None:
    assert read_memo(memo).purposes == purposes


def test_it_finds_contact_data_and_reads_no_name_in_it() -> None:
    read = read_memo("ana.perez@example.com (916) 555-3222")

    assert read.emails == {"ana.perez@example.com"}
    assert read.telephones == {"9165553222"}
    assert read.names == ()
