"""Where in a letter the facts of a sender's mails stand."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from portal.domain.matching.parse.letter import NOWHERE, MailText
from portal.domain.matching.parse.mail import tidy
from portal.domain.matching.parse.page import read_page
from portal.domain.matching.parse.row import LineRange

_ENDS = " :*"
_LONGEST = 500
_MOST_STEPS = 2_000


class Found(NamedTuple):
    """What stands in a place (nothing, where the place is there but empty), and in which lines."""

    text: str
    span: LineRange


class Label(msgspec.Struct, frozen=True, tag="label"):
    """The value of a label: the other cells of its row, else the element right below it, else what follows its colon.

    The label is a whole cell, a whole line, or all that stands before the colon, never a part of a sentence. `within`
    allows the value in the label's own element, on the next line; `bare` a value behind the label without a colon;
    without `below` it is empty where it stands neither there nor behind the label, whatever comes next.
    """

    label: str
    sentence: str
    weak: bool = False
    within: bool = False
    bare: bool = False
    below: bool = True

    def find(self, letter: MailText) -> Iterator[Found]:
        """Yield the values in table rows, or where there is no such row, of lines."""
        rows = [row for row in letter.rows if _bare(row.label) == self._name and not letter.is_cut(row.value)]
        if rows:
            return (Found(letter.text(row.value), _widened(row.value, letter)) for row in rows)
        return self._in_lines(letter)

    @property
    def _name(self) -> str:
        return self.label.casefold()

    def _in_lines(self, letter: MailText) -> Iterator[Found]:
        for number, line in letter.standing():
            if _bare(line) == self._name:
                span = self._under(letter, number)
                yield Found(letter.text(span), LineRange(number, max(span.end, number + 1)))
            elif (value := self._behind(line)) is not None:
                yield Found(value, LineRange(number, number + 1))

    def _under(self, letter: MailText, number: int) -> LineRange:
        is_within = number + 1 < len(letter.lines) and letter.leaves[number + 1] == letter.leaves[number]
        if is_within:
            return LineRange(number + 1, number + 2) if self.within else NOWHERE
        return letter.below(number) if self.below else NOWHERE

    def _behind(self, line: str) -> str | None:
        plain = line.lstrip("* ")
        rest = plain[len(self.label) :]
        if plain[: len(self.label)].casefold() != self._name or not rest.startswith(
            (":", "*:", " " if self.bare else ":")
        ):
            return None
        return rest.lstrip(":* ")


class Css(msgspec.Struct, frozen=True, tag="css"):
    """What an element of the HTML shows."""

    selector: str
    sentence: str
    weak: bool = False

    def find(self, letter: MailText) -> Iterator[Found]:
        """Yield the text of every element that the selector names; of elements in each other, not of all."""
        left = _MOST_STEPS
        for node in letter.tree.css(self.selector) if letter.tree else ():
            page = read_page(node, longest_line=_LONGEST, most_steps=left)
            span = letter.page.spans.get(node.mem_id, NOWHERE) if letter.page else NOWHERE
            yield Found(tidy(" ".join(page.lines)), LineRange(span.begin, min(span.end, len(letter.lines))))
            left -= page.steps
            if left <= 0:
                return


class WholeLine(msgspec.Struct, frozen=True, tag="line"):
    """A whole line of a given form, anywhere: the weakest place."""

    sentence: str
    weak: bool = True

    def find(self, letter: MailText) -> Iterator[Found]:
        """Yield every line; the sentence decides."""
        return (Found(line, LineRange(number, number + 1)) for number, line in letter.standing())


class Between(msgspec.Struct, frozen=True, tag="between"):
    """What stands between two HTML comments, which are regular expressions."""

    begin: str
    end: str
    sentence: str
    weak: bool = False

    def find(self, letter: MailText) -> Iterator[Found]:
        """Yield the text between the first two comments that fit."""
        comments = letter.page.comments if letter.page else []
        begins = [at for text, at in comments if re.fullmatch(self.begin, text)]
        ends = [at for text, at in comments if re.fullmatch(self.end, text) and begins and at >= begins[0]]
        if begins and ends:
            span = LineRange(begins[0], min(ends[0], len(letter.lines)))
            yield Found(letter.text(span), span)


class UnderHeadline(msgspec.Struct, frozen=True, tag="under"):
    """The line of plain text under a headline, unless it begins as every mail of that sender goes on.

    HTML has elements to find it by.
    """

    headline: str
    usual: tuple[str, ...]
    sentence: str = "{memo}"
    weak: bool = True

    def find(self, letter: MailText) -> Iterator[Found]:
        """Yield the line under the first line that the headline fits."""
        if letter.tree:
            return
        for number, line in letter.standing():
            if re.fullmatch(self.headline, line, re.IGNORECASE):
                below = letter.lines[number + 1] if number + 1 < len(letter.lines) else ""
                is_none = not below or below.startswith(self.usual)
                yield Found("" if is_none else below, NOWHERE if is_none else LineRange(number + 1, number + 2))
                return


Place = Label | Css | WholeLine | Between | UnderHeadline


def lines_of(found: Iterable[Found]) -> set[int]:
    """Return the numbers of all lines in which something was found."""
    return {number for each in found for number in range(each.span.begin, each.span.end)}


def _widened(value: LineRange, letter: MailText) -> LineRange:
    """Return a row's value together with its label, which stands right before it."""
    return LineRange(max(value.begin - 1, 0), value.end) if value.begin < value.end <= len(letter.lines) else value


def _bare(label: str) -> str:
    return label.strip(_ENDS).casefold()
