"""Amounts as mails write them."""

import pytest

from portal.domain.matching.parse.money import money


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("$1,250.50", 125050, "USD"),
        ("$1325.00", 132500, "USD"),
        ("$40", 4000, "USD"),
        ("$50,00 USD", 5000, "USD"),
        ("$ 45 . 00", 4500, "USD"),
        ("$20.00\u00a0USD", 2000, "USD"),
        ("€1.200,00", 120000, "EUR"),
        ("€860.00 EUR", 86000, "EUR"),
        ("50,00 €", 5000, "EUR"),
        ("CA$40.00", 4000, "CAD"),
        ("$40.00 CAD", 4000, "CAD"),
        ("$107.00.", 10700, "USD"),
    ],
)
def test_it_reads_an_amount(text: str, cents: int, currency: str) -> None:
    assert money(text) == (cents, currency)


@pytest.mark.parametrize(
    "text", ["", "$", "1.250", "$1.250", "$1,25,00", "forty", "$40 and $50", "¥1200", "R$40", "40.00", "$1,2345"]
)
def test_it_refuses_what_is_no_amount_or_could_be_two(text: str) -> None:
    assert money(text) is None
