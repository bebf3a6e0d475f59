"""Memos, as people write them."""

from datetime import date

import pytest

from portal.domain.matching.score.dates import WrittenDay
from portal.domain.matching.score.memo import Purpose, read_memo
from portal.domain.matching.score.mentions import compare_mentions
from portal.domain.matching.score.names import Kinship, read_name


@pytest.mark.parametrize(
    "memo", ["MH-7K4Q2X", "mh 7k4q2x", "hibachi mh7k4q2x deposit", "MH_7K4Q2X", "mh: 7K4Q2X thanks", "(MH-7K4Q2X)"]
)
def test_it_finds_a_reference_in_any_spelling(memo: str) -> None:
    assert read_memo(memo).codes == ("7K4Q2X",)


@pytest.mark.parametrize(
    "memo", ["mh7k4 q2x", "MH-7K4\nQ2X", "7K4Q2X", "m h 7k4q2x", "MH-7K4Q2XDEPOSIT", "MH-7K4Q2X-2"]
)
def test_a_broken_or_bare_reference_is_only_a_guess(memo: str) -> None:
    read = read_memo(memo)

    assert read.codes == ()
    assert "7K4Q2X" in read.loose_codes


@pytest.mark.parametrize("memo", ["MH-7K4Q2", "MH-7K4Q2XA", "mh 7k4q2 deposit", "MH-7K4Q2XX thanks"])
def test_a_character_too_few_or_too_many_is_a_mistake(memo: str) -> None:
    read = read_memo(memo)

    assert read.codes == ()
    assert len(read.mistyped_codes) == 1


@pytest.mark.parametrize(
    "memo",
    [
        "SEPT26",
        "MH SEPT26",
        "party OCT172026",
        "DEC22A",
        "MH-DEC22A",
        "25SEPT",
        "SAT7PM",
        "262728",
        "MH PARTY6",
        "MH Martha",
    ],
)
def test_a_date_or_word_is_no_reference(memo: str) -> None:
    assert read_memo(memo).codes == read_memo(memo).mistyped_codes == ()


@pytest.mark.parametrize("memo", ["XMH-7K4Q2X", "MH-7K4Q2X\u041a", "\u041c\u041d-7K4Q2X", "MH-7\u041a4Q2X"])
def test_what_is_part_of_a_longer_word_or_of_other_letters_is_no_reference(memo: str) -> None:
    assert read_memo(memo).codes == ()


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
        ("hibachi 10/17", WrittenDay(17, 10)),
        ("04/18/25 hibachi party", WrittenDay(18, 4, 2025)),
        ("Deposit for Oct 17 party", WrittenDay(17, 10)),
        ("balance January 13th", WrittenDay(13, 1)),
        ("June 27, 2026", WrittenDay(27, 6, 2026)),
        ("party on the 17th", WrittenDay(17)),
        ("party on the 22nd", WrittenDay(22)),
        ("17 de octubre", WrittenDay(17, 10)),
        ("2025-10-17", WrittenDay(17, 10, 2025)),
    ],
)
def test_it_reads_a_date(memo: str, day: WrittenDay) -> None:
    assert read_memo(memo).days == (day,)


@pytest.mark.parametrize("memo", ["13/45", "Jan 40", "call 916-555-3222", "for 24 people", "my 40th birthday"])
def test_other_numbers_are_no_dates(memo: str) -> None:
    assert read_memo(memo).days == ()


def test_a_day_is_compared_as_far_as_it_was_written() -> None:
    assert WrittenDay(17).is_of(date(2025, 10, 17))
    assert not WrittenDay(17, 9).is_of(date(2025, 10, 17))
    assert WrittenDay(16, 10).is_near(date(2025, 10, 17))


@pytest.mark.parametrize(
    ("memo", "customer", "kinship"),
    [
        ("Yolanda White hibachi", "Yolanda White", Kinship.SAME),
        ("hibachi for John H March 23", "John Hoang", Kinship.INITIAL),
        ("for Dylan's party", "Dylan Drake", Kinship.GIVEN),
        ("for Éléonore\u2019s party", "Eleonore Tanguy", Kinship.GIVEN),
        ("Jiwoo bday 4/19", "Jiwoo Kang", Kinship.GIVEN),
        ("the Perez party", "Ana Perez", Kinship.SURNAME),
        ("hibachi for John H", "John Smith", Kinship.GIVEN),
        ("hibachi deposit", "Ana Perez", Kinship.NONE),
    ],
)
def test_it_finds_whom_the_memo_names(memo: str, customer: str, kinship: Kinship) -> None:
    assert _kinship(memo, customer) is kinship


@pytest.mark.parametrize(
    "memo",
    [
        "Maria Lopez",
        "MARIA LOPEZ HIBACHI DEPOSIT",
        "deposit for María López",
        "Lopez Maria hibachi",
        "Lopez, Maria - balance",
        "Maria Lopez's party",
        "Maria Lopez 10/17",
        "balance $800.00 for Maria Lopez, 24 people, 6pm on Oct 17",
        "Maria & Jose Lopez",
        "Jose y Maria Lopez fiesta",
        "Jose + Maria Lopez deposit",
        "Maria Lopez 生日派对",
        "Maria Lopez 🎉",
        "Maria Lopez MH-7K4Q2X",
    ],
)
def test_a_memo_of_plain_words_and_one_name_names_that_person(memo: str) -> None:
    assert _kinship(memo, "Maria Lopez") is Kinship.SAME


@pytest.mark.parametrize(
    "memo",
    [
        "deposit for Maria Garcia and Jose Lopez",
        "Maria Garcia, Jose Lopez",
        "Maria Garcia & Lopez Jose",
        "Maria for Lopez",
        "Maria's party at Lopez St",
        "Maria hibachi 12 Lopez Ave",
        "Maria in San Lopez",
        "Maria. Lopez",
        "Maria (Lopez)",
        "Maria/Lopez",
        "12 Lopez Ave",
        "Lopez Catering LLC",
        "Maria and the Lopez kids",
        "M\u0430ria Lopez",
        "Maria L\u043epez",
        "Mar1a Lopez",
        "ma ria lopez",
    ],
)
def test_words_of_a_name_that_are_not_side_by_side_name_nobody_for_sure(memo: str) -> None:
    assert _kinship(memo, "Maria Lopez") <= Kinship.SURNAME


@pytest.mark.parametrize(
    "memo",
    [
        "Maria Lopez Garcia",
        "Ana Maria Lopez",
        "Maria Garcia Lopez",
        "Maria de Lopez",
        "Maria Lopez-Garcia",
        "Maria-Lopez",
        "Maria Lopez Jr",
        "Maria Lopez St",
        "St Maria Lopez",
        "at 12 Maria Lopez",
        "95630 Maria Lopez",
        "Maria Lopez 95630",
        "in Maria Lopez",
        "Maria Lopez Park",
        "Maria Lopez School",
        "Maria Lopez Realty",
        "Casa Maria Lopez",
        "with chef Maria Lopez",
        "chef: Maria Lopez",
        "Maria Lopez is our chef",
        "Maria Lopez's daughter",
        "mom of Maria Lopez",
        "friend of Maria Lopez",
        "Maria Lopez's party guest Ken",
        "Maria Lopez and friends",
        "Maria Lopez and Ken Adams",
        "Maria Lopez & Jose",
        "not for Maria Lopez",
        "instead of Maria Lopez",
        "c/o Maria Lopez",
        "per Maria Lopez",
        "from Maria Lopez",
        "via Maria Lopez",
        "w/ Maria Lopez",
        "thanks Maria Lopez",
        "Thank you! Maria Lopez",
        "hi Maria Lopez",
        "Maria Lopez ken@example.com",
        "Maria Lopez 916-555-0000",
        "@ Maria Lopez",
        "Maria Lopez @kens",
        "Maria Lopez B12",
        "Liz Lopez, not Maria Lopez",
        "Maria Lopez 太郎",
        "Maria Lopez \u0418\u0432\u0430\u043d",
        "Maria Lopez teppan weekend Ibarra",
    ],
)
def test_a_name_with_anything_but_plain_words_beside_it_may_be_something_else(memo: str) -> None:
    assert _kinship(memo, "Maria Lopez") in {Kinship.LONGER, Kinship.GIVEN, Kinship.SURNAME}


@pytest.mark.parametrize(
    ("memo", "customer"),
    [
        ("誕生日", "Dan Smith"),
        ("お誕生日 deposit", "Dan Smith"),
        ("\u0410\u043d\u0430", "Ana Perez"),
        ("李娜的生日", "Li Na"),
        ("\u041c\u0430", "Ma Li"),
    ],
)
def test_letters_of_other_scripts_are_no_latin_names(memo: str, customer: str) -> None:
    assert _kinship(memo, customer) is Kinship.NONE


@pytest.mark.parametrize("memo", ["Maria de la Cruz deposit", "deposit María de la Cruz", "María De La Cruz"])
def test_particles_are_part_of_a_name(memo: str) -> None:
    assert _kinship(memo, "Maria de la Cruz") is Kinship.SAME
    assert _kinship("fiesta de Maria Lopez", "Maria Lopez") is Kinship.SAME


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
    assert read.mentions.words == ()


@pytest.mark.parametrize("memo", ["order 29165553222", "9165553222x", "ID9165553222", "916555322234"])
def test_a_longer_number_is_no_telephone(memo: str) -> None:
    assert read_memo(memo).telephones == frozenset()


def test_an_address_in_look_alike_letters_is_none() -> None:
    assert read_memo("\u0430na@example.com").emails == frozenset()


@pytest.mark.parametrize("memo", ["not hibachi", "instead of June", "on behalf of a coworker", "for a friend"])
def test_it_notices_what_may_turn_a_memo_round(memo: str) -> None:
    assert read_memo(memo).is_turned
    assert not read_memo("party with friends, no 12").is_turned


def test_a_memo_without_end_is_not_read_to_its_end() -> None:
    read = read_memo("MH-7K4Q2X " + "a" * 1_000_000)

    assert read.codes == ("7K4Q2X",)
    assert read.is_turned


def _kinship(memo: str, customer: str) -> Kinship:
    person = read_name(customer).people[0]
    return compare_mentions(read_memo(memo).mentions, person)
