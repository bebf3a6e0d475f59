"""Sentences with gaps, such as "{payer} sent you {amount}", and how they are found in a mail."""

import re
from functools import cache
from typing import NamedTuple

from portal.domain.matching.parse.money import PATTERN

_ID = r"(?=[A-Za-z_-]{0,63}\d)[A-Za-z0-9][A-Za-z0-9_-]{2,63}"

SLOTS = {
    "payer": r".{1,200}",
    "payer_again": r".{1,200}?",
    "account": r".{1,200}",
    "memo": r".{1,500}",
    "amount": PATTERN,
    "fee": rf"[-+]?\s?{PATTERN}",
    "net": PATTERN,
    **dict.fromkeys(("id", "refund_id", "dispute_id", "payout_id", "sent_id"), _ID),
    "handle": r"(?:[@$][\w.-]{1,60}|[^\s@()<>]{1,64}@[^\s@()<>]{1,190})",
    "recipient": r"[@$][\w.-]{1,60}",
}
"""What each gap may hold; an id has a digit.

{payer} takes all it can: of a payer called "Bob paid you $9.00" the last amount counts.
"""

_TRADEMARK = r"(?:\s?(?:®|™|\(R\)))?"


class Sentence(NamedTuple):
    """A pattern for a whole line, and the words that stand in every line that fits, in this order, in lower case."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]

    def fullmatch(self, line: str) -> re.Match[str] | None:
        """Return how a line fits. Words are looked for first: a pattern with gaps takes quadratic time to fail."""
        lower, at = line.lower(), 0
        for word in self.words:
            at = lower.find(word, at)
            if at < 0:
                return None
            at += len(word)
        return self.pattern.fullmatch(line)


@cache
def sentence(template: str) -> Sentence:
    """Return the pattern of a whole line that reads like the template.

    Gaps are named as in SLOTS; {any} is anything, or nothing, and as little as it can be. Case, spacing, the kind of
    apostrophe, a trademark sign after Zelle and a full stop at the end do not matter.
    """
    parts = re.split(r"\{(\w+)\}", template)
    literals = [_literal(part) for part in parts[::2]]
    gaps = [".*?" if name == "any" else f"(?P<{name}>{SLOTS[name]})" for name in parts[1::2]]
    body = literals[0] + "".join(gap + literal for gap, literal in zip(gaps, literals[1:], strict=True))
    words = tuple(word for part in parts[::2] for word in re.findall(r"\w+", part.lower()))
    return Sentence(re.compile(body + r"\s*[.!]?", re.IGNORECASE), words)


def _literal(text: str) -> str:
    escaped = re.sub(r"(?:\\?\s)+", r"\\s+", re.escape(text))
    return escaped.replace("'", "['\u2019]").replace("Zelle", f"Zelle{_TRADEMARK}")
