"""How much of an HTML can be made a tree of in little time.

Browsers' rules for broken HTML (which parsers follow) can take quadratic time and room: each name of a tag's attribute
is compared with those before, and a `<b>` that is never closed is opened again in each paragraph, with its attributes.
So tags and attributes are counted before anything is parsed. Whatever stands at a `<` is counted as a tag, also inside
comments and attributes: then no mail can hide one from the count, for a tag can begin nowhere else.
"""

import re
from typing import NamedTuple

MOST_TAGS = 2_500
"""A payment notice has some hundreds."""
MOST_ATTRIBUTES = 10_000
MOST_ATTRIBUTES_OF_TAG = 100
MOST_REOPENED = 500_000
"""Tags times those that may be opened again in each: the most elements that come of it."""
MOST_REOPENED_LETTERS = 50_000_000

_REOPENED = frozenset(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}  # and one <a>
)
# What ends a name is said by the standard, and other kinds of space do not.
_NAME = re.compile(r"<(/?)([a-zA-Z][^\t\n\f\r />]*+)")
_ATTRIBUTE = re.compile(
    r"[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"[^\"]*+\"?|'[^']*+'?|[^\t\n\f\r >\"'][^\t\n\f\r >]*+|(?=>)|\Z))?+"
)


class _Tag(NamedTuple):
    """A tag, or what looks like one, up to its last attribute."""

    name: str
    begins: bool
    end: int
    attributes: int


def beginning(html: str) -> int:
    """Return how many characters of an HTML are within the limits; all of them, for any honest mail."""
    at = -1
    attributes = letters = reopened = reopened_letters = longest_link = 0
    for tags in range(1, MOST_TAGS + 2):
        at = html.find("<", at + 1)
        if at < 0:
            return len(html)
        tag = _tag(html, at)
        attributes += tag.attributes
        letters += tag.end - at
        if tag.name in _REOPENED and tag.begins:
            reopened += 1
            reopened_letters += tag.end - at
        elif tag.name == "a" and tag.begins:
            longest_link = max(longest_link, tag.end - at)
        if (
            tag.attributes > MOST_ATTRIBUTES_OF_TAG
            or attributes > MOST_ATTRIBUTES
            or letters > len(html)  # real tags do not overlap
            or tags * reopened > MOST_REOPENED
            or tags * (reopened_letters + longest_link) > MOST_REOPENED_LETTERS
        ):
            break
    return at


def attributes_of(html: str, at: int) -> int:
    """Return how many attributes the tag at a place has; 0 where none begins."""
    return _tag(html, at).attributes


def _tag(html: str, at: int) -> _Tag:
    name = _NAME.match(html, at)
    if name is None:
        return _Tag("", begins=False, end=at, attributes=0)
    end, number = name.end(), 0
    while number <= MOST_ATTRIBUTES_OF_TAG and (found := _ATTRIBUTE.match(html, end)):
        end, number = found.end(), number + 1
    return _Tag(name[2].lower(), begins=not name[1], end=end, attributes=number)
