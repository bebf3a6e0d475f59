"""What a registry entry is made of: who writes, from where, in which words, and where in the mail the facts stand."""

import re
from typing import Protocol

import msgspec

from portal.domain.matching.parse.letter import Letter, shown
from portal.domain.matching.parse.remittance import Kind, Provider
from portal.domain.matching.parse.visible import tree


class Says(msgspec.Struct, frozen=True):
    """A sentence of a subject or headline, and what it means. Gaps are named in sentence.SLOTS."""

    kind: Kind
    sentence: str


class Place(Protocol):
    """Where facts stand in a letter."""

    @property
    def sentence(self) -> str:
        """The form of what stands there."""

    @property
    def weak(self) -> bool:
        """Whether it counts only when nothing else says the same thing."""

    def find(self, letter: Letter) -> list[str]:
        """Return the texts that stand there, best first."""


class Label(msgspec.Struct, frozen=True):
    """The value beside, after or under a label."""

    label: str
    sentence: str
    weak: bool = False

    def find(self, letter: Letter) -> list[str]:
        """Look in table rows first, then for a line "Label: value" or "Label value", or the line under the label."""
        name = self.label.casefold()
        found = [value for label, value in letter.fields if _bare(label) == name]
        for line, below in zip(letter.lines, (*letter.lines[1:], ""), strict=False):
            if _bare(line) == name:
                found.append(below)
            elif line.lstrip("* ").casefold().startswith((f"{name}:", f"{name} ", f"{name}* ")):
                found.append(line.lstrip("* ")[len(name) :].lstrip(":* "))
        return found


class Css(msgspec.Struct, frozen=True):
    """What an element of the HTML shows."""

    selector: str
    sentence: str
    weak: bool = False

    def find(self, letter: Letter) -> list[str]:
        """Return the text of every element that the selector names."""
        return [shown(node) for node in letter.tree.css(self.selector)] if letter.tree else []


class Line(msgspec.Struct, frozen=True):
    """A whole line of a given form, anywhere: the weakest place."""

    sentence: str
    weak: bool = True

    def find(self, letter: Letter) -> list[str]:
        """Return every line; the sentence decides."""
        return list(letter.lines)


class Between(msgspec.Struct, frozen=True):
    """What stands between two HTML comments."""

    begin: str
    end: str
    sentence: str
    weak: bool = False

    def find(self, letter: Letter) -> list[str]:
        """Return the text between the comments, which are regular expressions."""
        begin = re.search(rf"<!--\s*{self.begin}\s*-->", letter.html)
        end = re.compile(rf"<!--\s*{self.end}\s*-->").search(letter.html, begin.end()) if begin else None
        if not begin or not end:
            return []
        root = tree(letter.html[begin.end() : end.start()]).root
        return [shown(root)] if root else []


class Under(msgspec.Struct, frozen=True):
    """The line under a headline, unless it begins as every mail of that sender goes on: then there is none."""

    headline: str
    usual: tuple[str, ...]
    sentence: str = "{memo}"
    weak: bool = True

    def find(self, letter: Letter) -> list[str]:
        """Return the line under the first line that the headline fits, for plain text only."""
        if letter.tree:
            return []
        for line, below in zip(letter.lines, letter.lines[1:], strict=False):
            if re.fullmatch(self.headline, line, re.IGNORECASE):
                return [] if below.startswith(self.usual) else [below]
        return []


class Sender(msgspec.Struct, frozen=True, kw_only=True):
    """One sender of payment mail, in one layout or several.

    `addresses` are exact, but for a star ("receipts+acct_*@stripe.com"). `organization` is the parent domain for which
    DMARC may pass in place of the address's own. Subjects and headlines are tried in order: what is not money in comes
    first. `text_first` is for senders whose subject a payer's name or note can blur. `attested` is False when the
    wording was never seen in a real mail: such a sender's mail is read, but a person decides.
    """

    id: str
    provider: Provider
    name: str
    addresses: tuple[str, ...]
    organization: str = ""
    subjects: tuple[Says, ...] = ()
    headlines: tuple[Says, ...] = ()
    details: tuple[Place, ...] = ()
    text_first: bool = False
    attested: bool = True

    @property
    def domains(self) -> frozenset[str]:
        """The domains that its addresses are at."""
        return frozenset(address.rpartition("@")[2] for address in self.addresses)


def _bare(label: str) -> str:
    return label.strip(" :*").casefold()
