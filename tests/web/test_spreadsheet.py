"""Lists as files for a spreadsheet: its amounts are right, and nothing in it is a formula."""

from collections.abc import AsyncIterator

import pytest
from litestar import Litestar, get
from litestar.response import Stream
from litestar.testing import AsyncTestClient

from portal.text import amount
from portal.web.spreadsheet import BOM, as_file, text

FORMULAS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "  =1+1", "\t=1", "\r=1"),
    *("\N{FULLWIDTH EQUALS SIGN}1", "\N{FULLWIDTH PLUS SIGN}1", "\N{FULLWIDTH HYPHEN-MINUS}1", "\N{MINUS SIGN}1"),
    *("\N{FULLWIDTH COMMERCIAL AT}A", "\N{SMALL PLUS SIGN}1", "\N{NO-BREAK SPACE}=1", "\N{ZERO WIDTH SPACE}=1"),
    *(f"{BOM}=1", "\N{RIGHT-TO-LEFT MARK}=1"),
]


@pytest.mark.parametrize("words", FORMULAS)
def test_a_name_never_becomes_a_formula(words: str) -> None:
    assert text(words) == f"'{words}"


@pytest.mark.parametrize("words", ["Ana-Maria O'Neil", "", "7 Elm St", "a=b", "ナオミ"])
def test_an_ordinary_name_stays_as_it_is(words: str) -> None:
    assert text(words) == words


@pytest.mark.parametrize(
    ("cents", "written"),
    [(0, "0.00"), (5, "0.05"), (-50, "-0.50"), (-150, "-1.50"), (-101, "-1.01"), (123_456, "1234.56")],
)
def test_an_amount_keeps_its_sign_and_its_cents(cents: int, written: str) -> None:
    assert amount(cents) == written


async def test_excel_reads_its_letters() -> None:
    async def rows() -> AsyncIterator[tuple[str, ...]]:
        yield ("Núñez, Ana", "1.00")

    @get("/people.csv")
    async def people() -> Stream:
        return as_file("people.csv", ("Name", "Paid"), rows())

    async with AsyncTestClient(Litestar([people])) as client:
        answer = await client.get("/people.csv")

    assert answer.content.decode() == f'{BOM}Name,Paid\r\n"Núñez, Ana",1.00\r\n'
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="people.csv"'
