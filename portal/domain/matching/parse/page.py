"""Reading a page of HTML: its lines, the elements that they stand in, and the rows of its tables."""

from selectolax.lexbor import LexborNode

from portal.domain.matching.parse.mail import tidy
from portal.domain.matching.parse.row import LabeledRow, LineRange
from portal.domain.matching.parse.visible import BLOCKS, MOST_STEPS, TreeStep, pieces

_BREAKS = frozenset({"br", "hr"})


class HtmlPage:
    """A page while and after it is read.

    `spans` are the lines of each element by its node, `comments` the comments with the number of the line that follows.
    """

    def __init__(self, longest_line: int) -> None:
        self.lines: list[str] = []
        self.leaves: list[int] = []
        self.rows: list[LabeledRow] = []
        self.spans: dict[int, LineRange] = {}
        self.comments: list[tuple[str, int]] = []
        self.is_whole = True
        self.steps = 0
        self._longest_line = longest_line
        self._written: list[str] = []
        self._leaf = 0
        self._is_leaf_used = False
        self._has_content: list[bool] = []

    def write(self, text: str) -> None:
        """Go on with the line that is being written."""
        self._written.append(text)

    def end_line(self) -> None:
        """End the line that is being written, unless nothing was."""
        line = tidy("".join(self._written))[: self._longest_line]
        self._written.clear()
        if line:
            self.lines.append(line)
            self.leaves.append(self._leaf)
            self._is_leaf_used = True

    def note(self, comment: str) -> None:
        """Remember where a comment stands: a line goes on across it."""
        self.comments.append((comment.strip(), len(self.lines) + bool("".join(self._written).strip())))

    def enter(self) -> None:
        """Begin an element that stands by itself."""
        self._end_leaf()
        if self._has_content:
            self._has_content[-1] = True
        self._has_content.append(False)

    def leave(self) -> None:
        """End it: one that held nothing counts, for an empty value must not be taken for the next one."""
        self.end_line()
        was_used = self._is_leaf_used
        self._end_leaf()
        if not self._has_content.pop() and not was_used:
            self._leaf += 1

    def end_row(self, cells: list[LineRange]) -> None:
        """End a table's row: the first cell is the label of the others."""
        if len(cells) > 1:
            label = " ".join(self.lines[cells[0].begin : cells[0].end])
            self.rows.append(LabeledRow(label, cells[1].begin, cells[-1].end))

    def _end_leaf(self) -> None:
        self.end_line()
        if self._is_leaf_used:
            self._leaf += 1
            self._is_leaf_used = False


def read_page(root: LexborNode | None, *, longest_line: int, most_steps: int = MOST_STEPS) -> HtmlPage:
    """Read everything that can be seen below a node."""
    page = HtmlPage(longest_line)
    walk = _Walk(page)
    steps = pieces(root, most=most_steps)
    for piece in steps:
        if piece.step is TreeStep.TEXT:
            page.write(piece.text)
        elif piece.step is TreeStep.COMMENT:
            page.note(piece.text)
        elif piece.tag in _BREAKS:
            page.end_line()
        elif piece.step is TreeStep.ENTER:
            walk.enter(piece.tag)
        else:
            walk.leave(piece.tag, piece.node)
    page.end_line()
    page.is_whole, page.steps = steps.is_whole, steps.taken
    return page


class _Walk:
    """The elements and rows that are open on the way through a page."""

    def __init__(self, page: HtmlPage) -> None:
        self._page = page
        self._begins: list[int] = []
        self._rows: list[list[LineRange]] = []

    def enter(self, tag: str) -> None:
        if tag in BLOCKS:
            self._page.enter()
        if tag == "tr":
            self._rows.append([])
        self._begins.append(len(self._page.lines))

    def leave(self, tag: str, node: int) -> None:
        if tag in BLOCKS:
            self._page.leave()
        # An inline element's text may still be on a line that goes on after it.
        span = LineRange(self._begins.pop(), len(self._page.lines) + (tag not in BLOCKS))
        self._page.spans[node] = span
        if tag in ("td", "th") and self._rows:
            self._rows[-1].append(span)
        elif tag == "tr" and self._rows:
            self._page.end_row(self._rows.pop())
