"""What a person sees of an HTML mail, in the order of reading, in linear time."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

MOST_TAGS = 2_500
"""A payment notice has some hundreds. The limit is for mails made to keep a parser busy: unclosed tags take it
quadratic time, and above this many that is felt."""
_MOST_NODES = 50_000

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div", "dl", "dt",
    "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li",
    "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})
UNSEEN = frozenset({
    "applet", "audio", "canvas", "embed", "frame", "frameset", "head", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "optgroup", "option", "param", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})
# fmt: on


class Step(Enum):
    """What happens next on the way through the tree."""

    ENTER = auto()
    TEXT = auto()
    LEAVE = auto()


class Piece(NamedTuple):
    """One step on the way: its tag (empty for text), its text (empty for tags) and its link, if it is one."""

    step: Step
    tag: str
    text: str = ""
    link: str = ""


def shortened(html: str) -> str:
    """Return as much of the HTML as has MOST_TAGS tags."""
    end = -1
    for _ in range(MOST_TAGS):
        end = html.find("<", end + 1)
        if end < 0:
            return html
    return html[:end]


def tree(html: str) -> LexborHTMLParser:
    """Parse HTML of at most MOST_TAGS tags."""
    return LexborHTMLParser(shortened(html))


def pieces(root: LexborNode | None) -> Iterator[Piece]:
    """Walk what is visible below a node: hidden elements are left out.

    Without recursion, because mails nest deeper than Python does.
    """
    waiting: list[tuple[LexborNode, bool]] = [(root, False)] if root is not None else []
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node, done = waiting.pop()
        tag = node.tag or ""
        if done:
            yield Piece(Step.LEAVE, tag)
        elif node.is_text_node:
            yield Piece(Step.TEXT, "", node.text_content or "")
        elif node.is_element_node and tag not in UNSEEN and not _hidden(node):
            yield Piece(Step.ENTER, tag, link=_link(node, tag))
            waiting.append((node, True))
            waiting.extend((child, False) for child in reversed(list(node.iter(include_text=True))))


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _link(node: LexborNode, tag: str) -> str:
    return (node.attributes.get("href") or "") if tag == "a" else ""
