"""What a person sees of an HTML mail, in the order of reading, in linear time."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portal.domain.matching.parse.tags import beginning

MOST_STEPS = 20_000
"""A payment notice takes some thousands."""

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


class TreeStep(Enum):
    """What happens next on the way through the tree."""

    ENTER = auto()
    TEXT = auto()
    LEAVE = auto()
    COMMENT = auto()


class TreePiece(NamedTuple):
    """One step on the way: its tag (empty for text), its text (empty for tags) and its link, if it is one.

    `node` is the same for a node each time that its tree is asked; the text of a comment is what stands in it.
    """

    step: TreeStep
    tag: str
    text: str = ""
    link: str = ""
    node: int = 0


def shortened(html: str) -> str:
    """Return as much of the HTML as is read."""
    return html[: beginning(html)]


def tree(html: str) -> LexborHTMLParser:
    """Parse as much of the HTML as is read."""
    return LexborHTMLParser(shortened(html))


class Walk:
    """A walk over what is visible below a node: hidden elements are left out.

    Without recursion, because mails nest deeper than Python does. It ends after so many steps, with everything left
    that was entered; `is_whole` is False then. `taken` counts them.
    """

    def __init__(self, root: LexborNode | None, most: int) -> None:
        self.is_whole = True
        self.taken = 0
        self._most = most
        self._waiting: list[tuple[LexborNode, bool]] = [(root, False)] if root is not None else []

    def __iter__(self) -> Iterator[TreePiece]:
        """Take each step, once."""
        waiting = self._waiting
        while waiting and self.taken < self._most:
            self.taken += 1
            node, done = waiting.pop()
            tag = node.tag or ""
            if done:
                yield TreePiece(TreeStep.LEAVE, tag, node=node.mem_id)
            elif node.is_text_node:
                yield TreePiece(TreeStep.TEXT, "", node.text_content or "")
            elif node.is_comment_node:
                yield TreePiece(TreeStep.COMMENT, "", node.comment_content or "")
            elif node.is_element_node and tag not in UNSEEN and not _hidden(node):
                yield TreePiece(TreeStep.ENTER, tag, link=_link(node, tag), node=node.mem_id)
                waiting.append((node, True))
                waiting.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
        self.is_whole = not waiting
        yield from (
            TreePiece(TreeStep.LEAVE, node.tag or "", node=node.mem_id) for node, done in reversed(waiting) if done
        )


def pieces(root: LexborNode | None, *, most: int = MOST_STEPS) -> Walk:
    """Walk what is visible below a node."""
    return Walk(root, most)


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style


def _link(node: LexborNode, tag: str) -> str:
    return (node.attributes.get("href") or "") if tag == "a" else ""
