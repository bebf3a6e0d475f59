"""A line of one mail as a sentence that other mails of its sender fit: what differs from mail to mail becomes a gap."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

MOST_GAPS = 6
"""More would tell little, and take long to try."""

_ANY = "any"
_GREETED = "greeted"
_WRITTEN_BY_PAYERS = frozenset({"payer", "payer_again", "memo"})
_FACTS = frozenset({"payer", "payer_again", "amount"})
_OPEN = _WRITTEN_BY_PAYERS | {_ANY, _GREETED}
_DATES = (
    "january|february|march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|"
    "oct|nov|dec|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|monday|tuesday|"
    "wednesday|thursday|friday|saturday|sunday|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
)
_BESIDE_FIGURES = r"(?:may|mar|sat|sun|mon|tue|wed|thu|fri|a\.?m\.?|p\.?m\.?|[ecmp][sd]?t|utc|gmt|de)"
_VARIABLE = re.compile(
    r"(?P<token>[^\s@<>()]+@[^\s@<>()]+|(?:https?://|www\.)\S+|\S*[\d•*…]\S*|x{2,}\S*)"
    rf"|\b(?P<date>{_DATES})\b\.?"
    rf"|(?P<before>(?<!\S){_BESIDE_FIGURES}(?=\s+\S*\d))"
    rf"|(?<=\d)(?P<after>(?:\s+{_BESIDE_FIGURES}(?![\w]))+)",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|dear|hola|estimad[oa]|good (?:morning|afternoon|evening))\s+(?P<name>[^,:!.]{1,60})(?=[,:!.])",
    re.IGNORECASE,
)
_AROUND = "()[]<>{}\"'“”’.,;:!?"
_BETWEEN_FIGURES = re.compile(r"[\s,/:;·–-]*")
_TRADEMARK = re.compile(r"(Zelle)\s?(?:®|™|\(R\))", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = re.compile(r"\{(\w+)\}")


class Gap(NamedTuple):
    """A part of a line, and what fills it in other mails."""

    begin: int
    end: int
    slot: str


class SentencePiece(NamedTuple):
    """A part of a sentence: words that are always there (`slot` is empty), or a gap."""

    slot: str
    words: str = ""


def worded(line: str, gaps: Iterable[Gap], known: Iterable[str] = ()) -> list[SentencePiece]:
    """Return a line as pieces, with these gaps and one for everything else that another mail may say otherwise.

    `known` are texts that are always such: what was marked elsewhere in the mail, and our own names.
    """
    taken = sorted(gaps)
    for gap in (*_known(line, known), *_greeted(line), *_figures(line)):
        if not any(gap.begin < other.end and other.begin < gap.end for other in taken):
            taken.append(gap)
    pieces: list[SentencePiece] = []
    end = 0
    for gap in _joined(line, sorted(taken)):
        pieces += [SentencePiece("", line[end : gap.begin])] if gap.begin > end else []
        pieces.append(SentencePiece(gap.slot))
        end = gap.end
    return pieces + ([SentencePiece("", line[end:])] if line[end:].strip() else [])


def template(pieces: Iterable[SentencePiece]) -> str:
    """Return the pieces as a sentence with gaps."""
    written = (
        f"{{{_ANY if piece.slot == _GREETED else piece.slot}}}" if piece.slot else _plain(piece.words)
        for piece in pieces
    )
    return "".join(written).strip()


def fixed_words(sentence: str) -> list[str]:
    """Return the words of a sentence that stand in every mail."""
    return _WORD.findall(_PARTS.sub(" ", sentence))


def unclear(pieces: Sequence[SentencePiece]) -> bool:
    """Whether nobody can tell where one gap ends and the next begins: a payer may write whatever stands between them.

    A memo may follow a payer only behind the amount, for a name with an amount in it is doubted; or behind the payer
    again, for two different names are.
    """
    open_ones = [number for number, piece in enumerate(pieces) if piece.slot in _OPEN]
    if len(open_ones) > MOST_GAPS:
        return True
    for one, other in pairwise(open_ones):
        first, second, between = pieces[one].slot, pieces[other].slot, pieces[one + 1 : other]
        if not {first, second} & _WRITTEN_BY_PAYERS or any(piece.slot for piece in between):
            continue
        if first == "payer_again":  # what it holds is compared with the payer
            continue
        if {first, second} <= _WRITTEN_BY_PAYERS:
            return True
        words = "".join(piece.words for piece in between)
        if not (_WORD.search(words) or re.search(r"[(:!?]", words) or (first == _GREETED and words.strip())):
            return True
    behind_memo = [piece.slot for at in open_ones if pieces[at].slot == "memo" for piece in pieces[at + 1 :]]
    return not _FACTS.isdisjoint(behind_memo)


def _known(line: str, known: Iterable[str]) -> Iterator[Gap]:
    """Yield where a known text stands as words of its own."""
    for text in sorted({text.strip() for text in known if text.strip()}, key=len, reverse=True):
        for found in re.finditer(rf"(?<!\w){re.escape(text)}(?!\w)", line, re.IGNORECASE):
            yield Gap(found.start(), found.end(), _ANY)


def _greeted(line: str) -> Iterator[Gap]:
    if found := _GREETING.match(line):
        yield Gap(found.start("name"), found.end("name"), _GREETED)


def _figures(line: str) -> Iterator[Gap]:
    """Yield dates, times, sums, addresses, numbers and masked ones."""
    for found in _VARIABLE.finditer(line):
        text = found[0]
        if found.lastgroup == "token":
            begin = found.start() + len(text) - len(text.lstrip(_AROUND))
            end = found.end() - (len(text) - len(text.rstrip(_AROUND)))
        else:
            begin, end = found.span()
        if begin < end:
            yield Gap(begin, end, _ANY)


def _joined(line: str, gaps: Sequence[Gap]) -> list[Gap]:
    """Join gaps for anything that only a comma or the like stands between."""
    joined: list[Gap] = []
    for gap in gaps:
        last = joined[-1] if joined else None
        if last and last.slot == gap.slot == _ANY and _BETWEEN_FIGURES.fullmatch(line[last.end : gap.begin]):
            joined[-1] = Gap(last.begin, gap.end, _ANY)
        else:
            joined.append(gap)
    return joined


def _plain(words: str) -> str:
    return _TRADEMARK.sub(r"\1", words.replace("’", "'")).replace("{", "").replace("}", "")
