"""The inside of a mail: lines and labeled values, whether it came as HTML or as text."""

import re

import msgspec
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.domain.matching.parse.mail import Mail, tidy
from portal.domain.matching.parse.visible import BLOCKS, Step, pieces, shortened, tree

_MOST_LINES = 1_000
_LONGEST_LINE = 500


class Letter(msgspec.Struct, frozen=True):
    """What a mail says, as a person would see it.

    `fields` are the rows of its tables, label first. `paragraphs` are lines of plain text joined to sentences that were
    broken for width. `whole` is False when there was more than a payment notice ever has, and the rest was not read.
    """

    subject: str
    lines: tuple[str, ...]
    fields: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()
    html: str = ""
    tree: LexborHTMLParser | None = None
    whole: bool = True


def letter(mail: Mail) -> Letter:
    """Read the HTML if it shows anything, else the text: some senders' text part is empty or a stub."""
    if mail.html:
        parsed = tree(mail.html)
        lines, fields = _read(parsed.root)
        cut = len(shortened(mail.html)) < len(mail.html)
        if lines or cut:
            whole = len(lines) <= _MOST_LINES and not cut
            kept = tuple(lines[:_MOST_LINES])
            return Letter(mail.subject, kept, tuple(fields), html=mail.html, tree=parsed, whole=whole)
    return plain(mail.subject, mail.text)


def plain(subject: str, text: str) -> Letter:
    """Read plain text."""
    lines = [line[:_LONGEST_LINE] for row in text.splitlines() if (line := tidy(row))]
    blocks = [tidy(block)[:_LONGEST_LINE] for block in re.split(r"\n[ \t\r]*\n", text) if "\n" in block.strip()]
    whole = len(lines) <= _MOST_LINES
    return Letter(subject, tuple(lines[:_MOST_LINES]), paragraphs=tuple(blocks[:_MOST_LINES]), whole=whole)


def shown(node: LexborNode) -> str:
    """Return what an element shows, on one line."""
    return tidy(" ".join(_read(node)[0]))


def _read(root: LexborNode | None) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the lines below a node, and the table rows of two cells and more as label and value."""
    page = _Page()
    for step, tag, text, _ in pieces(root):
        if step is Step.TEXT:
            page.written.append(text)
        elif tag in BLOCKS:
            page.end_line()
            (page.enter if step is Step.ENTER else page.leave)(tag)
    page.end_line()
    return page.lines, page.fields


class _Page:
    """A page while it is read: the line being written, and the cells and rows that are open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.fields: list[tuple[str, str]] = []
        self.written: list[str] = []
        self._cells: list[list[str]] = []
        self._rows: list[list[str]] = []

    def end_line(self) -> None:
        line = tidy("".join(self.written))[:_LONGEST_LINE]
        self.written.clear()
        if line:
            self.lines.append(line)
            if self._cells:
                self._cells[-1].append(line)

    def enter(self, tag: str) -> None:
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            self._cells.append([])

    def leave(self, tag: str) -> None:
        if tag == "tr" and self._rows:
            label, *values = self._rows.pop() or [""]
            if values:
                self.fields.append((label, tidy(" ".join(values))))
        elif tag in ("td", "th") and self._cells:
            cell = " ".join(self._cells.pop())
            if self._rows:
                self._rows[-1].append(cell)
