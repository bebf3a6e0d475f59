"""The receipt that a customer is mailed."""

import re

import pytest

from portal.domain.notifications import Letter
from portal.domain.payments import ReceiptFacts
from portal.web.letters import Letters


def receipt(*, paid: int, total: int = 1_000_00, name: str = "Dana & Rosa") -> Letter:
    return Letters("https://portal.example.com").receipt(
        ReceiptFacts(
            business_name="MyHibachi",
            station_name="Riverside",
            customer_name=name,
            reference="MH-7K4Q2X",
            amount_cents=100_00,
            paid_cents=paid,
            total_cents=total,
            event_date="June 27, 2026",
            page="/b/token",
        )
    )


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("paid", "sentence"),
    [
        (100_00, "Still due by the day of your party"),
        (1_000_00, "your party is paid in full"),
        (1_040_00, "That is $40.00 more than your party costs. We keep it for you: tell us whether it is a tip"),
    ],
)
def test_both_forms_say_what_came_and_what_is_still_due(paid: int, sentence: str) -> None:
    letter = receipt(paid=paid)

    for body in (letter.text, plain(letter.html)):
        assert "$100.00" in body
        assert "June 27, 2026" in body
        assert "MH-7K4Q2X" in body
        assert sentence in body
    assert "https://portal.example.com/b/token" in letter.text
    assert 'href="https://portal.example.com/b/token"' in letter.html


def test_what_is_due_is_named_in_dollars() -> None:
    letter = receipt(paid=100_00)

    assert "Still due by the day of your party: $900.00" in letter.text
    assert "$900.00" in letter.html


def test_the_subject_is_one_line_and_names_nobody() -> None:
    letter = receipt(paid=100_00)

    assert letter.subject == "We have your $100.00 for June 27, 2026 (MH-7K4Q2X)"


def test_a_name_is_text_in_both_forms() -> None:
    letter = receipt(paid=100_00, name="<b>Dana & Rosa</b>")

    assert "Hi <b>Dana & Rosa</b>," in letter.text
    assert "Hi &lt;b&gt;Dana &amp; Rosa&lt;/b&gt;," in letter.html
