"""The inside of a mail: its lines and the rows of its tables, whether it came as HTML or as text."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

import msgspec
from selectolax.lexbor import LexborHTMLParser

from portal.domain.matching.parse.mail import Mail, tidy
from portal.domain.matching.parse.page import HtmlPage, read_page
from portal.domain.matching.parse.row import LabeledRow, LineRange
from portal.domain.matching.parse.visible import shortened, tree

MOST_LINES = 500
_LONGEST_LINE = 500
NOWHERE = LineRange(0, 0)


class MailText(msgspec.Struct, frozen=True):
    """What a mail says, as a person would see it: lines, numbered from the top.

    `leaves` tells for each line in which innermost element it stands, empty elements counted (of plain text: which line
    it is, empty ones counted), so that what stands right below a label is known. `cut` are the lines that somebody else
    than the sender wrote: only who asks for them sees them. `whole` is False when there was more than a payment notice
    ever has, and the rest was not read.
    """

    subject: str
    lines: tuple[str, ...]
    leaves: tuple[int, ...] = ()
    rows: tuple[LabeledRow, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """Lines of plain text, joined to the sentences that were broken for width."""
    page: HtmlPage | None = None
    tree: LexborHTMLParser | None = None
    whole: bool = True
    cut: frozenset[int] = frozenset()

    def without(self, lines: Iterable[int]) -> "MailText":
        """Return the letter with more lines cut out."""
        return msgspec.structs.replace(self, cut=self.cut.union(lines))

    def text(self, span: LineRange) -> str:
        """Return what stands in a span, on one line."""
        return " ".join(self.lines[span.begin : span.end])

    def is_cut(self, span: LineRange) -> bool:
        """Whether any line of a span was cut out."""
        return not self.cut.isdisjoint(range(span.begin, span.end))

    def standing(self) -> Iterator[tuple[int, str]]:
        """Yield the lines that were not cut out, with their numbers."""
        return ((number, line) for number, line in enumerate(self.lines) if number not in self.cut)

    def sentences(self) -> tuple[str, ...]:
        """Return the lines that were not cut out, and the paragraphs that hold none that was."""
        gone = {self.lines[number] for number in self.cut}
        kept = [line for _, line in self.standing()]
        return (*kept, *(paragraph for paragraph in self.paragraphs if not _holds(paragraph, gone)))

    def below(self, number: int) -> LineRange:
        """Return what stands in the element right below that of a line; an empty one is empty."""
        wanted = self.leaves[number] + 1
        begin = next((at for at in range(number + 1, len(self.lines)) if self.leaves[at] >= wanted), None)
        if begin is None or self.leaves[begin] != wanted:
            return NOWHERE
        end = next((at for at in range(begin, len(self.lines)) if self.leaves[at] != wanted), len(self.lines))
        return LineRange(begin, end)


def letter(mail: Mail) -> MailText:
    """Read the HTML if it shows anything, else the text: some senders' text part is empty or a stub."""
    if mail.html:
        parsed = tree(mail.html)
        page = read_page(parsed.root, longest_line=_LONGEST_LINE)
        cut = not page.is_whole or len(shortened(mail.html)) < len(mail.html)
        if page.lines or cut:
            return MailText(
                mail.subject,
                tuple(page.lines[:MOST_LINES]),
                tuple(page.leaves[:MOST_LINES]),
                tuple(row for row in page.rows if row.end <= MOST_LINES),
                page=page,
                tree=parsed,
                whole=len(page.lines) <= MOST_LINES and not cut,
            )
    return plain(mail.subject, mail.text)


def plain(subject: str, text: str) -> MailText:
    """Read plain text."""
    numbered = [(at, line[:_LONGEST_LINE]) for at, row in enumerate(text.splitlines()) if (line := tidy(row))]
    blocks = [tidy(block)[:_LONGEST_LINE] for block in re.split(r"\n[ \t\r]*\n", text) if "\n" in block.strip()]
    shown = numbered[:MOST_LINES]
    return MailText(
        subject,
        tuple(line for _, line in shown),
        tuple(at for at, _ in shown),
        paragraphs=tuple(blocks[:MOST_LINES]),
        whole=len(numbered) <= MOST_LINES,
    )


def _holds(paragraph: str, lines: AbstractSet[str]) -> bool:
    return any(line in paragraph for line in lines)
