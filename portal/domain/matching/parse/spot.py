"""Where a marked fact stands, by the structure around it: in a row, behind or below a label, in an element."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

from portal.domain.matching.parse.letter import MailText
from portal.domain.matching.parse.marks import MarkedText
from portal.domain.matching.parse.place import Css, Label, Place, WholeLine
from portal.domain.matching.parse.row import LabeledRow, LineRange
from portal.domain.matching.parse.tellers import is_of_another_kind
from portal.domain.matching.parse.wording import Gap, template, unclear, worded

_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 6
_NAME = re.compile(r"[A-Za-z][A-Za-z_-]*")
_TELLING_TAGS = frozenset({"b", "blockquote", "em", "h1", "h2", "h3", "h4", "i", "q", "strong"})
_MOST_WORDS_OF_A_BARE_LABEL = 3
_BEFORE = re.compile(r"((?:[^\W\d_]+[\s:#]+(?:is\s+|of\s+)?){1,2})\W*$")
"""The last words before what was marked."""
_SENTENCE_ENDS = (".", "!", "?", ":")
_BROKEN_FOR_WIDTH = 50
"""A line of plain text that is shorter was ended on purpose."""


def spot(letter: MailText, slot: str, mark: MarkedText, known: Iterable[str]) -> Place | None:
    """Return the place of a fact, None when it can only be found by the sentence around it.

    A label is never one of the known texts (marked facts, our names), has no digits, and fits what is marked.
    """
    known = tuple(known)
    return _in_row(letter, slot, mark, known) or _in_line(letter, slot, mark, known)


def named_otherwise(letter: MailText, slot: str, mark: MarkedText) -> str | None:
    """Return the label that says that what was marked is something else: whom money went to, a balance, an account."""
    line = letter.lines[mark.line]
    labels = [row.label for row in letter.rows if row.begin <= mark.line < row.end]
    words = _BEFORE.search(line[: mark.begin])
    if words and (slot != "payer" or ":" in words[0]):  # “to …” in a sentence is told by its other words
        labels.append(words[1])
    is_whole_line = not line[: mark.begin].strip()
    if is_whole_line and mark.line > 0 and len(letter.lines[mark.line - 1].split()) <= _MOST_WORDS_OF_A_BARE_LABEL:
        labels.append(letter.lines[mark.line - 1])
    return next((_bare(label) for label in labels if is_of_another_kind(label, slot)), None)


def paragraph(letter: MailText, number: int, marks: Mapping[str, MarkedText]) -> Iterator[tuple[str, list[Gap]]]:
    """Yield the texts that are one sentence around a line, with the facts marked in each.

    That is the line; in plain text, where the line may have been broken for width, the lines around it joined.
    """
    span = _paragraph_of(letter, number) if letter.tree is None else LineRange(number, number + 1)
    if len(range(*span)) == 1 or _stands_alone(letter, number, span):
        yield _joined(letter, LineRange(number, number + 1), marks)
    if len(range(*span)) > 1:
        yield _joined(letter, span, marks)


def _in_row(letter: MailText, slot: str, mark: MarkedText, known: Sequence[str]) -> Place | None:
    around = [row for row in letter.rows if row.begin <= mark.line < row.end]
    for row in sorted(around, key=lambda row: row.end - row.begin):
        if is_label(row.label, slot, known):
            text, gaps = _joined(letter, LineRange(row.begin, row.end), {slot: mark})
            pieces = worded(text, gaps, _others(known, text, gaps))
            return None if unclear(pieces) else Label(_bare(row.label), template(pieces), below=False)
    return None


def _in_line(letter: MailText, slot: str, mark: MarkedText, known: Sequence[str]) -> Place | None:
    line = letter.lines[mark.line]
    before, behind = line[: mark.begin], line[mark.end :]
    label, colon, rest = before.partition(":")
    if colon and is_label(label.lstrip("* "), slot, known):
        begin = len(label) + 1 + len(rest) - len(rest.lstrip(":* "))
        value = line[begin:]
        pieces = worded(value, [Gap(mark.begin - begin, mark.end - begin, slot)], _others(known, value, ()))
        return None if unclear(pieces) else Label(_bare(label), template(pieces), below=False)
    if behind.strip(" .") or before.strip():
        return _quoted(slot, before, behind)
    return _below_label(letter, slot, mark, known) or _in_element(letter, slot, mark, known)


def _quoted(slot: str, before: str, behind: str) -> Place | None:
    """Return the place of a memo that is a line in quotation marks."""
    quotes = before.strip() + behind.strip()
    if slot == "memo" and quotes in {"“”", '""', "«»"}:
        return WholeLine(f"{quotes[0]}{{memo}}{quotes[1]}", weak=False)
    return None


def _below_label(letter: MailText, slot: str, mark: MarkedText, known: Sequence[str]) -> Place | None:
    above = mark.line - 1
    if above < 0 or not is_label(letter.lines[above], slot, known) or _is_in_row(letter, above):
        return None
    label = _bare(letter.lines[above])
    if letter.leaves[above] == letter.leaves[mark.line]:
        return Label(label, f"{{{slot}}}", within=True, below=False)
    below = letter.below(above)
    return Label(label, f"{{{slot}}}") if below == LineRange(mark.line, mark.line + 1) else None


def _in_element(letter: MailText, slot: str, mark: MarkedText, known: Sequence[str]) -> Place | None:
    """Return the element of HTML that holds nothing but the fact; an amount may also be any line of its own."""
    wanted = letter.lines[mark.line]
    selectors = (selector for node in _nodes(letter, mark.line) for selector in _selectors(node))
    for selector in selectors:
        place = Css(selector, f"{{{slot}}}")
        found = [each.text for each in place.find(letter)]
        if found == [wanted] and not any(text and text.casefold() in selector.casefold() for text in known):
            return place
    return WholeLine("{amount}", weak=False) if slot == "amount" else None


def _nodes(letter: MailText, number: int) -> Iterator[LexborNode]:
    if letter.tree is None or letter.page is None:
        return
    for node in letter.tree.css("*"):
        span = letter.page.spans.get(node.mem_id)
        if span and span.begin == number and span.end >= number + 1:
            yield node


def _selectors(node: LexborNode) -> Iterator[str]:
    tag = node.tag or ""
    name = node.attributes.get("id") or ""
    if _NAME.fullmatch(name):
        yield f"#{name}"
    for each in (node.attributes.get("class") or "").split():
        if _NAME.fullmatch(each):
            yield f"{tag}.{each}"
    if tag in _TELLING_TAGS:
        yield tag


def is_label(text: str, slot: str, known: Iterable[str]) -> bool:
    """Whether a text may be the bank's name for a fact: short, always the same, and not that of something else."""
    label = _bare(text)
    is_short = 0 < len(label) <= _LONGEST_LABEL and len(label.split()) <= _MOST_LABEL_WORDS
    if not is_short or not any(char.isalpha() for char in label):
        return False
    pieces = worded(label, (), known)
    return not any(piece.slot for piece in pieces) and "{" not in label and not is_of_another_kind(label, slot)


def _is_in_row(letter: MailText, number: int) -> bool:
    return any(_covers(row, number) for row in letter.rows)


def _covers(row: LabeledRow, number: int) -> bool:
    return row.begin - 1 <= number < row.end


def _paragraph_of(letter: MailText, number: int) -> LineRange:
    """Return the lines of plain text around one that no empty line divides."""
    begin = end = number
    while begin > 0 and letter.leaves[begin - 1] == letter.leaves[begin] - 1:
        begin -= 1
    while end + 1 < len(letter.lines) and letter.leaves[end + 1] == letter.leaves[end] + 1:
        end += 1
    return LineRange(begin, end + 1)


def _stands_alone(letter: MailText, number: int, span: LineRange) -> bool:
    """Whether a line of a paragraph is a sentence of its own, also when it is broken elsewhere in other mails."""
    line = letter.lines[number]
    above = letter.lines[number - 1] if number > span.begin else ""
    begins = not above or above.endswith((*_SENTENCE_ENDS, ",")) or len(above) < _BROKEN_FOR_WIDTH
    is_last = number + 1 == span.end
    return begins and (line.endswith(_SENTENCE_ENDS) or (is_last and len(line) < _BROKEN_FOR_WIDTH))


def _joined(letter: MailText, span: LineRange, marks: Mapping[str, MarkedText]) -> tuple[str, list[Gap]]:
    """Return lines as one, with what is marked in them."""
    gaps: list[Gap] = []
    length = 0
    for number in range(span.begin, span.end):
        gaps += [
            Gap(length + mark.begin, length + mark.end, slot) for slot, mark in marks.items() if mark.line == number
        ]
        length += len(letter.lines[number]) + 1
    return letter.text(span), gaps


def _others(known: Sequence[str], text: str, gaps: Iterable[Gap]) -> list[str]:
    """Return the known texts, but for those that are marked here."""
    marked = {text[gap.begin : gap.end] for gap in gaps}
    return [each for each in known if each not in marked]


def _bare(label: str) -> str:
    return label.strip(" :*")
