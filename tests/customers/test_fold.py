"""Spelling, folded away only where the word stays the same word."""

import pytest

from portal.domain.customers import fold, words_of


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José Núñez", "jose nunez"),
        ("Đặng Hoàng", "dang hoang"),
        ("O\u2019Brien", "obrien"),
        ("O\u00b4Brien", "obrien"),
        ("Straße", "strasse"),
        ("\uff2d\uff41\uff52\uff49\uff41", "maria"),
        ("x\u0302y", "xy"),
        ("ma\u200bria", "maria"),
        ("“Maria”\u2013Lopez", '"maria"-lopez'),
    ],
)
def test_accents_on_latin_letters_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["誕生日", "мария", "김민수", "मारिया", "μαρία", "й"])
def test_letters_of_other_scripts_stay_as_they_are(text: str) -> None:
    assert fold(text) == text
    assert words_of(text) == (text,)


def test_a_letter_that_only_looks_latin_makes_another_word() -> None:
    assert words_of("\u041c\u0430ria Lopez") == ("\u043c\u0430ria", "lopez")


def test_a_picture_parts_words() -> None:
    assert words_of("Maria🎉Lopez") == ("maria", "lopez")
