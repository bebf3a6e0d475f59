"""Where something stands in a letter."""

from typing import NamedTuple


class LineRange(NamedTuple):
    """Lines of a letter, by their numbers: from `begin` up to, not including, `end`. An empty one says nothing."""

    begin: int
    end: int


class LabeledRow(NamedTuple):
    """A row of a table with two cells and more: its label, and where its other cells stand."""

    label: str
    begin: int
    end: int

    @property
    def value(self) -> LineRange:
        """Return where the cells behind the label stand; of empty cells, nowhere."""
        return LineRange(self.begin, self.end)
