"""A payment mail as staff may look at it: its words and tables, what was read marked, and nothing that reaches out."""

import re
from collections.abc import Iterable, Iterator
from html import escape

import nh3

from portal.domain.matching.parse import Remittance
from portal.domain.matching.parse.letter import letter
from portal.domain.matching.parse.mail import LARGEST_BYTES, open_mail
from portal.domain.matching.parse.visible import TreePiece, TreeStep, pieces, shortened, tree

_TAGS = frozenset(
    {
        "blockquote",
        "br",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
    }
    | {"thead", "ul"}
)
_VOID = frozenset({"br", "hr"})
_DEEPEST = 60
_LONGEST_LINK = 100
_MOST_LETTERS = 100_000
_TOO_LARGE = "This mail is too large to be shown. Its raw form can be downloaded."
_THERE_IS_MORE = TreePiece(TreeStep.TEXT, "", " … Only the beginning of this mail is shown.")
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "CAD": "$", "AUD": "$", "NZD": "$", "MXN": "$"}


def render(raw: bytes, *, remittance: Remittance, stylesheet: str) -> str:
    """Return the mail as a complete HTML document for a sandboxed frame at a URL of its own.

    No pictures, scripts, links, forms, frames or styles of the mail are left, whatever it holds: the last step is an
    allow-list without a single attribute that could load anything. A link becomes a text that says where it led.
    `stylesheet` is the path of our own.
    """
    body = nh3.clean(
        "".join(_shown(_written(raw), remittance)),
        tags={*_TAGS, "mark"},
        attributes={"mark": {"data-field"}},
        allowed_classes={"mark": {"read"}},
        url_schemes=set(),
        link_rel=None,
        strip_comments=True,
    )
    return page(body, stylesheet=stylesheet)


def page(body: str, *, stylesheet: str) -> str:
    """Return a complete document around what is shown, which is HTML without danger."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Payment mail</title>'
        '<meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer">'
        f'<link rel="stylesheet" href="{escape(stylesheet)}"></head>'
        f'<body><main class="mail-frame">{body}</main></body></html>'
    )


def as_text(raw: bytes) -> str:
    """Return the mail as plain text: its text part, or what its HTML shows, line by line."""
    if len(raw) > LARGEST_BYTES:
        return _TOO_LARGE
    mail = open_mail(raw)
    return mail.text.strip() or "\n".join(letter(mail).lines)


def _written(raw: bytes) -> list[TreePiece]:
    """Return the mail piece by piece, links already turned into text, and a remark where there is more of it."""
    if len(raw) > LARGEST_BYTES:
        return [TreePiece(TreeStep.TEXT, "", _TOO_LARGE)]
    mail = open_mail(raw)
    walk = pieces(tree(mail.html).root if mail.html else None)
    shown = [*_first(_unlinked(piece for piece in walk if piece.step is not TreeStep.COMMENT))]
    if any(piece.text.strip() for piece in shown):
        is_whole = walk.is_whole and len(shortened(mail.html)) == len(mail.html)
        return shown if is_whole or shown[-1] is _THERE_IS_MORE else [*shown, _THERE_IS_MORE]
    return [
        *_first(
            (
                TreePiece(TreeStep.ENTER, "pre"),
                TreePiece(TreeStep.TEXT, "", mail.text.strip()),
                TreePiece(TreeStep.LEAVE, "pre"),
            )
        )
    ]


def _first(written: Iterable[TreePiece]) -> Iterator[TreePiece]:
    """Leave out the text behind the first letters, and say so: each may become six in HTML, which has to be checked."""
    left = _MOST_LETTERS
    for piece in written:
        yield piece._replace(text=piece.text[: max(left, 0)]) if piece.step is TreeStep.TEXT else piece
        left -= len(piece.text)
    if left < 0:
        yield _THERE_IS_MORE


def _unlinked(walk: Iterable[TreePiece]) -> Iterator[TreePiece]:
    """Say after each link where it led, in a spelling that no program makes a link of."""
    links: list[str] = []
    for piece in walk:
        yield piece
        if piece.tag == "a" and piece.step is TreeStep.ENTER:
            links.append(piece.link.strip())
        elif piece.tag == "a" and links and (link := links.pop()):
            yield TreePiece(TreeStep.TEXT, "", f" [link removed: {_defused(link)}]")


def _defused(link: str) -> str:
    short = link if len(link) <= _LONGEST_LINK else f"{link[:_LONGEST_LINK]}…"
    return re.sub(r"^\s*(?:http(s?)://|(?:java|vb)script:|data:)", _defused_scheme, short, flags=re.IGNORECASE)


def _defused_scheme(found: re.Match[str]) -> str:
    return f"hxxp{found[1]}://" if found[0].lower().lstrip().startswith("http") else "script "


def _shown(written: list[TreePiece], remittance: Remittance) -> Iterator[str]:
    """Write the pieces as HTML: allowed tags, escaped text, marks around what was read."""
    marks = _marks(written, remittance)
    depth = 0
    for at, piece in enumerate(written):
        if piece.step is TreeStep.TEXT:
            yield from _marked(piece.text, marks.get(at, []))
        elif piece.tag in _VOID:
            yield f"<{piece.tag}>" if piece.step is TreeStep.ENTER else ""
        elif piece.tag in _TAGS:
            depth += 1 if piece.step is TreeStep.ENTER else -1
            # Deeper boxes are dropped with both their tags, so that what is left stays well formed.
            if depth + (piece.step is TreeStep.LEAVE) <= _DEEPEST:
                yield f"<{'/' if piece.step is TreeStep.LEAVE else ''}{piece.tag}>"


def _marked(text: str, spans: list[tuple[int, int, str]]) -> Iterator[str]:
    end = 0
    for begin, stop, field in sorted(spans):
        if begin >= end:
            yield f'{escape(text[end:begin])}<mark class="read" data-field="{field}">{escape(text[begin:stop])}</mark>'
            end = stop
    yield escape(text[end:])


def _marks(written: list[TreePiece], remittance: Remittance) -> dict[int, list[tuple[int, int, str]]]:
    """Return, by the number of a piece of text, where in it something was read: begin, end and field.

    Mails spread an amount over several elements and break names for width, so texts are compared without spaces.
    """
    letters = [
        (at, offset, char)
        for at, piece in enumerate(written)
        for offset, char in enumerate(piece.text)
        if not char.isspace()
    ]
    running = "".join(char for _, _, char in letters)
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for field, spellings in _read_facts(remittance).items():
        begin, length = _place(running, spellings)
        for at, offset, _ in letters[begin : begin + length]:
            spans = marks.setdefault(at, [])
            if spans and spans[-1][2] == field:
                spans[-1] = (spans[-1][0], offset + 1, field)
            else:
                spans.append((offset, offset + 1, field))
    return marks


def _read_facts(remittance: Remittance) -> dict[str, list[str]]:
    """Return the spellings, without spaces, in which each fact may stand in the mail."""
    facts = {"payer": remittance.payer_name, "memo": remittance.memo, "id": remittance.transaction_id}
    spellings = {field: ["".join(fact.split())] for field, fact in facts.items() if fact}
    return spellings | {"amount": _amounts(remittance)}


def _amounts(remittance: Remittance) -> list[str]:
    if remittance.amount_cents is None:
        return []
    whole, cents = divmod(remittance.amount_cents, 100)
    numbers = [f"{whole:,}.{cents:02}", f"{whole}.{cents:02}", f"{whole:,},{cents:02}".replace(",", ".", 1)]
    numbers += [f"{whole},{cents:02}", *([f"{whole:,}", f"{whole}"] if not cents else [])]
    sign = _SIGNS.get(remittance.currency or "", "$")
    return [f"{sign}{number}" for number in numbers]


def _place(running: str, spellings: list[str]) -> tuple[int, int]:
    """Return where the first spelling that stands by itself begins, and its length; 0, 0 when none does."""
    for spelling in spellings:
        if found := re.search(rf"{re.escape(spelling)}(?!\d)", running):
            return found.start(), len(spelling)
    return 0, 0
