"""The check character of booking references."""

import random

import pytest

from portal.domain.bookings.reference import ALPHABET, check_character, is_reference_whole, make_reference


def _codes() -> list[str]:
    numbers = random.Random(7)
    bodies = ["".join(numbers.choices(ALPHABET, k=5)) for _ in range(200)]
    return [body + check_character(body) for body in bodies]


def test_a_new_reference_is_whole() -> None:
    reference = make_reference("BBQ")

    assert reference.startswith("BBQ-")
    assert len(reference) == len("BBQ-") + 6
    assert is_reference_whole(reference)


def test_every_wrong_character_is_detected() -> None:
    for code in _codes():
        for place in range(6):
            wrong = [code[:place] + other + code[place + 1 :] for other in ALPHABET if other != code[place]]

            assert not any(is_reference_whole(each) for each in wrong)


def test_every_swap_of_neighbours_is_detected() -> None:
    for code in _codes():
        for place in range(5):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

            assert swapped == code or not is_reference_whole(swapped)


@pytest.mark.parametrize("reference", ["", "MH-", "MH-ABC", "MH-ABCDEFG", "MH-ABCD0F", "MH-ÄBCDEF"])
def test_what_is_no_code_is_not_whole(reference: str) -> None:
    assert not is_reference_whole(reference)


def test_the_case_does_not_matter() -> None:
    assert is_reference_whole(make_reference().lower())


@pytest.mark.parametrize("body", ["", "ABCD", "ABCDEF", "ABCD0"])
def test_it_refuses_to_check_what_is_no_body(body: str) -> None:
    with pytest.raises(ValueError, match="five characters"):
        check_character(body)
