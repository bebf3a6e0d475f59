"""Lists as files for a spreadsheet: CSV as Excel reads it too, in which no text is taken for a formula."""

import csv
import io
import unicodedata
from collections.abc import AsyncIterator, Iterable, Sequence
from typing import Final

from litestar.response import Stream

BOM: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Without it Excel takes the file for one of its own country's letters."""
FORMULA_SIGNS: Final = ("=", "+", "-", "\N{MINUS SIGN}", "@", "\t", "\r", "\n")
_UNSEEN: Final = frozenset({"Zs", "Zl", "Zp", "Cf"})


def as_file(name: str, columns: Sequence[str], rows: AsyncIterator[Sequence[str]]) -> Stream:
    """Send a list line by line, however long it is."""
    return Stream(
        _lines(columns, rows),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def text(words: str) -> str:
    """Keep a spreadsheet from taking text for a formula, in any width: a payer chooses their own name."""
    seen = "".join(letter for letter in words if unicodedata.category(letter) not in _UNSEEN)
    return f"'{words}" if unicodedata.normalize("NFKC", seen).startswith(FORMULA_SIGNS) else words


async def _lines(columns: Sequence[str], rows: AsyncIterator[Sequence[str]]) -> AsyncIterator[str]:
    yield BOM + _line(columns)
    async for row in rows:
        yield _line(row)


def _line(cells: Iterable[str]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()
