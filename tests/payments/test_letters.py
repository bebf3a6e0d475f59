"""The receipt that a customer is mailed, and the letter that corrects one."""
# ruff: noqa: PLC0415 - what is imported at the top is imported before the tests know their database

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.letters import facts, received

if TYPE_CHECKING:
    from portal.domain.notifications import Letter


def receipt(amount_cents: int = 100_00, **differently: Any) -> "Letter":
    from portal.web.letters import LetterWriter

    return LetterWriter("https://portal.example.com").receipt(facts(**differently), received(amount_cents))


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("</style>")[2]).split())


@pytest.mark.parametrize(
    ("paid", "sentence"),
    [
        (100_00, "The balance of $900.00 is due by Fri, Jun 26, 2026."),
        (1_000_00, "It’s paid in full."),
        (1_040_00, "You’ve paid $40.00 more than it costs. Choose on your page what we do with it"),
    ],
)
def test_both_forms_say_what_came_and_what_is_still_due(paid: int, sentence: str) -> None:
    letter = receipt(paid_cents=paid)

    for body in (letter.text, plain(letter.html)):
        assert "$100.00" in body
        assert "Sat, Jun 27, 2026" in body
        assert "MH-7K4Q2X" in body
        assert sentence in body
    assert "https://portal.example.com/b/token" in letter.text
    assert 'href="https://portal.example.com/b/token"' in letter.html


def test_a_part_of_the_deposit_says_what_still_holds_the_date() -> None:
    letter = receipt(40_00, paid_cents=40_00, state="pending_deposit")

    for body in (letter.text, plain(letter.html)):
        assert "as soon as your deposit of $60.00 arrives" in body
        assert "is due by" not in body


def test_the_subject_is_one_line_and_names_nobody() -> None:
    letter = receipt(paid_cents=100_00)

    assert letter.subject == "We received your $100.00 for Sat, Jun 27 (MH-7K4Q2X)"


def test_a_correction_says_that_we_were_wrong_and_how_it_stands() -> None:
    letter = receipt(-100_00, paid_cents=0, state="pending_deposit")

    assert letter.subject == "Correction: your $100.00 for Sat, Jun 27 hasn’t arrived (MH-7K4Q2X)"
    for body in (letter.text, plain(letter.html)):
        assert "We’re sorry for the mix-up." in body
        assert "Send your deposit of $100.00" in body or "as soon as your deposit of $100.00 arrives" in body


def test_a_name_is_text_in_both_forms() -> None:
    letter = receipt(name="<b>Dana</b> & Rosa", paid_cents=100_00)

    assert "Hi <b>Dana</b>," in letter.text
    assert "Hi &lt;b&gt;Dana&lt;/b&gt;," in letter.html


def test_credit_says_which_payments_it_is_from() -> None:
    from portal.web.letters import LetterWriter

    of_credit = received(60_00, 40_00, is_credit=True)
    letter = LetterWriter("https://portal.example.com").receipt(facts(paid_cents=100_00), of_credit)

    assert letter.subject == "We put your credit of $100.00 toward Sat, Jun 27 (MH-7K4Q2X)"
    for body in (letter.text, plain(letter.html)):
        assert "We put $100.00 of your credit toward your party" in body
        assert "$60.00, paid by Zelle on Wed, Jun 3, 2026" in body
        assert "$40.00, paid by Zelle on Thu, Jun 4, 2026" in body
        assert "is here" not in body


def test_credit_that_was_taken_back_is_still_theirs() -> None:
    from portal.web.letters import LetterWriter

    taken_back = received(-60_00, -40_00, is_credit=True)
    letter = LetterWriter("https://portal.example.com").receipt(facts(paid_cents=0), taken_back)

    assert letter.subject == "Correction: $100.00 for Sat, Jun 27 is still your credit (MH-7K4Q2X)"
    for body in (letter.text, plain(letter.html)):
        assert "it’s still your credit, for this party or another" in body
        assert "Did you send it?" not in body
